"""All rules, ready to be asked: read from their released versions, named audiences put in their place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from lms.assignments.expression import Expression, inlined, leaves, mistakes
from lms.assignments.models import AssignmentVersion, DutyAudience
from lms.assignments.recurrence import Plan
from lms.obligations.derivation.people import ONE_DAY, Token, asked, token_of
from lms.obligations.derivation.rules import Edition, Rule


@dataclass(frozen=True)
class Rulebook:
    """The rules of a city."""

    rules: tuple[Rule, ...]
    tokens: frozenset[Token] = field(default_factory=frozenset)  # what must be known about people

    @property
    def targets(self) -> set[str]:
        """Everything that is demanded."""
        return {target for rule in self.rules for target in rule.editions[0].targets}


def rulebook(drafts: Sequence[AssignmentVersion] = (), *, only: Iterable[str] | None = None) -> Rulebook:
    """The rules as they are released; with `drafts` as if those were released too; `only` those that demand this."""
    released = AssignmentVersion.objects.released().select_related("assignment__office")
    versions = [*filter(acts, released.order_by("assignment", "number")), *drafts]
    for draft in drafts:
        close_before(versions, draft)
    grouped: dict[tuple[int, str], list[AssignmentVersion]] = defaultdict(list)
    for version in versions:
        if only is None or version.what in only:
            grouped[version.assignment_id, version.what].append(version)
    known = dict(DutyAudience.objects.values_list("pk", "expression")) if drafts else {}
    meant = {id(version): whole(version, known) for several in grouped.values() for version in several}
    rules = tuple(
        Rule(pk, several[0].assignment.title, what, tuple(edition(each, meant[id(each)]) for each in several))
        for (pk, what), several in grouped.items()
    )
    return Rulebook(rules, frozenset(token_of(kind, value) for one in meant.values() for kind, value in leaves(one)))


def acts(version: AssignmentVersion) -> bool:
    """Whether the version ever was in force; not if its rule was archived before it began."""
    archived_at = version.assignment.archived_at
    return archived_at is None or version.begins < timezone.localdate(archived_at)


def close_before(versions: Iterable[AssignmentVersion], draft: AssignmentVersion) -> None:
    """What was in force before ends the day before the draft begins; nothing of that is saved."""
    for version in versions:
        if version is not draft and version.assignment_id == draft.assignment_id:
            begin = draft.in_force_from or date.max
            if version.begins < begin and (version.in_force_until is None or version.in_force_until >= begin):
                version.in_force_until = begin - ONE_DAY


def whole(version: AssignmentVersion, known: dict[int, Expression]) -> Expression:
    """Whom the version means, in conditions alone, within the branch of the rule; nobody if it says nothing sound."""
    nobody: Expression = {"not": {"everybody": True}}
    if not version.audience or any(mistakes(version.audience)):
        return nobody
    named = {int(pk): expression for pk, expression in version.audiences.items()} if version.released_at else known
    meant = inlined(version.audience, named)
    office = version.assignment.office
    return {"all": [{"office": office.key}, meant]} if office else meant


def edition(version: AssignmentVersion, meant: Expression) -> Edition:
    """The version as the derivation asks it."""
    return Edition(
        pk=version.pk,
        number=version.number,
        starts_on=version.begins,
        ends_on=version.in_force_until,
        test=asked(meant),
        what=version.what,
        targets=tuple(version.what.split("|")),
        plan=plan(version),
        sources=frozenset(version.sources),
        ages=tuple(value for kind, value in leaves(meant) if kind == "younger_than"),
    )


def plan(version: AssignmentVersion) -> Plan:
    """What the version says about days."""
    return Plan(
        due_kind=version.due_kind,
        due_days=version.due_days or 0,
        due_on=version.due_on,
        basis=version.basis,
        months=max(version.months or 12, 1),
        anchor_month=version.anchor_month or 1,
        anchor_day=version.anchor_day or 1,
        window_months=version.window_months or 0,
        newcomer_months=version.newcomer_months or 0,
        grace_days=version.grace_days or 0,
        return_grace_days=version.return_grace_days or 0,
        in_force_from=version.in_force_from or date.min,
    )
