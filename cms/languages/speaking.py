"""Pages in another language.

The page of the main language is the course, the lesson, the information itself: it has the address, the audience, the
progress and the proof. A translation lends it its words for the one who reads.

What speaks another language is never saved: it is made for one answer and forgotten with it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from cms.navigation.memory import remembered
from people.directory.languages import NAMES

MAIN = settings.LANGUAGE_CODE
SHORT = ("title", "lead", "summary", "module", "sections")


@dataclass(frozen=True)
class Reading:
    """In which language a page is read, and in which others there is one."""

    wanted: str
    spoken: str
    offered: tuple[str, ...]
    newer_only: bool = False  # the wished language is there, but only for a newer version than the one that is read

    @property
    def is_fallback(self) -> bool:
        """Whether the reader wished for a language in which this page is not there yet."""
        return self.wanted != self.spoken


def wished(request: HttpRequest) -> str:
    """The language in which this answer is read; what is drawn without a reader speaks the main one."""
    return getattr(request, "reading_language", MAIN)


def speak(page: Page, language: str) -> Page:
    """The page with the words of the wished language, where they are there; it knows which it speaks."""
    known = languages_of(page)
    offered = languages_of_earlier(page) if known and page.earlier_revision else known
    lend(page, translations_of([page], language).get(page.translation_key) if language in offered else None)
    page.reading = Reading(language, page.spoken_language, (MAIN, *offered), language in known)
    return page


def speak_all(pages: Iterable[Page], language: str) -> list[Page]:
    """Several pages in a list, each in the wished language where it is there; one query for each kind."""
    shown = list(pages)
    translated = [page for page in shown if language in languages_of(page)]
    others = translations_of(translated, language)
    for page in translated:
        lend(page, others.get(page.translation_key), SHORT)
    return shown


def languages_of(page: Page) -> tuple[str, ...]:
    """The other languages the page is there in; remembered until a page changes."""
    known = remembered("languages", languages_of_all)
    return tuple(code for code in NAMES if code in known.get(str(page.translation_key), ()))


def languages_of_earlier(page: Page) -> tuple[str, ...]:
    """The other languages an earlier version is there in: whose translation still says the same as this version."""
    translations = Page.objects.live().filter(alias_of=None, following__revision=page.earlier_revision)
    found = set(translations.order_by().values_list("locale__language_code", flat=True))
    return tuple(code for code in NAMES if code in found)


def languages_of_all() -> dict[str, list[str]]:
    """The languages of all published translations by translation key; copies that only hold a place are none."""
    found: dict[str, list[str]] = {}
    translations = Page.objects.live().filter(alias_of=None).exclude(locale__language_code=MAIN)
    for key, language in translations.order_by().values_list("translation_key", "locale__language_code"):
        found.setdefault(str(key), []).append(language)
    return found


def translations_of(pages: Iterable[Page], language: str) -> dict[object, Page]:
    """The published translations of these pages by translation key.

    An earlier version takes a translation only as long as that says the same as the earlier version.
    """
    kinds: dict[type[Page], list[Page]] = {}
    for page in pages:
        kinds.setdefault(type(page), []).append(page)
    found = {}
    for kind, those in kinds.items():
        newest = [page.translation_key for page in those if not page.earlier_revision]
        earlier = [page.earlier_revision for page in those if page.earlier_revision]
        fitting = Q(translation_key__in=newest) | Q(following__revision__in=earlier)
        others = kind.objects.live().filter(fitting, alias_of=None, locale__language_code=language)
        others = others.select_related("locale")
        for page in others.defer("body") if len(those) > 1 and hasattr(kind, "body") else others:
            found[page.translation_key] = page
    return found


def titles_in(pages: Collection[int], language: str) -> dict[int, str]:
    """The titles of these pages (by id) in another language, where there are translations; for messages."""
    if language == MAIN:
        return {}
    keys = dict(Page.objects.filter(pk__in=pages).values_list("translation_key", "pk"))
    others = Page.objects.live().filter(alias_of=None, locale__language_code=language, translation_key__in=keys)
    return {keys[key]: title for key, title in others.order_by().values_list("translation_key", "title")}


def lend(page: Page, translation: Page | None, fields: Collection[str] = ()) -> None:
    """Give the page the words of its translation, for this answer only; in lists only the short ones."""
    page.spoken_language = translation.locale.language_code if translation else MAIN
    for name in page.translated_fields if translation else ():
        if (not fields or name in fields) and (words := page.words_from(translation, name)):
            setattr(page, name, words)
