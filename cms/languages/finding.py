"""Finding pages by the words of their translations."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from cms.languages.speaking import MAIN, SHORT, languages_of_all, lend
from cms.navigation.memory import remembered


def found_translated(visible: QuerySet, search: Callable[[QuerySet], list[Page]]) -> list[Any]:
    """The visible pages whose translations the search finds, with the words of the translation that was found."""
    if not remembered("languages", languages_of_all):
        return []
    kind = visible.model
    others = kind.objects.live().filter(alias_of=None).exclude(locale__language_code=MAIN)
    translations = kind.objects.filter(pk__in=others.values("pk")).select_related("locale")
    by_key = {page.translation_key: page for page in search(translations)}
    originals = list(visible.filter(translation_key__in=by_key)) if by_key else []
    for page in originals:
        lend(page, by_key[page.translation_key], SHORT)
    return originals


def address(page: Page, spoken: str = "") -> str:
    """Where the page is read in the language it speaks."""
    language = spoken or page.spoken_language
    return page.url if language == MAIN else f"{page.url}?sprache={language}"
