"""What an identity system changes about people: linking, changing, closing and reopening accounts; never deleting."""

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils import timezone

from people.directory.models import User
from people.directory.services import tell_about
from people.provisioning import groups, posts
from people.provisioning.facts import NUMBER_FROM, Facts, facts_of, personnel_number, sound_name
from people.provisioning.models import ScimAccount, ScimToken
from people.provisioning.portraits import account_of, people, person_document, with_details
from people.provisioning.protocol.refusals import immutable, invalid_value, not_found, taken

REPORTED = {"external_id", "title", "department", "cost_center"}
PLACE = {"title", "department", "cost_center", "manager", "active"}


def person_by_id(pk: str, *, lock: bool = False) -> User:
    """The person with that id."""
    found = people().filter(pk=int(pk)) if pk.isascii() and pk.isdigit() and len(pk) < 19 else people().none()
    if lock:
        User.objects.select_for_update().filter(pk__in=found.values("pk")).first()
    person = with_details(found).first()
    if person is None:
        raise not_found("User")
    return person


@transaction.atomic
def provision(*, document: dict, token: ScimToken) -> User:
    """Link the identity system's account to the person with that personnel number, who is created if unknown."""
    facts = facts_of(document)
    number = personnel_number(facts, token.number_from)
    if not facts.user_name:
        raise invalid_value("userName is missing.")
    user, is_new = find_or_create(number, facts)
    account = account_of(user)
    if user.is_superuser or (account and account.removed_at is None):
        raise taken("There is an account with this personnel number already.")
    account = account or ScimAccount(user=user)
    account.removed_at = None
    before = Facts(active=facts.active if is_new else user.is_active)
    write(user, account, facts, before, token, is_new=is_new)
    return person_by_id(str(user.pk))


def find_or_create(number: str, facts: Facts) -> tuple[User, bool]:
    """The person with that number, locked; of several requests at once, one creates and the others find."""
    everybody = User.objects.select_for_update().filter(personnel_number=number)
    if known := everybody.first():
        return known, False
    first, last = facts.first_name, sound_name(facts.last_name, "name.familyName")
    person = User(
        personnel_number=number,
        first_name=sound_name(first, "name.givenName") if first else "",
        last_name=last,
        password=make_password(None),
        is_active=facts.active,
    )
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError:
        return everybody.get(), False
    return person, True


@transaction.atomic
def change(*, user: User, document: dict, token: ScimToken) -> User:
    """Make the person what the document says, as far as this identity system decides it."""
    before, facts = facts_of(person_document(user)), facts_of(document)
    keep_number(user, facts, before, token)
    account = account_of(user) or ScimAccount(user=user)
    write(user, account, facts, before, token, is_new=False)
    return person_by_id(str(user.pk))


def keep_number(user: User, facts: Facts, before: Facts, token: ScimToken) -> None:
    """Refuse another personnel number for somebody known: it is the key to everything people did here."""
    name = NUMBER_FROM[token.number_from]
    is_said_anew = name in facts.differing(before) and getattr(facts, name)
    if is_said_anew and personnel_number(facts, token.number_from) != user.personnel_number:
        raise immutable("The personnel number of somebody never changes. Please ask HR.")


@transaction.atomic
def remove(*, user: User, token: ScimToken) -> None:
    """The identity system forgets the account: it is closed and no longer shown; the person and all proof stay."""
    account = account_of(user) or ScimAccount(user=user, user_name=user.personnel_number)
    account.token, account.is_active, account.removed_at = token, False, timezone.now()
    account.save()
    user.scim_memberships.all().delete()
    if user.is_active:
        posts.close(user=user, leaves=token.writes_posts, on=timezone.localdate())
    groups.follow_groups(users=[user.pk])


def write(user: User, account: ScimAccount, facts: Facts, before: Facts, token: ScimToken, *, is_new: bool) -> None:
    """Write what differs: always to the account, to the person where the token may."""
    differing = facts.differing(before)
    manager = supervisor_of(user, facts.manager)
    try:
        with transaction.atomic():
            write_account(account, facts, differing, token, manager)
            write_person(user, facts, differing, token, is_new=is_new)
    except IntegrityError:
        raise taken("userName, externalId or e-mail address belongs to somebody else.") from None
    on = timezone.localdate()
    if "active" in differing and facts.active:
        posts.reopen(user=user, decides=token.writes_posts, on=on)
    if token.writes_posts and (is_new or differing & PLACE):
        posts.place(user=user, account=account, differing=differing, on=on)
    if "active" in differing and not facts.active:
        posts.close(user=user, leaves=token.writes_posts, on=on)
    tell_about([user.pk])
    groups.follow_groups(users=[user.pk])


def write_account(
    account: ScimAccount, facts: Facts, differing: set[str], token: ScimToken, manager: User | None
) -> None:
    account.user_name = facts.user_name
    for name in differing & REPORTED:
        setattr(account, name, getattr(facts, name))
    if "manager" in differing:
        account.manager = manager
    account.is_active, account.token = facts.active, token
    if name_is_taken(account):
        raise taken("This userName belongs to somebody else.")
    account.save()


def name_is_taken(account: ScimAccount) -> bool:
    """Whether somebody else goes by the name: as an account, or by personnel number while still without one."""
    others = people().exclude(pk=account.user_id)
    return (
        others.filter(scim_account__user_name__iexact=account.user_name).exists()
        or others.filter(scim_account=None, personnel_number=account.user_name).exists()
    )


def write_person(user: User, facts: Facts, differing: set[str], token: ScimToken, *, is_new: bool) -> None:
    """Names and ways to reach somebody, where the token may change them or the person is new."""
    changed: dict[str, str | None] = {}
    if token.writes_names or is_new:
        wanted = {"first_name": "name.givenName", "last_name": "name.familyName"}
        changed |= {
            name: sound_name(getattr(facts, name), wanted[name])
            for name in wanted
            if name in differing and getattr(facts, name)
        }
    if token.writes_contact or is_new:
        changed |= {name: getattr(facts, name) for name in ("email", "phone") if name in differing}
    if "email" in changed:
        changed["email"] = changed["email"] or None
        release_mailbox(user, changed["email"])
    for name, value in changed.items():
        setattr(user, name, value)
    user.save(update_fields=list(changed))


def release_mailbox(user: User, email: str | None) -> None:
    """An address belongs to one person; those who have left give theirs up."""
    if not email:
        return
    holders = User.objects.filter(email__iexact=email).exclude(pk=user.pk)
    if holders.filter(is_active=True).exists():
        raise taken("This e-mail address belongs to somebody else.")
    holders.update(email=None)


def supervisor_of(user: User, pk: str) -> User | None:
    """The supervisor the identity system names by our id."""
    if not pk:
        return None
    found = people().filter(pk=int(pk)).first() if pk.isascii() and pk.isdigit() and len(pk) < 19 else None
    if found is None or found.pk == user.pk:
        raise invalid_value("manager must be the id of another User.")
    return found
