"""Writing, releasing and archiving rules. What was released is never changed but for its last day."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from lms.assignments.decisions import ask_extension, decide_extension, grant_exemption, withdraw_exemption
from lms.assignments.expression import leaves, mistakes
from lms.assignments.models import Assignment, AssignmentVersion, DutyAudience
from lms.assignments.signals import rule_changed
from people.directory.models import Office, User

__all__ = [
    "archive",
    "ask_extension",
    "change_audience",
    "change_draft",
    "decide_extension",
    "draft",
    "grant_exemption",
    "new_version",
    "release",
    "withdraw_exemption",
]
ONE_DAY = timedelta(days=1)
COPIED = (
    *("audience", "targets", "due_kind", "due_days", "due_on", "basis", "months", "anchor_month", "anchor_day"),
    *("window_months", "newcomer_months", "grace_days", "return_grace_days", "reminders", "sources"),
    *("legal_basis", "note"),
)


@transaction.atomic
def draft(*, title: str, office: Office | None = None, by: User | None, **facts: Any) -> AssignmentVersion:
    """Begin a rule; it demands nothing before it is released."""
    rule = Assignment.objects.create(title=title, office=office, owner=by, created_by=by)
    version = AssignmentVersion.objects.create(assignment=rule, number=1, **facts)
    log(instance=rule, action="lms.draft_rule", user=by, data={"version": version.number})
    return version


@transaction.atomic
def change_draft(
    *, version: AssignmentVersion, title: str, office: Office | None, by: User | None, **facts: Any
) -> AssignmentVersion:
    """Say something else in a draft. A released rule keeps its branch."""
    rule = Assignment.objects.select_for_update().get(pk=version.assignment_id)
    found = AssignmentVersion.objects.select_for_update().drafts().filter(pk=version.pk).first()
    if found is None:
        raise ValidationError(_("This version was released meanwhile. Begin a new one to change the rule."))
    released = rule.versions.released().exists()
    rule.title = title
    rule.office = rule.office if released else office
    rule.save(update_fields=["title", "office"])
    for name, value in facts.items():
        setattr(found, name, value)
    found.assignment = rule
    found.save()
    log(instance=rule, action="lms.change_rule", user=by, data={"version": found.number})
    return found


@transaction.atomic
def new_version(*, assignment: Assignment, by: User | None) -> AssignmentVersion:
    """Begin a draft with what the rule says; there is never more than one."""
    rule = Assignment.objects.select_for_update().get(pk=assignment.pk)
    begun = rule.versions.drafts().first()
    if begun:
        return begun
    last = rule.versions.order_by("-number").first()
    said = {name: getattr(last, name) for name in COPIED} if last else {}
    version = AssignmentVersion.objects.create(assignment=rule, number=last.number + 1 if last else 1, **said)
    log(instance=rule, action="lms.draft_rule", user=by, data={"version": version.number})
    return version


@transaction.atomic
def release(*, version: AssignmentVersion, in_force_from: date, by: User | None) -> AssignmentVersion:
    """Put the draft in force from a day on; the version before it ends the day before."""
    rule = Assignment.objects.select_for_update().get(pk=version.assignment_id)
    found = AssignmentVersion.objects.select_for_update().drafts().filter(pk=version.pk).first()
    if found is None:
        return version
    check(found, rule, in_force_from)
    for earlier in rule.versions.released().in_force(in_force_from):
        earlier.in_force_until = in_force_from - ONE_DAY
        earlier.save(update_fields=["in_force_until"])
    found.audiences = meant_today(found)
    found.in_force_from, found.released_at, found.released_by = in_force_from, timezone.now(), by
    found.save()
    log(
        instance=rule,
        action="lms.release_rule",
        user=by,
        data={"version": found.number, "in_force_from": in_force_from.isoformat()},
    )
    announce(rule)
    return found


def check(version: AssignmentVersion, rule: Assignment, begin: date) -> None:
    """Whether the draft can be put in force on that day."""
    found = list(mistakes(version.audience))
    if not version.targets:
        found.append(_("Say what has to be completed."))
    if version.due_kind == version.DueKind.FIXED and version.due_on is None:
        found.append(_("Say on which day it is due."))
    if version.basis == version.Basis.ANCHOR and not (version.anchor_month and version.anchor_day):
        found.append(_("Say on which day of the year it recurs."))
    last = rule.versions.released().order_by("-in_force_from").first()
    if last and last.begins >= begin:
        found.append(_("The version before begins on that day or later. Choose a later day."))
    if found:
        raise ValidationError(found)


def meant_today(version: AssignmentVersion) -> dict[str, Any]:
    """What its named audiences mean, so that the released version never changes; those named by them included."""
    known = dict(DutyAudience.objects.values_list("pk", "expression"))
    kept: dict[str, Any] = {}
    open_ones = [version.audience]
    while open_ones:
        for kind, value in leaves(open_ones.pop()):
            if kind == "audience" and str(value) not in kept and known.get(value):
                kept[str(value)] = known[value]
                open_ones.append(known[value])
    return kept


@transaction.atomic
def archive(*, assignment: Assignment, by: User | None) -> None:
    """The rule demands nothing from today on; what was proven and decided stays."""
    rule = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if rule.archived_at:
        return
    today = timezone.localdate()
    rule.archived_at = timezone.now()
    rule.save(update_fields=["archived_at"])
    rule.versions.drafts().delete()
    for version in rule.versions.released().exclude(in_force_until__lt=today):
        version.in_force_until = max(today - ONE_DAY, version.begins)
        version.save(update_fields=["in_force_until"])
    log(instance=rule, action="lms.archive_rule", user=by)
    announce(rule)


@transaction.atomic
def change_audience(
    *, audience: DutyAudience, name: str, expression: dict[str, Any], by: User | None
) -> list[AssignmentVersion]:
    """Say anew who belongs to a named audience; every rule that names it gets a new version from today on."""
    found = list(mistakes(expression))
    if found:
        raise ValidationError(found)
    is_other = audience.expression != expression
    audience.name, audience.expression = name, expression
    audience.save()
    log(instance=audience, action="lms.keep_audience", user=by, data={"name": name})
    today = timezone.localdate()
    concerned = AssignmentVersion.objects.released().filter(assignment__archived_at=None).in_force(today)
    named = [each for each in concerned if str(audience.pk) in each.audiences] if is_other else []
    return [carry_over(version, today, by) for version in named if version.begins < today]


def carry_over(version: AssignmentVersion, begin: date, by: User | None) -> AssignmentVersion:
    """The same version once more, with what its named audiences mean today; a draft that waits stays behind it."""
    rule = version.assignment
    numbers = list(rule.versions.values_list("number", flat=True))
    rule.versions.drafts().update(number=max(numbers) + 1)
    number = max(rule.versions.released().values_list("number", flat=True)) + 1
    said = {name: getattr(version, name) for name in COPIED}
    following = AssignmentVersion(assignment=rule, number=number, in_force_from=begin, **said)
    following.audiences = meant_today(following)
    following.in_force_until, following.released_at, following.released_by = version.in_force_until, timezone.now(), by
    version.in_force_until = begin - ONE_DAY
    version.save(update_fields=["in_force_until"])
    following.save()
    announce(rule)
    return following


def announce(rule: Assignment) -> None:
    transaction.on_commit(lambda: rule_changed.send_robust(sender=Assignment, assignment=rule), robust=True)
