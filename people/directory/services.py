"""What changes roles, and who works in the editor because of them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from people.directory.models import Deputyship, Office, Post, RoleGrant, User
from people.directory.roles import EDITING_GROUPS, Role
from people.hooks import plugged

LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"  # no letters and digits that look alike


@transaction.atomic
def grant(
    *,
    user: User,
    role: Role | str,
    office: Office | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    origin: RoleGrant.Origin | str = RoleGrant.Origin.MANUAL,
    reason: str = "",
    by: User | None,
) -> RoleGrant:
    """Trust the person with the role; asking again for a grant of that time and origin only changes its days."""
    day = starts_on or timezone.localdate()
    if ends_on and ends_on < day:
        raise ValidationError(_("The role ends before it begins. Please check the two days."))
    person = User.objects.select_for_update().get(pk=user.pk)
    if not person.is_active:
        raise ValidationError(_("This person has left. Roles are for people who work here."))
    held = RoleGrant.objects.from_origin(origin).filter(user=person, role=role, office=office)
    same = held.not_over(day)
    running = (same.filter(starts_on__lte=ends_on) if ends_on else same).order_by("starts_on", "pk").first()
    if running and running.ends_on == ends_on and running.starts_on <= day:
        return running
    given = running or RoleGrant(user=person, role=role, office=office, origin=origin, starts_on=day)
    given.starts_on, given.ends_on, given.granted_by = min(given.starts_on, day), ends_on, by
    given.reason, given.user = reason or given.reason, user
    given.save()
    write_down(given, "people.grant", by)
    return given


@transaction.atomic
def end_grant(*, grant: RoleGrant, on: date, by: User | None) -> RoleGrant:
    """Let the role end with that day; a grant that has ended before stays as it is."""
    grant = RoleGrant.objects.select_for_update().select_related("user").get(pk=grant.pk)
    last_day = max(on, grant.starts_on)
    if grant.withdrawn_on is None and (grant.ends_on is None or grant.ends_on > last_day):
        grant.ends_on, grant.ended_by = last_day, by
        grant.save(update_fields=["ends_on", "ended_by"])
        write_down(grant, "people.end_grant", by)
    return grant


@transaction.atomic
def withdraw_grant(*, grant: RoleGrant, by: User | None) -> RoleGrant:
    """Take the role away at once: the next thing the person asks for is answered without it, in the editor too."""
    grant = RoleGrant.objects.select_for_update().select_related("user").get(pk=grant.pk)
    if grant.can_end:
        today = timezone.localdate()
        last_day = max(today - timedelta(days=1), grant.starts_on)
        grant.ends_on, grant.withdrawn_on, grant.ended_by = last_day, today, by
        grant.save(update_fields=["ends_on", "withdrawn_on", "ended_by"])
        write_down(grant, "people.withdraw_grant", by)
    return grant


def write_down(grant: RoleGrant, action: str, by: User | None) -> None:
    """Keep the change in the audit trail, let the editor follow, and let other rooms know (hook `role_changed`)."""
    facts = {"role": str(grant.role), "person": grant.user_id, "origin": str(grant.origin), "reason": grant.reason}
    log(instance=grant, action=action, user=by, data=facts)
    sync_groups(grant.user)
    for tell in plugged("role_changed"):
        tell(grant, action, by)


@transaction.atomic
def match_grants(
    *, user: User, wanted: Iterable[tuple[Role | str, Office | None]], origin: RoleGrant.Origin | str
) -> None:
    """Make these (role and office) the person's only roles of that origin; roles from elsewhere are left alone.

    What is no longer wanted is gone at once.
    """
    User.objects.select_for_update().get(pk=user.pk)
    asked = {(str(role), office.pk if office else None): (role, office) for role, office in wanted}
    held = {(grant.role, grant.office_id): grant for grant in user.grants.current().from_origin(origin)}
    for key in held.keys() - asked.keys():
        withdraw_grant(grant=held[key], by=None)
    for role, office in asked.values():
        grant(user=user, role=role, office=office, origin=origin, by=None)


def sync_groups(user: User) -> None:
    """Put the person into exactly those editing groups that today's roles ask for; other groups are left alone."""
    user.__dict__.pop("current_grants", None)
    follow(users=[user.pk], on=timezone.localdate())


def tell_about(people: Iterable[int]) -> None:
    """Let other rooms know, once this is safe, that posts or absences of these people changed."""
    known = sorted(set(people))
    if known:
        transaction.on_commit(lambda: [tell(known) for tell in plugged("duties_changed")], robust=True)


