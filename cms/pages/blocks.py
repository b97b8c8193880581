"""The blocks every kind of page may use; lessons and guidance add their own."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

# Templates render a body block by block with `{% include_block block with block_id=block.id %}` inside `.prose`;
# the id makes anchors and form names unique on the page.
RICH_TEXT_FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link", "h3"]
SHORT_TEXT_FEATURES = ["bold", "italic", "ul", "ol", "link"]

# The block chooser shows these groups in the order in which they first occur.
WRITING, MEDIA, ORDER = _("Writing"), _("Pictures, film and sound"), _("Putting in order")


def anchor(title: str, block_id: object) -> str:
    """The address of a heading on its page."""
    return "-".join(part for part in (slugify(title) or "abschnitt", str(block_id or "")[:4]) if part)


class HeadingBlock(blocks.CharBlock):
    """A heading below the page's title."""

    heading_level = 2  # for the checks

    def get_context(self, value: str, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        return context | {"anchor": anchor(value, context.get("block_id"))}

    def get_preview_value(self) -> str:
        return str(self.meta.preview_value)

    class Meta:
        group = WRITING
        description = _("Begins a part of the page; headings make the table of contents.")
        preview_value = _("Three steps to a good file")
        icon = "title"
        label = _("Heading")
        template = "cms/blocks/heading.html"


class RichTextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        group = WRITING
        description = _("Running text with lists, links and sub-headings.")
        preview_value = _("<p>A file tells how a <b>decision</b> came about. Later readers understand why.</p>")
        icon = "pilcrow"
        label = _("Text")
        template = "cms/blocks/rich_text.html"


class FigureBlock(blocks.StructBlock):
    """A picture; the alternative text is asked for, unless the picture is marked as decorative."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, max_length=250, label=_("Caption"))

    class Meta:
        group = MEDIA
        description = _("One picture with alternative text and caption.")
        preview_template = "cms/blocks/previews/figure.html"
        icon = "image"
        label = _("Picture")
        template = "cms/blocks/figure.html"


class VideoBlock(blocks.StructBlock):
    """A video of our own with captions and transcript."""

    video = SnippetChooserBlock("cms.Video", label=_("Video"))
    caption = blocks.CharBlock(required=False, max_length=250, label=_("Caption"))

    class Meta:
        group = MEDIA
        description = _("A film of our own, with captions and everything that is said as text.")
        preview_template = "cms/blocks/previews/video.html"
        icon = "media"
        label = _("Video")
        template = "cms/blocks/video.html"


class CalloutBlock(blocks.StructBlock):
    """A box that stands out from the text."""

    kind = blocks.ChoiceBlock(
        choices=[
            ("merke", _("Remember")),
            ("tipp", _("Tip")),
            ("beispiel", _("Example")),
            ("achtung", _("Careful")),
        ],
        default="merke",
        label=_("Kind"),
    )
    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"))
    text = blocks.RichTextBlock(features=SHORT_TEXT_FEATURES, label=_("Text"))

    def get_searchable_content(self, value: dict) -> list[str]:
        """Title and text; the kind is not what people look for."""
        return [value["title"] or "", *self.child_blocks["text"].get_searchable_content(value["text"])]

    class Meta:
        group = WRITING
        description = _("A box for what people should remember, a tip, an example or a warning.")
        preview_value = {"kind": "merke", "title": "", "text": _("<p>A file follows the task, not the person.</p>")}
        icon = "warning"
        label = _("Callout")
        template = "cms/blocks/callout.html"


class AccordionBlock(blocks.StructBlock):
    """Parts that open one by one."""

    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(max_length=200, label=_("Title"))),
                ("text", blocks.RichTextBlock(features=SHORT_TEXT_FEATURES, label=_("Text"))),
            ]
        ),
        label=_("Parts"),
        min_num=1,
    )

    class Meta:
        group = ORDER
        description = _("Several parts that open one by one; good for details not everybody needs.")
        preview_value = {
            "items": [
                {"title": _("Complete"), "text": _("<p>Everything that mattered is in the file.</p>")},
                {"title": _("Comprehensible"), "text": _("<p>A stranger understands what happened.</p>")},
            ]
        }
        icon = "list-ul"
        label = _("Accordion")
        template = "cms/blocks/accordion.html"


class DownloadBlock(blocks.StructBlock):
    """A file to take along."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(required=False, max_length=200, label=_("Title"))

    class Meta:
        group = MEDIA
        description = _("A file to take along, such as a checklist.")
        preview_template = "cms/blocks/previews/download.html"
        icon = "download"
        label = _("Download")
        template = "cms/blocks/download.html"


class PageBodyBlock(blocks.StreamBlock):
    """The body of information and news pages."""

    heading = HeadingBlock()
    rich_text = RichTextBlock()
    figure = FigureBlock()
    video = VideoBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    download = DownloadBlock()


def text_of(body: blocks.StreamValue) -> str:
    """The words of a body as plain text, for the search; an empty picture has none."""
    return " ".join(text for text in body.stream_block.get_searchable_content(body) if text not in ("", "None"))


def contents(body: blocks.StreamValue) -> list[tuple[str, str]]:
    """The headings of a body as (anchor, title), for a table of contents."""
    return [(anchor(block.value, block.id), block.value) for block in body if block.block_type == "heading"]
