"""The words of a page, field by field and block by block, for comparing."""

from wagtail.blocks import StreamValue
from wagtail.models import Page

from cms.checks.parts import Heading, Part, Picture, Place, Prose
from cms.checks.walking import walk
from cms.translations.comparing import Texts


def texts_of(page: Page) -> Texts:
    """What a translator translates, in the order of the editor."""
    found: Texts = {}
    for name in page.translated_fields:
        value = getattr(page, name)
        if isinstance(value, StreamValue):
            for child in value:
                found[f"block-{child.id}-section"] = (str(child.block.label), words_of(child))
        elif value:
            found[f"panel-{name}"] = (str(page._meta.get_field(name).verbose_name).capitalize(), str(value))
    return found


def words_of(child: StreamValue.StreamChild) -> str:
    """All words of a block, with what is said about its pictures."""
    return "\n".join(filter(None, map(words_in, walk(child.block, child.value, Place()))))


def words_in(part: Part) -> str:
    """The words of one part."""
    match part:
        case Heading() | Prose():
            return part.text
        case Picture():
            return part.text
    return ""
