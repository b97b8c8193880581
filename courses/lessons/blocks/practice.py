"""Blocks in which the learner does something. Nothing counts, and nobody else sees what is answered or written."""

from random import Random

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.pages.blocks import SHORT_TEXT_FEATURES
from courses.lessons.asking import asked
from courses.lessons.blocks.arranged import PRACTICE, Arranged
from courses.lessons.checks import check


class KnowledgeCheckBlock(blocks.StructBlock):
    """A question to check oneself; it does not count, and nobody else sees the answer."""

    takes_seconds = 45  # beyond reading

    question = blocks.CharBlock(max_length=300, label=_("Question"))
    answers = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("text", blocks.CharBlock(max_length=300, label=_("Answer"))),
                ("is_correct", blocks.BooleanBlock(required=False, label=_("Correct"))),
                ("feedback", blocks.CharBlock(required=False, max_length=400, label=_("Feedback"))),
            ]
        ),
        min_num=2,
        label=_("Answers"),
    )
    explanation = blocks.TextBlock(required=False, label=_("Explanation"))

    def clean(self, value: dict) -> dict:
        cleaned = super().clean(value)
        if sum(bool(answer["is_correct"]) for answer in cleaned["answers"]) != 1:
            raise ValidationError(_("Mark exactly one answer as correct."))
        return cleaned

    def get_context(self, value: dict, parent_context: dict | None = None) -> dict:
        """Reads the chosen answer from the address: `?check-<block>=<number of the answer>`."""
        context = super().get_context(value, parent_context=parent_context)
        name = f"check-{context.get('block_id', '')}"
        request = context.get("request")
        given = request.GET.get(name) if request else None
        return context | {"name": name, "check": check(value["answers"], given)}

    class Meta:
        icon = "help"
        label = _("Knowledge check")
        group = PRACTICE
        description = _("A quick question with one right answer; it is written here and does not count.")
        template = "courses/blocks/knowledge_check.html"
        preview_value = {
            "question": _("Is a number plate personal data?"),
            "answers": [
                {"text": _("Yes"), "is_correct": True, "feedback": ""},
                {"text": _("No"), "is_correct": False, "feedback": ""},
            ],
            "explanation": "",
        }


class BankQuestionBlock(blocks.StructBlock):
    """A question of the bank, of any kind, for practice."""

    takes_seconds = 60

    question = SnippetChooserBlock("courses.Question", label=_("Question of the bank"))

    def get_context(self, value: dict, parent_context: dict | None = None) -> dict:
        """Reads the answer from the address, as knowledge checks do."""
        context = super().get_context(value, parent_context=parent_context)
        block, request = str(context.get("block_id") or ""), context.get("request")
        question = value["question"]
        given = request.GET if request else None
        return context | {"asked": asked(question, block, given, Random(block)) if question else None}  # noqa: S311

    class Meta:
        icon = "help"
        label = _("Question of the bank")
        group = PRACTICE
        description = _("A question of the bank for practice, of any kind, such as order or match. Does not count.")
        template = "courses/blocks/bank_question.html"
        preview_template = "courses/blocks/previews/bank_question.html"


class TaskBlock(Arranged):
    """Something to do, a list to check oneself by, and a solution to compare with."""

    takes_seconds = 300

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.RichTextBlock(features=SHORT_TEXT_FEATURES, label=_("What to do"))
    checks = blocks.ListBlock(blocks.CharBlock(max_length=200), min_num=1, label=_("How one sees that it worked"))
    solution = blocks.RichTextBlock(features=SHORT_TEXT_FEATURES, required=False, label=_("A possible solution"))

    class Meta:
        icon = "tasks"
        label = _("Task with self-check")
        group = PRACTICE
        description = _("Something to try at the own desk, a list to tick, and a solution to compare with.")
        template = "courses/blocks/task.html"
        preview_value = {
            "title": _("Name three papers"),
            "text": _("<p>Take three papers from your desk and give each a name others understand.</p>"),
            "checks": [_("It says what it is."), _("It says what it is about.")],
            "solution": "",
        }


class ReflectionBlock(Arranged):
    """A question to think about; the answer is kept for the learner alone."""

    takes_seconds = 180

    prompt = blocks.CharBlock(max_length=300, label=_("Question to think about"))

    class Meta:
        icon = "edit"
        label = _("Thinking it over")
        group = PRACTICE
        description = _("A question to think about. What is written is kept for the learner; nobody else reads it.")
        template = "courses/blocks/reflection.html"
        preview_value = {"prompt": _("What will you do differently from tomorrow on?")}


class AskBlock(Arranged):
    """An invitation to ask the Digital Movers about this lesson."""

    text = blocks.CharBlock(
        max_length=200, default=_("Is something still unclear?"), label=_("Invitation"), required=False
    )

    class Meta:
        icon = "comment"
        label = _("Ask about this lesson")
        group = PRACTICE
        description = _("Leads to a question to the Digital Movers that already names this lesson.")
        template = "courses/blocks/ask.html"
        preview_value = {"text": _("Is something still unclear?")}
