"""Pages in another language.

The page of the main language is the course, the lesson, the information itself: it has the address, the audience, the
progress and the proof. A translation lends it its words for the one who reads.

What speaks another language is never saved: it is made for one answer and forgotten with it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from wagtail.models import Page

from cms.navigation.memory import remembered
from people.directory.languages import NAMES

MAIN = settings.LANGUAGE_CODE
SHORT = ("title", "lead", "summary")


@dataclass(frozen=True)
class Reading:
    """In which language a page is read, and in which others there is one."""

    wanted: str
    spoken: str
    offered: tuple[str, ...]

    @property
    def is_fallback(self) -> bool:
        """Whether the reader wished for a language in which this page is not there yet."""
        return self.wanted != self.spoken


def speak(page: Page, language: str) -> Page:
    """The page with the words of the wished language, where they are there; it knows which it speaks."""
    offered = () if is_earlier(page) else languages_of(page)
    lend(page, translations_of([page], language).get(page.translation_key) if language in offered else None)
    page.reading = Reading(language, page.spoken_language, (MAIN, *offered))
    return page


def speak_all(pages: Iterable[Page], language: str) -> list[Page]:
    """Several pages in a list, each in the wished language where it is there; one query for each kind."""
    shown = list(pages)
    translated = [page for page in shown if language in languages_of(page) and not is_earlier(page)]
    others = translations_of(translated, language)
    for page in translated:
        lend(page, others.get(page.translation_key), SHORT)
    return shown


def languages_of(page: Page) -> tuple[str, ...]:
    """The other languages the page is there in; remembered until a page changes."""
    known = remembered("languages", languages_of_all)
    return tuple(code for code in NAMES if code in known.get(str(page.translation_key), ()))


def languages_of_all() -> dict[str, list[str]]:
    """The languages of all published translations by translation key; copies that only hold a place are none."""
    found: dict[str, list[str]] = {}
    translations = Page.objects.live().filter(alias_of=None).exclude(locale__language_code=MAIN)
    for key, language in translations.order_by().values_list("translation_key", "locale__language_code"):
        found.setdefault(str(key), []).append(language)
    return found


def translations_of(pages: Iterable[Page], language: str) -> dict[object, Page]:
    """The published translations of these pages by translation key."""
    kinds: dict[type[Page], list[object]] = {}
    for page in pages:
        kinds.setdefault(type(page), []).append(page.translation_key)
    found = {}
    for kind, keys in kinds.items():
        others = kind.objects.live().filter(alias_of=None, locale__language_code=language, translation_key__in=keys)
        others = others.select_related("locale")
        for page in others.defer("body") if len(keys) > 1 and hasattr(kind, "body") else others:
            found[page.translation_key] = page
    return found


def is_earlier(page: Page) -> bool:
    """Whether this is an earlier version of a page, which somebody finishes; translations follow the newest."""
    return getattr(page, "is_earlier_version", False)


def lend(page: Page, translation: Page | None, fields: Collection[str] = ()) -> None:
    """Give the page the words of its translation, for this answer only; in lists only the short ones."""
    page.spoken_language = translation.locale.language_code if translation else MAIN
    for name in page.translated_fields if translation else ():
        if (not fields or name in fields) and (words := getattr(translation, name)):
            setattr(page, name, words)
