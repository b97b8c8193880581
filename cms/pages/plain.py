"""The words of a body as they are stored, for excerpts: no picture, document or video is looked up for them."""

from collections.abc import Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock


def plain_text(body: blocks.StreamValue) -> str:
    """All readable words of a body."""
    return " ".join(filter(None, words(body.stream_block, body.raw_data)))


def words(block: blocks.Block, stored: Any) -> Iterator[str]:
    """The readable words of one block and of all blocks in it."""
    match block:
        case blocks.BaseStreamBlock():
            for part in stored or []:
                if part["type"] in block.child_blocks:
                    yield from words(block.child_blocks[part["type"]], part["value"])
        case blocks.ListBlock():
            for part in stored or []:
                yield from words(block.child_block, part["value"] if set(part) == {"type", "value", "id"} else part)
        case blocks.BaseStructBlock():
            for name, child in block.child_blocks.items():
                yield from words(child, (stored or {}).get(name))
        case BaseTypedTableBlock():
            yield from table_words(block, stored or {})
        case _:
            yield plain(block, stored or "")


def table_words(block: BaseTypedTableBlock, stored: Any) -> Iterator[str]:
    """The readable words of a table: caption, headings, cells."""
    columns = stored.get("columns", [])
    yield stored.get("caption") or ""
    yield from (column["heading"] for column in columns)
    for row in stored.get("rows", []):
        for column, cell in zip(columns, row["values"], strict=True):
            yield from words(block.child_blocks[column["type"]], cell)


def plain(block: blocks.Block, stored: Any) -> str:
    """The readable words of a single field."""
    match block:
        case blocks.RichTextBlock():
            return unescape(strip_tags(stored.replace("<", " <"))).strip()
        case blocks.CharBlock() | blocks.TextBlock():
            return stored
        case _:
            return ""
