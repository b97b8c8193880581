"""Whether anything in the whole platform refers to a row: asked of all models, so that new ones count by themselves."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from people.directory.services import chunks

EVERYTHING = "*"


def referred_to(model: type[Model], rows: set[int], *, apart: Mapping[str, str]) -> set[int]:
    """Those of the rows (by id) that something refers to.

    `apart` names models (by label) whose references do not count: all of them, or, where a field is named, those that
    belong to the rows themselves, such as the posts of people who are looked at together. What follows by itself from
    other facts, such as the duties of a new account, says so in its `PersonalData` and never counts.
    """
    found: set[int] = set()
    relations: Iterable[Any] = model._meta.get_fields(include_hidden=True)
    for relation in relations:
        if relation.auto_created and not relation.concrete and not relation.many_to_many:
            own = apart.get(relation.related_model._meta.label)
            if own != EVERYTHING and not follows(relation.related_model):
                found |= referred_by(relation, rows, own)
    return found


def follows(model: type[Model]) -> bool:
    """Whether such rows are written by themselves, as a consequence of others."""
    return getattr(getattr(model, "PersonalData", None), "follows", False)


def referred_by(relation: Any, rows: set[int], own: str | None) -> set[int]:
    """Whom the other side of this relation refers to; not by rows that belong to `rows` themselves."""
    name, found = relation.field.attname, set()
    for chunk in chunks(sorted(rows)):
        referring = relation.related_model._base_manager.filter(**{f"{name}__in": chunk})
        pairs = referring.values_list(name, own or name).distinct()
        found |= {referred for referred, owner in pairs if not own or owner not in rows}
    return found
