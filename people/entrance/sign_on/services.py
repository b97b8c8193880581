"""From an answer of the city's sign-in to a person, and from groups to roles."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from people.directory.models import GroupRole, RoleGrant, User
from people.directory.services import match_grants
from people.entrance.sign_on.answers import NO_ACCOUNT, NOT_BEGUN, OTHER_ACCOUNT, Answer, Refused
from people.entrance.sign_on.models import Identity, UsedAnswer


def use_up(*, answer: str, until: datetime) -> None:
    """Let the answer (its number) open the door once: whoever shows it again is refused, also at the same moment."""
    try:
        with transaction.atomic():
            UsedAnswer.objects.create(fingerprint=hashlib.sha256(answer.encode()).hexdigest(), until=until)
    except IntegrityError as reason:
        raise Refused(NOT_BEGUN, "this answer was used before") from reason


def forget_used() -> None:
    """Drop the numbers of answers that have expired by themselves."""
    UsedAnswer.objects.filter(until__lt=timezone.now()).delete()


@transaction.atomic
def recognise(*, answer: Answer) -> User:
    """The person who may come in with this answer; the account is pinned to the person the first time."""
    known = Identity.objects.select_related("user").filter(issuer=answer.issuer, subject=answer.subject).first()
    person = known.user if known else link(answer)
    if not person.is_active:
        raise Refused(NO_ACCOUNT, "has left")
    if answer.personnel_number and answer.personnel_number != person.personnel_number:
        raise Refused(OTHER_ACCOUNT, "the account is pinned to another personnel number")
    return person


def link(answer: Answer) -> User:
    """Pin the account to its person, unless the person came with another one before."""
    person = meant(answer) or newcomer(answer)
    if person is None or not person.is_active:
        raise Refused(NO_ACCOUNT, "nobody here" if person is None else "has left")
    try:
        with transaction.atomic():
            Identity.objects.create(user=person, issuer=answer.issuer, subject=answer.subject)
    except IntegrityError as reason:  # pinned to another account, or to this one in another window just now
        if not Identity.objects.filter(user=person, issuer=answer.issuer, subject=answer.subject).exists():
            raise Refused(OTHER_ACCOUNT, "another account is pinned to the person") from reason
        return person
    log(instance=person, action="people.link_identity", user=person, data={"service": answer.issuer})
    return person


def meant(answer: Answer) -> User | None:
    """Whom the answer is about: by personnel number; by mailbox only where there is no number and the city wants it."""
    if answer.personnel_number:
        return User.objects.filter(personnel_number=answer.personnel_number).first()
    if answer.mail and settings.SIGN_ON_BY_MAIL:
        return User.objects.filter(email__iexact=answer.mail).first()
    return None


def newcomer(answer: Answer) -> User | None:
    """An account for somebody not known yet, where the city wants that; without office and roles."""
    named = answer.personnel_number and answer.first_name and answer.last_name
    if not named or not settings.SIGN_ON_CREATES_PEOPLE:
        return None
    person = User.objects.create_user(answer.personnel_number, first_name=answer.first_name, last_name=answer.last_name)
    log(instance=person, action="people.join_by_sign_on", user=person)
    return person


def follow_groups(*, user: User, groups: list[str] | None) -> None:
    """Give the roles these groups stand for and end those of groups left; nothing where the service did not say."""
    if groups is not None:
        origin = RoleGrant.Origin.SIGN_ON
        match_grants(user=user, wanted=GroupRole.objects.of_groups(groups, origin).roles(), origin=origin)


def take_leave(people: list[int]) -> None:
    """Release the accounts of people (by id) who leave; whoever comes back connects the account of that day."""
    Identity.objects.filter(user__in=people).delete()


@transaction.atomic
def release(*, identity: Identity, by: User) -> None:
    """Loosen the account from the person; the next sign-in pins the one that comes then."""
    log(instance=identity.user, action="people.release_identity", user=by, data={"service": identity.issuer})
    identity.delete()
