"""How a programme is written: sections with their courses."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamValue

from courses.programmes.plan import Demand, Entry, Section

WORDS = ("title", "text")  # of a section, in every language


class CourseBlock(blocks.StructBlock):
    """A course and what it counts."""

    course = blocks.PageChooserBlock(page_type="courses.CoursePage", label=_("Course"))
    points = blocks.IntegerBlock(min_value=0, max_value=100, default=0, label=_("Points"))

    class Meta:
        icon = "doc-full"
        label = _("Course")


class SectionBlock(blocks.StructBlock):
    """A section with its courses and how much of it has to be done."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.CharBlock(max_length=300, required=False, label=_("One sentence about it"))
    demand = blocks.ChoiceBlock(
        choices=[
            (Demand.ALL.value, _("All courses")),
            (Demand.SOME.value, _("Some of the courses")),
            (Demand.OPTIONAL.value, _("Voluntary")),
        ],
        default=Demand.ALL.value,
        label=_("What has to be done"),
    )
    number = blocks.IntegerBlock(
        min_value=0, default=0, required=False, label=_("How many"), help_text=_("Only for “Some of the courses”")
    )
    in_order = blocks.BooleanBlock(required=False, label=_("In this order"))
    courses = blocks.ListBlock(CourseBlock(), label=_("Courses"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Section")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        entered = super().clean(value)
        if entered["demand"] == Demand.SOME and not 0 < (entered["number"] or 0) <= len(entered["courses"]):
            words = _("Say how many of the courses are asked for: at least one, at most all of them.")
            raise blocks.StructBlockValidationError(block_errors={"number": ValidationError(words)})
        return entered


def section_of(raw: dict[str, Any]) -> Section:
    """What a section asks for, read from what the stream field keeps, without asking the database for its courses."""
    courses = [each.get("value", each) for each in raw.get("courses") or []]
    return Section(
        title=raw.get("title") or "",
        text=raw.get("text") or "",
        entries=tuple(Entry(each["course"], each.get("points") or 0) for each in courses if each.get("course")),
        demand=Demand(raw.get("demand") or Demand.ALL),
        number=raw.get("number") or 0,
        in_order=bool(raw.get("in_order")),
    )


def worded(written: StreamValue, translation: StreamValue) -> StreamValue:
    """The sections with title and sentence of the same sections in a translation; nothing else is taken from there."""
    said = {block.get("id"): block["value"] for block in translation.raw_data}

    def in_words(block: dict[str, Any]) -> dict[str, Any]:
        words = {name: text for name, text in said.get(block.get("id"), {}).items() if name in WORDS and text}
        return block | {"value": block["value"] | words}

    return StreamValue(written.stream_block, [in_words(block) for block in written.raw_data], is_lazy=True)


def sections_of(written: StreamValue) -> tuple[Section, ...]:
    """All sections of a programme."""
    return tuple(section_of(block["value"]) for block in written.raw_data)