@transaction.atomic
def follow_roles(*, on: date | None = None) -> None:
    """Let roles that begin or end today take effect in the editor, and close the accounts of those who have left."""
    day = on or timezone.localdate()
    see_off(list(User.objects.working().filter(left_on__lt=day).values_list("pk", flat=True)), on=day)
    follow(users=None, on=day)


@transaction.atomic
def see_off(people: list[int], *, on: date) -> None:
    """Close accounts (by id): no sign-in, no roles, no groups, no photo; who the people were and what they did stays.

    The last day is the known one if it lies before `on`, else the day before `on`.
    """
    last_day = on - timedelta(days=1)
    for chunk in chunks(people):
        leaving = User.objects.filter(pk__in=chunk)
        leaving.exclude(left_on__lte=last_day).update(left_on=last_day)
        leaving.update(is_active=False)
        left_on = User.objects.filter(pk=OuterRef("user")).values("left_on")[:1]
        posts = Post.objects.filter(user__in=chunk)
        posts.filter(starts_on__gt=F("user__left_on")).delete()
        posts.exclude(ends_on__lte=F("user__left_on")).update(ends_on=Subquery(left_on))
        RoleGrant.objects.filter(user__in=chunk).exclude(ends_on__lte=F("user__left_on")).update(
            ends_on=Greatest(F("starts_on"), Subquery(left_on))
        )
        standing = Deputyship.objects.filter(Q(principal__in=chunk) | Q(deputy__in=chunk))
        standing.filter(starts_on__gte=on).delete()
        standing.filter(Q(ends_on=None) | Q(ends_on__gte=on)).update(ends_on=last_day)
        for take_leave in plugged("see_off"):
            take_leave(chunk)
        follow(users=chunk, on=on)
        tell_about(chunk)


def follow(*, users: list[int] | None, on: date) -> None:
    """Make the members of every editing group those who hold its role on that day; None looks at everybody.

    Afterwards upper storeys let their own rights follow (hook `follow_roles`).
    """
    membership = User.groups.through
    for role, name in EDITING_GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        whose = Q() if users is None else Q(user_id__in=users)
        holding = RoleGrant.objects.current(on).filter(whose, role=role, user__is_active=True)
        wanted = set(holding.values_list("user_id", flat=True))
        present = set(membership.objects.filter(whose, group=group).values_list("user_id", flat=True))
        membership.objects.filter(group=group, user_id__in=present - wanted).delete()
        membership.objects.bulk_create(
            [membership(group=group, user_id=user) for user in sorted(wanted - present)], ignore_conflicts=True
        )
    for adjust in plugged("follow_roles"):
        adjust(users)


def end_roles_elsewhere(*, destination: Mapping[int, Office], on: date, by: User | None) -> int:
    """Let roles for an office end when their holders (by id) work elsewhere from that day; counts city-wide ones."""
    city_wide = 0
    for chunk in chunks(list(destination)):
        for grant in RoleGrant.objects.current(on).filter(user__in=chunk).select_related("office"):
            if grant.office is None:
                city_wide += 1
            elif not destination[grant.user_id].path.startswith(grant.office.path):
                end_grant(grant=grant, on=on - timedelta(days=1), by=by)
    return city_wide


def chunks(people: list[int], size: int = 1000) -> Iterable[list[int]]:
    """The list in parts that a database takes at once."""
    return (people[start : start + size] for start in range(0, len(people), size))


@transaction.atomic
def set_starting_password(*, user: User, by: User) -> str:
    """Give the person a password for the first sign-in only; whoever hands it over sees it once."""
    password = "-".join(get_random_string(4, LEGIBLE) for _part in range(4))
    user.set_password(password)
    user.starting_password_at = timezone.now()
    user.save(update_fields=["password", "starting_password_at"])
    log(instance=user, action="people.set_password", user=by)
    return password


@transaction.atomic
def note_entry(*, user: User, entered_on: date, by: User) -> None:
    """Note the day on which the person entered, where the staff import did not bring one."""
    person = User.objects.select_for_update().get(pk=user.pk)
    if person.entered_on == entered_on:
        return
    before, person.entered_on = person.entered_on, entered_on
    person.save(update_fields=["entered_on"])
    data = {"from": before.isoformat() if before else None, "to": entered_on.isoformat()}
    log(instance=person, action="people.note_entry", user=by, data=data)
    tell_about([person.pk])


def set_theme(*, user: User, theme: str) -> None:
    """Remember the appearance the person wants."""
    User.objects.filter(pk=user.pk).update(theme=theme)


def set_language(*, user: User, language: str) -> None:
    """Remember the language the person likes to read in."""
    User.objects.filter(pk=user.pk).update(language=language)
