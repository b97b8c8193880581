"""Blocks for pictures, film and sound."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.pages.blocks import MEDIA, FigureBlock, VideoBlock
from courses.lessons.desk import with_desk


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side, each of which can be seen large."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    pictures = blocks.ListBlock(FigureBlock(), min_num=2, max_num=12, label=_("Pictures"))

    class Meta:
        icon = "image"
        label = _("Gallery")
        group = MEDIA
        description = _("Several pictures side by side; each can be seen large.")
        template = "courses/blocks/gallery.html"
        preview_template = "courses/blocks/previews/gallery.html"


class LessonVideoBlock(VideoBlock):
    """A video that goes on where the learner left it, at the speed that suits."""

    def get_context(self, value: dict, parent_context: dict | None = None) -> dict:
        return with_desk(super().get_context(value, parent_context=parent_context))

    class Meta:
        template = "courses/blocks/video.html"


class AudioBlock(blocks.StructBlock):
    """A recording of our own with transcript."""

    audio = SnippetChooserBlock("cms.Audio", label=_("Recording"))
    caption = blocks.CharBlock(required=False, max_length=250, label=_("Caption"))

    def get_context(self, value: dict, parent_context: dict | None = None) -> dict:
        return with_desk(super().get_context(value, parent_context=parent_context))

    class Meta:
        icon = "media"
        label = _("Recording")
        group = MEDIA
        description = _("Something to hear, with everything that is said as text.")
        template = "courses/blocks/audio.html"
        preview_template = "courses/blocks/previews/audio.html"
