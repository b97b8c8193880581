"""Blocks for what is read: headings, text, tables and code."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock, TypedTableBlockValidationError

from cms.pages.blocks import SHORT_TEXT_FEATURES, WRITING, HeadingBlock, RichTextBlock
from courses.lessons.desk import with_desk


class LessonHeadingBlock(HeadingBlock):
    """A heading one may put a bookmark at."""

    def get_context(self, value: str, parent_context: dict | None = None) -> dict:
        return with_desk(super().get_context(value, parent_context=parent_context))

    class Meta:
        template = "courses/blocks/heading.html"


class LessonTextBlock(RichTextBlock):
    """Running text in which words of the glossary are explained where they first occur."""

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        glossary = context.get("glossary")
        return context | {"html": glossary.text_of(context.get("block_id"), value) if glossary else value}

    class Meta:
        template = "courses/blocks/rich_text.html"


class LessonTableBlock(TypedTableBlock):
    """Rows and columns; a table without caption and headed columns cannot be read aloud sensibly."""

    text = blocks.RichTextBlock(features=SHORT_TEXT_FEATURES, required=False, label=_("Text"))
    number = blocks.DecimalBlock(required=False, label=_("Number"))

    def clean(self, table: TypedTable) -> TypedTable:
        cleaned = super().clean(table)
        if not cleaned.columns or not cleaned.row_data:
            raise TypedTableBlockValidationError(non_block_errors=[_("Add at least one column and one row.")])
        if not (cleaned.caption or "").strip():
            raise TypedTableBlockValidationError(non_block_errors=[_("Say in the caption what the table shows.")])
        if any(not (column["heading"] or "").strip() for column in cleaned.columns):
            raise TypedTableBlockValidationError(non_block_errors=[_("Give every column a heading.")])
        return cleaned


class TableBlock(blocks.StructBlock):
    """A table with caption and headings."""

    table = LessonTableBlock(label=_("Table"))
    first_column_names_rows = blocks.BooleanBlock(
        required=False, default=True, label=_("The first column says what each row is about")
    )

    def get_preview_value(self) -> blocks.StructValue:
        rows = [[gettext("<p>Invoices</p>"), "10"], [gettext("<p>Letters</p>"), "6"]]
        table = {
            "caption": gettext("How long we keep papers"),
            "columns": [
                {"type": "text", "heading": gettext("Papers")},
                {"type": "number", "heading": gettext("Years")},
            ],
            "rows": [{"values": row} for row in rows],
        }
        return self.normalize({"table": table, "first_column_names_rows": True})

    class Meta:
        icon = "table"
        label = _("Table")
        group = WRITING
        description = _("Rows and columns with caption and headings; on narrow screens it scrolls.")
        template = "courses/blocks/table.html"


class ExactTextBlock(blocks.TextBlock):
    """Text that is no sentence and is not checked as one."""

    is_prose = False


class CodeBlock(blocks.StructBlock):
    """Letters to be typed exactly so: a command, a formula, a file name."""

    kind = blocks.ChoiceBlock(
        choices=[("code", _("Code or formula")), ("terminal", _("Commands"))], default="code", label=_("Kind")
    )
    title = blocks.CharBlock(max_length=120, label=_("What it is"))
    code = ExactTextBlock(label=_("Text, exactly as it is typed"))

    def clean(self, value: dict) -> dict:
        cleaned = super().clean(value)
        if not cleaned["code"].strip():
            raise blocks.StructBlockValidationError({"code": ValidationError(_("Write what is to be typed."))})
        return cleaned

    class Meta:
        icon = "code"
        label = _("Code or command")
        group = WRITING
        description = _("Something to be typed exactly so, with a button to copy it.")
        template = "courses/blocks/code.html"
        preview_value = {"kind": "code", "title": _("Formula"), "code": "=SUMME(B2:B13)"}
