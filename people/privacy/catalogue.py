"""The data catalogue: what is stored about people, what for, on which basis, for whom and how long; from the models."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.privacy.borrowed import HOLDING

CHAPTERS = {
    "people": _("Who we are: people, offices, roles, sign-in"),
    "cms": _("Pages, pictures and files"),
    "courses": _("Courses"),
    "lms": _("Learning, proof and evaluation"),
    "community": _("Digital Movers, guidance and questions"),
    "": _("Parts by others that the platform uses"),
}


NAMES = {  # of fields that have no words of their own
    "attempt": _("attempt"),
    "by": _("who did it"),
    "certificate": _("certificate"),
    "completion": _("completion"),
    "programme_completion": _("completed programme"),
    "replaces": _("takes the place of"),
    "course": _("course"),
    "enrolment": _("enrolment"),
    "last_step": _("last step"),
    "learner": _("person"),
    "marked_at": _("marked at"),
    "page": _("page"),
    "pseudonym": _("pseudonym"),
    "question": _("question"),
    "quiz": _("quiz"),
    "registration": _("number of the enrolment in statements"),
    "saved_at": _("saved at"),
    "step": _("step"),
    "user": _("person"),
}


@dataclass(frozen=True)
class Entry:
    """One kind of data about people."""

    label: str  # "people.Post": its name in the source code
    title: str
    fields: tuple[str, ...]
    purpose: str
    basis: str
    roles: str
    keep: str


@dataclass(frozen=True)
class Chapter:
    """One storey of the house."""

    title: str | Promise
    entries: list[Entry]


def catalogue() -> list[Chapter]:
    """Everything that is stored about people, chapter by chapter."""
    entries: dict[str, list[Entry]] = {chapter: [] for chapter in CHAPTERS}
    for model, declaration in declarations():
        chapter = model._meta.app_label if model._meta.app_label in entries else ""
        entries[chapter].append(entry(model, declaration))
    return [Chapter(CHAPTERS[name], sorted(found, key=by_title)) for name, found in entries.items() if found]


def by_title(entry: Entry) -> str:
    return entry.title.casefold()


def declarations() -> Iterator[tuple[type[Model], object]]:
    """Each model that holds data about people, with what it says about them."""
    for model in apps.get_models():
        declaration = vars(model).get("PersonalData") or HOLDING.get(model._meta.label)
        if declaration and declaration.holds:
            yield model, declaration


def entry(model: type[Model], declaration: object) -> Entry:
    """One line of the catalogue in the reader's language."""
    answers = {name: said(getattr(declaration, name)) for name in ("purpose", "basis", "roles", "keep")}
    title = str(model._meta.verbose_name_plural)
    told = getattr(declaration, "fields", None) or fields(model)
    return Entry(model._meta.label, title[:1].upper() + title[1:], tuple(map(str, told)), **answers)


def said(words: str | Promise) -> str:
    return gettext(str(words)) if words else ""


def fields(model: type[Model]) -> tuple[str, ...]:
    """What the model keeps, in people's words; keys of the database say nothing about anybody."""
    kept = [field for field in model._meta.local_fields if not (field.primary_key or field.name.endswith("_ptr"))]
    named = (NAMES.get(field.name) if field.name in NAMES else field.verbose_name for field in kept)
    return tuple(dict.fromkeys(map(str, named)))
