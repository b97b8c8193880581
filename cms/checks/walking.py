"""From the content of a page to its parts. Every block is walked through by what it is made of.

A block of its own kind can say more about itself, on its class:

- `check_parts(value, place)` gives its parts instead of what walking would find;
- `heading_level` makes its words a heading of this level;
- `takes_seconds` is how long people need beyond reading;
- `is_prose = False` keeps its words out of the reading ease, as with code.
"""

from collections.abc import Callable, Iterator
from typing import Any

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.checks.markup import parts_of_markup
from cms.checks.parts import Activity, Heading, Part, Picture, Place, Prose, Recording, Table


def parts_of(body: blocks.StreamValue) -> list[Part]:
    """All parts of a stream field in order."""
    found: list[Part] = []
    for number, child in enumerate(body, start=1):
        place = Place(str(child.id or ""), f"{number}. {child.block.label}")
        found += walk(child.block, child.value, place)
    return found


def walk(block: blocks.Block, value: Any, place: Place) -> Iterator[Part]:
    """The parts of one block and of all blocks in it."""
    if hasattr(block, "check_parts"):
        yield from block.check_parts(value, place)
        return
    if seconds := getattr(block, "takes_seconds", 0):
        yield Activity(place, seconds)
    reader = next((read for kinds, read in READERS if isinstance(block, kinds)), words)
    yield from reader(block, value, place)


def stream(block: blocks.Block, value: Any, place: Place) -> Iterator[Part]:
    """Blocks of several kinds, one after the other."""
    for child in value or []:
        yield from walk(child.block, child.value, place)


def several(block: blocks.ListBlock, value: Any, place: Place) -> Iterator[Part]:
    """Several of one kind."""
    for item in value or []:
        yield from walk(block.child_block, item, place)


def struct(block: blocks.BaseStructBlock, value: Any, place: Place) -> Iterator[Part]:
    """Something that consists of named parts."""
    for name, child in block.child_blocks.items():
        yield from walk(child, (value or {}).get(name), place)


def words(block: blocks.Block, value: Any, place: Place) -> Iterator[Part]:
    """Running text, or a line of text."""
    if isinstance(block, blocks.RichTextBlock):
        yield from parts_of_markup(getattr(value, "source", str(value or "")), place)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        if level := getattr(block, "heading_level", 0):
            yield Heading(place, (value or "").strip(), level)
        elif value and getattr(block, "is_prose", True):
            yield from (Prose(place, line.strip()) for line in value.splitlines() if line.strip())


def picture(block: blocks.Block, image: Any, place: Place) -> Iterator[Part]:
    """A picture with the words given where it is used, else those given with the picture itself."""
    if image is None:
        return
    described = getattr(image, "contextual_alt_text", None)
    alternative = described if described is not None else image.description
    yield Picture(place, image.title, (alternative or "").strip(), bool(getattr(image, "decorative", False)))


def recording(block: blocks.Block, chosen: Any, place: Place) -> Iterator[Part]:
    """A video or sound, if that was chosen."""
    if hasattr(chosen, "transcript"):
        yield Recording(
            place,
            str(chosen),
            has_captions=bool(getattr(chosen, "captions", True)),
            has_transcript=bool(chosen.transcript.strip()),
            seconds=getattr(chosen, "seconds", 0) or 0,
        )


def table(block: blocks.Block, value: dict | None, place: Place) -> Iterator[Part]:
    """A table of plain cells."""
    if not value:
        return
    has_headers = bool(value.get("first_row_is_table_header") or value.get("first_col_is_header"))
    yield Table(place, value.get("table_caption") or "", has_headers)
    for row in value.get("data") or []:
        yield from (Prose(place, str(cell)) for cell in row if cell)


def typed_table(block: blocks.Block, value: Any, place: Place) -> Iterator[Part]:
    """A table whose columns have kinds."""
    if value is None:
        return
    yield Table(place, value.caption or "", any(column["heading"] for column in value.columns))
    for row in value.rows:
        for cell in row:
            yield from walk(cell.block, cell.value, place)


# What is walked through in which way, the more special kinds first; everything else has words or nothing to check.
READERS: tuple[tuple[tuple[type, ...], Callable[..., Iterator[Part]]], ...] = (
    ((ImageBlock, ImageChooserBlock), picture),
    ((blocks.BaseStreamBlock,), stream),
    ((blocks.ListBlock,), several),
    ((TypedTableBlock,), typed_table),
    ((blocks.BaseStructBlock,), struct),
    ((SnippetChooserBlock,), recording),
    ((TableBlock,), table),
)
