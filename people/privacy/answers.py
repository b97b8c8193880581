"""Answers “who may see this, and why?” by asking the rule itself, of everybody whose facts make a difference.

Staff without roles differ to a rule only by the offices they work in, so one of each office speaks for all of them.
Holders of roles, and people who have a share in the thing, are asked one by one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from people.directory.models import Office, Post, RoleGrant, User
from people.privacy.access import Kind
from people.privacy.rights import GrantInWords


@dataclass(frozen=True)
class Branch:
    """Staff of an office who may see the thing, whatever else they are."""

    office: Office
    people: int
    with_sections: bool


@dataclass(frozen=True)
class Named:
    """Somebody who may see the thing because of more than the office, with the reasons."""

    user: User
    reasons: list[str]


@dataclass
class Answer:
    """Who may see the thing."""

    people: set[int] = field(default_factory=set)  # ids of all who may
    everybody: bool = False  # all who work here
    branches: list[Branch] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)


@dataclass(frozen=True)
class Verdict:
    """Whether one person may see the thing, and why."""

    user: User
    allowed: bool
    reasons: list[str]


def who_sees(kind: Kind, thing: Any) -> Answer:
    """Everybody who may see the thing, as the rule itself says."""
    offices_of = places()
    singular = set(kind.personally(thing))
    alike: dict[tuple[int, ...], list[int]] = defaultdict(list)
    if not kind.ends_with_share:
        singular |= set(RoleGrant.objects.current().values_list("user", flat=True))
        singular |= set(User.objects.working().filter(is_superuser=True).values_list("pk", flat=True))
        for person, offices in offices_of.items():
            if person not in singular:
                alike[offices].append(person)
    asked = with_facts(User.objects.working().in_bulk([*singular, *(people[0] for people in alike.values())]))
    answer = Answer()
    for people in alike.values():
        if kind.may_see(asked[people[0]], thing):
            answer.people.update(people)
    ordinary = set(answer.people)
    one_by_one = [asked[person] for person in sorted(singular) if person in asked]
    allowed = [user for user in one_by_one if kind.may_see(user, thing)]
    answer.people.update(user.pk for user in allowed)
    answer.everybody = answer.people == set(offices_of)
    if not answer.everybody:
        by_office = {user.pk for user in allowed if kind.may_see(with_nothing_but(user, posts=True), thing)}
        answer.branches = branches(offices_of, ordinary | by_office)
        answer.named = [Named(user, reasons(kind, thing, user)) for user in allowed if user.pk not in by_office]
    return answer


def with_facts(asked: dict[int, User]) -> dict[int, User]:
    """The same people with today's posts and roles, read for all of them at once."""
    posts: dict[int, list[Post]] = defaultdict(list)
    for post in Post.objects.current().filter(user__in=asked).select_related("office", "supervisor").weightiest_first():
        posts[post.user_id].append(post)
    grants: dict[int, list[RoleGrant]] = defaultdict(list)
    for grant in RoleGrant.objects.current().filter(user__in=asked).select_related("office"):
        grants[grant.user_id].append(grant)
    for pk, user in asked.items():
        user.__dict__.update(current_posts=posts[pk], current_grants=grants[pk])
    return asked


def places() -> dict[int, tuple[int, ...]]:
    """Everybody who works here, with the offices of today's posts."""
    offices: dict[int, list[int]] = defaultdict(list)
    for person, office in Post.objects.current().values_list("user_id", "office_id").order_by("user_id", "office_id"):
        offices[person].append(office)
    working = User.objects.working().values_list("pk", flat=True).order_by("pk")
    return {person: tuple(offices[person]) for person in working}


def branches(offices_of: dict[int, tuple[int, ...]], seeing: set[int]) -> list[Branch]:
    """The offices whose people may see it: a whole branch in one line, else office by office."""
    there: dict[int, set[int]] = defaultdict(set)
    for person, offices in offices_of.items():
        for office in offices:
            there[office].add(person)
    units = list(Office.objects.order_by("path"))
    found: list[Branch] = []
    told: list[str] = []
    for unit in units:
        if any(unit.path.startswith(path) for path in told):
            continue
        below: set[int] = set().union(*(there[each.pk] for each in units if each.path.startswith(unit.path)))
        if below and below <= seeing:
            found.append(Branch(unit, len(below), with_sections=True))
            told.append(unit.path)
        elif own := there[unit.pk] & seeing:
            found.append(Branch(unit, len(own), with_sections=False))
    return found


def with_nothing_but(
    user: User, *, itself: bool = False, posts: bool = False, grants: Iterable[RoleGrant] = ()
) -> User:
    """Somebody with only some of the person's facts, to find out which of them opens a thing.

    Unless it is the person `itself`, it is a stranger (number 0) who belongs to no group and has no share in anything.
    """
    facts = {field.attname: getattr(user, field.attname) for field in User._meta.concrete_fields}
    lone = User(**facts | {"is_superuser": False} | ({} if itself else {"id": 0}))
    lone.__dict__.update(current_posts=user.current_posts if posts else [], current_grants=list(grants))
    return lone


def reasons(kind: Kind, thing: Any, user: User) -> list[str]:
    """Which of the person's facts open the thing, each judged alone by the rule."""
    if kind.may_see(with_nothing_but(user), thing):
        return [_("works here, like all staff")]
    found = []
    if kind.may_see(with_nothing_but(user, posts=True), thing):
        found.append(_("works in: %(offices)s") % {"offices": offices_in_words(user)})
    alone = [grant for grant in user.current_grants if kind.may_see(with_nothing_but(user, grants=[grant]), thing)]
    found += [role_in_words(grant) for grant in alone]
    if user.pk in kind.personally(thing) and kind.may_see(with_nothing_but(user, itself=True), thing):
        found.insert(0, _("it is about this person, or comes from this person"))
    if not found and user.is_superuser:
        return [_("account for emergencies, may everything")]
    return found or [role_in_words(grant) for grant in user.current_grants]


def role_in_words(grant: RoleGrant) -> str:
    """A role with its reach and its end."""
    words = GrantInWords(grant)
    return f"{grant.get_role_display()}. {words.reach} {words.time}"


def offices_in_words(user: User) -> str:
    return ", ".join(post.office.name for post in user.current_posts) or "–"


def verdict(kind: Kind, thing: Any, user: User) -> Verdict:
    """Whether this person may see the thing; if not, the facts that are there and do not suffice."""
    if kind.may_see(user, thing):
        return Verdict(user, allowed=True, reasons=reasons(kind, thing, user))
    if not user.is_active:
        return Verdict(user, allowed=False, reasons=[_("has left and sees nothing any more")])
    roles = [role_in_words(grant) for grant in user.current_grants] or [_("holds no role")]
    works = _("works in: %(offices)s") % {"offices": offices_in_words(user)}
    return Verdict(user, allowed=False, reasons=[works, *roles])
