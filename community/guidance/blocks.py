"""The blocks of guidance."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms.pages.blocks import PageBodyBlock


class StepBlock(blocks.StructBlock):
    """One step of a how-to, with a picture if it helps."""

    title = blocks.CharBlock(max_length=200, label=_("What to do"))
    text = blocks.RichTextBlock(features=["bold", "italic", "ul", "ol", "link"], required=False, label=_("How"))
    image = ImageBlock(required=False, label=_("Picture"))

    class Meta:
        icon = "order"
        label = _("Step")


class GuidanceBodyBlock(PageBodyBlock):
    """The body of a guidance page."""

    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), icon="list-ol")
