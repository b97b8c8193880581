"""Who works where, for identity systems that decide it: office, job, supervisor, leaving and coming back."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from people.directory import services as directory
from people.directory.models import Office, Post, RoleGrant, User
from people.provisioning.models import ScimAccount


def office_of(account: ScimAccount) -> Office | None:
    """The office reported: by the key in the cost centre or the department, else by a name that only one office has."""
    keys = list(filter(None, [account.cost_center, account.department]))
    by_key = {office.key: office for office in Office.objects.filter(key__in=keys)}
    found = next((by_key[key] for key in keys if key in by_key), None)
    if found or not account.department:
        return found
    named = Office.objects.filter(name__iexact=account.department)[:2]
    return named[0] if len(named) == 1 else None


@transaction.atomic
def place(*, user: User, account: ScimAccount, differing: set[str], on: date) -> None:
    """Let the person work from that day on as reported; an office nobody knows leaves them where they are."""
    before = latest(user)
    running = before if before and (before.ends_on is None or before.ends_on >= on) else None
    office = office_of(account) or (before.office if before else None)
    if office is None or not user.is_active:
        return
    facts = {
        "office": office,
        "job": account.title or (running.job if running else ""),
        "supervisor": running.supervisor if running and "manager" not in differing else account.manager,
    }
    if running is None:
        Post.objects.create(user=user, starts_on=on, **facts)
    elif has_begun(running, on) and (running.office, running.job) != (facts["office"], facts["job"]):
        follow_on(running, facts, on)
    else:
        Post.objects.filter(pk=running.pk).update(**facts)
    if running and running.office != office:
        leave_roles_behind(user, office, on)


def has_begun(post: Post, on: date) -> bool:
    """Whether the post has counted on an earlier day; until then it is corrected, not followed by another."""
    return post.starts_on is None or post.starts_on < on


def follow_on(before: Post, facts: dict[str, Any], on: date) -> None:
    """Another post from that day on; what the identity system does not know is taken over."""
    Post.objects.filter(pk=before.pk).update(ends_on=on - timedelta(days=1))
    kept = {name: getattr(before, name) for name in ("hazard_group", "attributes", "percentage", "site")}
    Post.objects.create(user=before.user, starts_on=on, **kept, **facts)


def latest(user: User) -> Post | None:
    """The person's latest main post."""
    return (
        Post.objects.main()
        .select_related("office", "supervisor")
        .filter(user=user)
        .order_by(F("starts_on").desc(nulls_last=True), "-pk")
        .first()
    )


def leave_roles_behind(user: User, office: Office, on: date) -> None:
    """Roles for an office end when their holder works elsewhere; those a group gives follow the group."""
    by_hand = RoleGrant.objects.current(on).filter(user=user, origin=RoleGrant.Origin.MANUAL, office__isnull=False)
    for grant in by_hand.select_related("office"):
        if grant.office and not office.path.startswith(grant.office.path):
            directory.withdraw_grant(grant=grant, by=None)


@transaction.atomic
def close(*, user: User, leaves: bool, on: date) -> None:
    """Nobody signs in to the account from now on, its sessions end, its roles too.

    `leaves` says that the person works here no longer; otherwise posts and the leaving day stay HR's matter.
    """
    if leaves:
        directory.see_off([user.pk], on=on)
        return
    User.objects.filter(pk=user.pk).update(is_active=False)
    for grant in RoleGrant.objects.not_over(on).filter(user=user):
        directory.withdraw_grant(grant=grant, by=None)
    directory.follow(users=[user.pk], on=on)  # sessions end with it, also of people without any role


@transaction.atomic
def reopen(*, user: User, decides: bool, on: date) -> bool:
    """Let the same person in again; whom HR's file has seen off comes back with HR's file only."""
    if user.left_on and not decides:
        return False
    left_on, user.left_on, user.is_active = user.left_on, None, True
    user.save(update_fields=["left_on", "is_active"])
    if left_on and left_on >= on - timedelta(days=1):  # back within the day is never having been away
        Post.objects.filter(pk__in=[post.pk for post in [latest(user)] if post and post.ends_on == left_on]).update(
            ends_on=None
        )
    return True
