"""Audiences and targets in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import CoursePage, ProgrammePage
from lms.assignments.expression import Expression, leaves
from lms.assignments.models import DutyAudience
from lms.instruction.models import InstructionTopic
from lms.recognition.models import ProofKind
from people.directory.models import Office
from people.directory.roles import Role

NAMED: dict[str, Any] = {
    "course": CoursePage,
    "programme": ProgrammePage,
    "instruction": InstructionTopic,
    "proof": ProofKind,
}


def audience_in_words(expression: Expression | None) -> str:
    """Whom an expression means, as the beginning of a sentence: “Everybody in Hauptamt who is younger than 18”."""
    if not expression:
        return ""
    asked = list(leaves(expression))
    offices = dict(
        Office.objects.filter(key__in=[value for kind, value in asked if kind == "office"]).values_list("key", "name")
    )
    audiences = dict(
        DutyAudience.objects.filter(pk__in=[value for kind, value in asked if kind == "audience"]).values_list(
            "pk", "name"
        )
    )
    if expression == {"everybody": True}:
        return _("Everybody")
    return _("Everybody for whom holds: %(conditions)s") % {"conditions": said(expression, offices, audiences)}


def said(expression: Expression, offices: dict[str, str], audiences: dict[int, str]) -> str:
    """The conditions, groups in brackets."""
    ((kind, value),) = expression.items()
    if kind in ("all", "any"):
        parts = [said(part, offices, audiences) for part in value]
        parts = [f"({part})" if len(one) and next(iter(one)) in ("all", "any") and len(value) > 1 else part
                 for part, one in zip(parts, value, strict=True)]  # fmt: skip
        return (_(" and ") if kind == "all" else _(" or ")).join(parts)
    if kind == "not":
        return _("not (%(condition)s)") % {"condition": said(value, offices, audiences)}
    return condition(kind, value, offices, audiences)


def condition(kind: str, value: Any, offices: dict[str, str], audiences: dict[int, str]) -> str:
    """One condition."""
    if kind in ("entered_from", "entered_before"):
        sentence = _("entered on or after %(day)s") if kind == "entered_from" else _("entered before %(day)s")
        return sentence % {"day": date_format(date.fromisoformat(value))}
    match kind:
        case "office":
            return _("works in %(name)s") % {"name": offices.get(value, value)}
        case "job":
            return _("has the job %(name)s") % {"name": value}
        case "hazard":
            return _("is in the hazard group %(name)s") % {"name": value}
        case "attribute":
            return _("%(heading)s is %(name)s") % {"heading": value[0], "name": value[1]}
        case "role":
            return _("has the role %(name)s") % {"name": Role(value).label if value in Role else value}
        case "younger_than":
            return ngettext("is younger than %(n)s year", "is younger than %(n)s years", value) % {"n": value}
        case "supervises":
            return _("leads a team")
        case "audience":
            return _("belongs to “%(name)s”") % {"name": audiences.get(value, value)}
    return _("works here")


def titles_of(targets: Iterable[dict[str, Any]]) -> dict[tuple[str, int], str]:
    """The names of what rules demand, by kind and number, in one query for each kind."""
    wanted: dict[str, set[int]] = {}
    for target in targets:
        wanted.setdefault(target["kind"], set()).add(target["id"])
    found: dict[tuple[str, int], str] = {}
    for kind, pks in wanted.items():
        name = "name" if kind == "proof" else "title"
        rows = NAMED[kind]._default_manager.filter(pk__in=pks).values_list("pk", name) if kind in NAMED else ()
        known = dict(rows)
        found |= {(kind, pk): known.get(pk, _("no longer there")) for pk in pks}
    return found
