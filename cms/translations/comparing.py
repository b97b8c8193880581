"""Original and translation side by side, and what has changed in the original: texts without database."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

Texts = dict[str, tuple[str, str]]  # key of a field or block → its name in the editor and its words


@dataclass(frozen=True)
class Piece:
    """Some words of the original: as they were, new, or gone."""

    words: str
    kind: str = ""  # "ins" or "del"


@dataclass(frozen=True)
class Pair:
    """A field or block of the original beside its translation."""

    key: str
    name: str
    original: list[Piece]
    translation: str

    @property
    def has_changed(self) -> bool:
        """Whether the original says something else than when the translation was compared with it."""
        return any(piece.kind for piece in self.original)


def pairs(before: Texts, now: Texts, translation: Texts) -> list[Pair]:
    """Everything in the order of the original; what is only in the translation any more comes last."""
    left = [key for key in translation if key not in now]
    gone = [key for key in before if key not in now and key in translation]
    found = [
        Pair(key, name, changes(before[key][1] if key in before else "", words), translation.get(key, ("", ""))[1])
        for key, (name, words) in now.items()
    ]
    for key in left:
        name, words = translation[key]
        found.append(Pair(key, name, changes(before[key][1], "") if key in gone else [], words))
    return found


def changes(before: str, now: str) -> list[Piece]:
    """The words of now, with those that are new and those that are gone."""
    old, new = before.split(" "), now.split(" ")
    found: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in ("delete", "replace"):
            add(found, old[a:b], "del")
        if kind != "delete":
            add(found, new[c:d], "" if kind == "equal" else "ins")
    return found


def add(pieces: list[Piece], words: Iterable[str], kind: str) -> None:
    """Put the words at the end, if there are any."""
    if text := " ".join(words).strip():
        pieces.append(Piece(text, kind))
