"""How templates say in which language something is read, and offer the others."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from cms.languages.speaking import MAIN
from people.directory.languages import NAMES

register = template.Library()

# Said to those who wished for the language, so in its own words.
NOT_YET = {
    "en": "This page has not been translated into English yet. You are reading the German version.",
    "de-simple": "Diese Seite gibt es noch nicht in Leichter Sprache. Sie lesen die Seite in Alltags-Sprache.",
}
NEWER_ONLY = {
    "en": "Only the newest version of this page is there in English. You are reading an earlier one, in German.",
    "de-simple": "In Leichter Sprache gibt es nur die neue Fassung. Sie lesen eine frühere Fassung in Alltags-Sprache.",
}


@register.filter
def foreign(page: Page | None) -> str:
    """The language of the page's words, where it is another than that of the platform around them.

    What belongs to no page, such as names of topics and offices, is written in the main language.
    """
    language = getattr(page, "spoken_language", MAIN)
    return "" if language == get_language() else language


@register.simple_tag
def spoken(page: Page | None = None) -> SafeString | str:
    """The same as a lang attribute."""
    return format_html(' lang="{}"', language) if (language := foreign(page)) else ""


@register.inclusion_tag("cms/_languages.html")
def languages(page: Page) -> dict[str, object]:
    """The languages of the page to choose from, and an honest word where the wished one is missing."""
    reading = getattr(page, "reading", None)
    if reading is None:
        return {"choices": [], "missing": "", "wanted": ""}
    several = len(reading.offered) > 1
    choices = [(code, NAMES.get(code, code), code == reading.spoken) for code in reading.offered] if several else []
    honest = NEWER_ONLY if reading.newer_only else NOT_YET
    missing = honest.get(reading.wanted, "") if reading.is_fallback else ""
    return {"choices": choices, "missing": missing, "wanted": reading.wanted}
