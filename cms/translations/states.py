"""How far translations are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.languages.speaking import MAIN
from cms.pages.models import PartMixin
from cms.translations.models import Following

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES if code != MAIN)


class State(models.TextChoices):
    """How far one translation is."""

    MISSING = "missing", _("missing")
    DRAFT = "draft", _("draft")
    CURRENT = "current", _("up to date")
    OLDER = "older", _("older than the original")


@dataclass(frozen=True)
class Cell:
    """A page in one language."""

    language: str
    state: State
    translation: Page | None


@dataclass(frozen=True)
class Row:
    """A page of the main language with its translations."""

    page: Page
    cells: list[Cell]


def rows_for(pages: Iterable[Page]) -> list[Row]:
    """These pages of the main language, each with how far it is in every other language."""
    originals = list(pages)
    keys = [page.translation_key for page in originals]
    others = Page.objects.filter(translation_key__in=keys, alias_of=None, locale__language_code__in=LANGUAGES)
    found = {(page.translation_key, page.locale.language_code): page for page in others.select_related("locale")}
    followed = dict(
        Following.objects.filter(translation__in=[page.pk for page in found.values()]).values_list(
            "translation_id", "revision_id"
        )
    )
    return [
        Row(
            page,
            [cell(page, language, found.get((page.translation_key, language)), followed) for language in LANGUAGES],
        )
        for page in originals
    ]


def cell(page: Page, language: str, translation: Page | None, followed: Mapping[int, int | None]) -> Cell:
    """How far one page is in one language."""
    if translation is None:
        return Cell(language, State.MISSING, None)
    if page.live and followed.get(translation.pk) != page.live_revision_id:
        return Cell(language, State.OLDER, translation)
    return Cell(language, State.CURRENT if translation.live else State.DRAFT, translation)


def with_parts(page: Page) -> list[Page]:
    """The page and what is read as a part of it, such as the lessons of a course."""
    parts = [child for child in page.get_children().specific() if isinstance(child, PartMixin)]
    return [page, *parts]
