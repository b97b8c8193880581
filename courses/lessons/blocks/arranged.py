"""Blocks that arrange several short texts: tabs, steps, a timeline, a comparison, cards to turn over."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks import ORDER, SHORT_TEXT_FEATURES
from courses.lessons.desk import with_desk

PRACTICE = _("Trying out and thinking")


def titled(*, title: int = 120, text: object = _("Text"), **more: blocks.Block) -> blocks.StructBlock:
    """A part with a title and a text."""
    return blocks.StructBlock(
        [
            *more.items(),
            ("title", blocks.CharBlock(max_length=title, label=_("Title"))),
            ("text", blocks.RichTextBlock(features=SHORT_TEXT_FEATURES, label=text)),
        ]
    )


class Arranged(blocks.StructBlock):
    """Parts that belong together."""

    def get_context(self, value: dict, parent_context: dict | None = None) -> dict:
        return with_desk(super().get_context(value, parent_context=parent_context))


class TabsBlock(Arranged):
    """Parts of which one is looked at at a time; without scripts and on paper they follow each other."""

    title = blocks.CharBlock(max_length=120, label=_("What the parts have in common"))
    parts = blocks.ListBlock(titled(title=40), min_num=2, max_num=6, label=_("Parts"))

    class Meta:
        icon = "grip"
        label = _("Tabs")
        group = ORDER
        description = _("Two to six parts of which one is looked at at a time, such as one for each kind of device.")
        template = "courses/blocks/tabs.html"
        preview_value = {
            "title": _("Where do I find my files?"),
            "parts": [
                {"title": _("At the desk"), "text": _("<p>In the menu at the top left.</p>")},
                {"title": _("On the phone"), "text": _("<p>Behind the three lines.</p>")},
            ],
        }


class StepsBlock(Arranged):
    """What is done one after the other."""

    parts = blocks.ListBlock(titled(), min_num=2, label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = ORDER
        description = _("Instructions, numbered, one step after the other.")
        template = "courses/blocks/steps.html"
        preview_value = {
            "parts": [
                {"title": _("Look for the file"), "text": _("<p>Maybe there is one already.</p>")},
                {"title": _("Put the paper into it"), "text": _("<p>With a name others understand.</p>")},
            ]
        }


class TimelineBlock(Arranged):
    """What happened when, or what has to be done until when."""

    parts = blocks.ListBlock(
        titled(when=blocks.CharBlock(max_length=60, label=_("When"))), min_num=2, label=_("Moments")
    )

    class Meta:
        icon = "history"
        label = _("Timeline")
        group = ORDER
        description = _("What happens when: a history, or deadlines one after the other.")
        template = "courses/blocks/timeline.html"
        preview_value = {
            "parts": [
                {"when": _("At once"), "title": _("Report it"), "text": _("<p>Call the hotline.</p>")},
                {"when": _("Within 72 hours"), "title": _("Tell the authority"), "text": _("<p>If needed.</p>")},
            ]
        }


class ComparisonBlock(Arranged):
    """Two things side by side."""

    kind = blocks.ChoiceBlock(
        choices=[("neutral", _("Two things side by side")), ("better", _("Rather not – better so"))],
        default="neutral",
        label=_("Kind"),
    )
    left = titled()
    right = titled()

    class Meta:
        icon = "arrow-right"
        label = _("Comparison")
        group = ORDER
        description = _("Two things side by side, or a bad and a good example.")
        template = "courses/blocks/comparison.html"
        preview_value = {
            "kind": "better",
            "left": {"title": _("Rather not"), "text": "<p>Bescheid_final_neu2</p>"},
            "right": {"title": _("Better so"), "text": _("<p>Outdoor seating, Market Square 3, decision</p>")},
        }


class CardsBlock(Arranged):
    """Cards to turn over: a question in front, the answer on the back."""

    takes_seconds = 60

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    parts = blocks.ListBlock(titled(text=_("On the back")), min_num=2, max_num=12, label=_("Cards"))

    class Meta:
        icon = "duplicate"
        label = _("Cards to turn over")
        group = PRACTICE
        description = _("Cards with a question in front and the answer on the back, for learning terms.")
        template = "courses/blocks/cards.html"
        preview_value = {
            "title": _("Do you know these terms?"),
            "parts": [
                {"title": _("What is a file?"), "text": _("<p>Everything about one matter.</p>")},
                {"title": _("What is a case?"), "text": _("<p>One part of a file.</p>")},
            ],
        }
