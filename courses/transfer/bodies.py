"""Bodies of pages on their way: every block is walked along its definition, and what it points to is changed.

The same walk takes a body out and brings it in; who walks says what a key or a number becomes.
"""

import re
from typing import Any, Protocol

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.coreutils import resolve_model_string

from courses.transfer import richtext
from courses.transfer.shapes import DOCUMENT, PICTURE, RECORDING, VIDEO

POINTS_TO = {
    "cms.siteimage": PICTURE,
    "cms.sitedocument": DOCUMENT,
    "cms.video": VIDEO,
    "cms.audio": RECORDING,
    "courses.question": "question",
    "wagtailcore.page": "page",
}
MARK = re.compile(r"[0-9a-fA-F-]{1,36}")  # of a block; bookmarks and links inside a page lead to it
WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.ChoiceBlock, blocks.URLBlock, blocks.EmailBlock)


class Carrier(Protocol):
    """Who carries a body."""

    def follow(self, kind: str, told: Any) -> Any:
        """What a picture, a page or another thing becomes; nothing if it does not come along."""

    def tell(self, words: str) -> None:
        """Something that does not go on as it is."""


class NotABodyError(ValueError):
    """What stands in the package is no body of our kind; the message says where."""


def carried(block: blocks.Block, value: Any, by: Carrier) -> Any:
    """The value of the block on its way."""
    match block:
        case blocks.StreamBlock():
            parts = [part for part in listed(value) if known(block, part, by)]
            return [part | {"value": carried(block.child_blocks[part["type"]], part["value"], by)} for part in parts]
        case blocks.StructBlock():
            told = value if value is not None else {}
            if not isinstance(told, dict) or set(told) - set(block.child_blocks):
                raise NotABodyError(str(block.label))
            return {name: carried(block.child_blocks[name], each, by) for name, each in told.items()}
        case blocks.ListBlock():
            return [part | {"value": carried(block.child_block, part["value"], by)} for part in listed(value)]
        case TypedTableBlock():
            return table(block, value, by)
        case blocks.RichTextBlock():
            return text(block, value, by)
        case blocks.ChooserBlock():
            return chosen(block, value, by)
    return simple(block, value)


def listed(value: Any) -> list[dict[str, Any]]:
    """Parts in a row, each with its kind and, where it is one, its own mark."""
    if not isinstance(value, list):
        raise NotABodyError(type(value).__name__)
    for part in value:
        fits = isinstance(part, dict) and isinstance(part.get("type"), str) and "value" in part
        if not fits or set(part) - {"type", "value", "id"}:
            raise NotABodyError(str(part)[:40])
        if "id" in part and not (isinstance(part["id"], str) and MARK.fullmatch(part["id"])):
            raise NotABodyError(str(part["id"])[:40])
    return value


def known(block: blocks.StreamBlock, part: dict[str, Any], by: Carrier) -> bool:
    """Whether there is such a kind of block here; if not, it is named."""
    if part["type"] not in block.child_blocks:
        by.tell(_("A block of the kind “%(kind)s” is not known here and does not come along.") % {"kind": part["type"]})
        return False
    return True


def table(block: TypedTableBlock, value: Any, by: Carrier) -> Any:
    """A table, cell by cell."""
    if value is None:
        return None
    try:
        kinds = [block.child_blocks[column["type"]] for column in value["columns"]]
        rows = [
            {"values": [carried(kind, cell, by) for kind, cell in zip(kinds, row["values"], strict=True)]}
            for row in value["rows"]
        ]
        columns = [{"type": str(each["type"]), "heading": str(each["heading"])} for each in value["columns"]]
        return {"columns": columns, "rows": rows, "caption": str(value.get("caption") or "")}
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise NotABodyError(str(block.label)) from problem


def text(block: blocks.RichTextBlock, value: Any, by: Carrier) -> str:
    """Running text with its links."""
    if not isinstance(value, str):
        raise NotABodyError(str(block.label))
    html, left_out = richtext.carried(value, by.follow)
    for name in left_out:
        by.tell(_("A text holds “%(name)s”, which is not known here; only its words come along.") % {"name": name})
    return html


def chosen(block: blocks.ChooserBlock, value: Any, by: Carrier) -> Any:
    """A picture, a document, a question or a page that was chosen."""
    kind = POINTS_TO.get(resolve_model_string(block.target_model)._meta.label_lower)
    if value is None or kind is None:
        return None
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise NotABodyError(str(block.label))
    return by.follow(kind, value)


def simple(block: blocks.Block, value: Any) -> Any:
    """A word, a number, a tick."""
    if isinstance(block, blocks.BooleanBlock):
        fits = isinstance(value, bool | None)
    elif isinstance(block, WORDS):
        fits = isinstance(value, str | None)
    else:
        fits = isinstance(value, str | int | float | None)
    if not fits:
        raise NotABodyError(str(block.label))
    return value
