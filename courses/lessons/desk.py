"""What a reader brings to a lesson: own words, marks and places. The player lays it out; nobody else ever sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Desk:
    """The reader's own things in one lesson, by block; without addresses nothing can be kept, as in a preview."""

    words: Mapping[str, str] = field(default_factory=dict)  # what was written; under "" the note on the whole lesson
    marked: frozenset[str] = frozenset()  # where bookmarks lie; "" is the whole lesson
    places: Mapping[str, int] = field(default_factory=dict)  # at which second a film or recording was left
    write_at: str = ""
    mark_at: str = ""
    place_at: str = ""
    question_at: str = ""  # where a question about the lesson is asked

    @property
    def keeps(self) -> bool:
        """Whether what is written here is kept."""
        return bool(self.write_at)

    @property
    def note(self) -> str:
        """The note on the whole lesson."""
        return self.words.get("", "")

    @property
    def marks_lesson(self) -> bool:
        """Whether a bookmark lies at the lesson itself."""
        return "" in self.marked


EMPTY = Desk()


def with_desk(context: dict[str, Any]) -> dict[str, Any]:
    """What a block's template needs of the desk, also where none was laid out."""
    desk: Desk = context.get("desk") or EMPTY
    block = str(context.get("block_id") or "")
    return context | {
        "desk": desk,
        "block_id": block,
        "stop": stop(block),
        "own_words": desk.words.get(block, ""),
        "is_marked": block in desk.marked,
        "left_at": desk.places.get(block, 0),
        "csrf_token": context.get("csrf_token", ""),
    }


def stop(block: object) -> str:
    """The address of a block on its page; it stays when the block's words change."""
    return f"b-{str(block)[:8]}" if block else ""
