"""Undoing an import: who and what is still as the import left it becomes as it was before.

What somebody or something has touched since is left alone, and the entry says why. Refusing the whole for the sake of
one of four hundred people would make undoing useless on the day it is needed.
"""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from people.directory import services as directory
from people.directory.models import ImportedChange, Office, Post, RoleGrant, StaffImport, User
from people.directory.services import tell_about
from people.directory.staff_import.entries import Kind
from people.directory.staff_import.references import EVERYTHING, referred_to
from people.directory.staff_import.states import FIELDS, State, office_states, read_back, states_of

BATCH = 500
CHANGED = gettext_noop("Has been changed since.")
SIGNED_IN = gettext_noop("Has signed in since, or other entries speak of the person.")
ADDRESS_TAKEN = gettext_noop("The former e-mail address belongs to somebody else now.")
IN_USE = gettext_noop("Is in use: people, roles, pages or other offices belong to it.")
APART = {  # what does not hold a new account back: its own posts, and what would be meaningless without it
    "people.Post": "user_id",
    "people.ImportedChange": EVERYTHING,
    "people.AccessRecord": EVERYTHING,
}
People = Mapping[int, ImportedChange]
PEOPLE = (Kind.LEFT, Kind.MOVED, Kind.RETURNED, Kind.CHANGED, Kind.ADDRESS)


@transaction.atomic
def undo(record: StaffImport) -> dict[str, int]:
    """Bring everything back that nobody has touched; says how much was undone and how much was left alone."""
    entries = list(record.changes.exclude(kind=Kind.ROLE))
    people = {entry.user_id: entry for entry in entries if entry.user_id}
    now = states_of(people)
    leave_alone([entry for person, entry in people.items() if now[person] != entry.after], CHANGED)
    remove_newcomers({person: entry for person, entry in people.items() if entry.kind == Kind.JOINED})
    restore_people({person: entry for person, entry in people.items() if entry.kind in PEOPLE}, now)
    restore_offices([entry for entry in entries if entry.kind in {Kind.OFFICE, Kind.OFFICE_NEW}])
    tell_about(people)
    left_alone = [entry for entry in entries if entry.left_alone]
    ImportedChange.objects.bulk_update(left_alone, ["left_alone"], batch_size=BATCH)
    return {"undone": len(entries) - len(left_alone), "left_alone": len(left_alone)}


def leave_alone(entries: Iterable[ImportedChange], why: str) -> None:
    """These stay as they are."""
    for entry in entries:
        entry.left_alone = why


def untouched(people: People) -> list[int]:
    return sorted(person for person, entry in people.items() if not entry.left_alone)


def remove_newcomers(people: People) -> None:
    """People who came with the import and have done nothing yet: only then is an account deleted."""
    new = set(untouched(people))
    spoken_of = referred_to(User, new, apart=APART)
    for chunk in directory.chunks(sorted(new)):
        spoken_of |= set(User.objects.filter(pk__in=chunk).exclude(last_login=None).values_list("pk", flat=True))
    leave_alone([people[person] for person in spoken_of], SIGNED_IN)
    for chunk in directory.chunks(untouched(people)):
        Post.objects.filter(user__in=chunk).delete()
        User.objects.filter(pk__in=chunk).delete()


def restore_people(people: People, now: Mapping[int, State]) -> None:
    """Person, posts and roles as before; an address that somebody else has by now is not taken away again."""
    keep_addresses(people)
    keep_posts_in_use(people, now)
    wanted = {person: people[person].before for person in untouched(people)}
    for chunk in directory.chunks(list(wanted)):
        User.objects.filter(pk__in=chunk).update(email=None)
    User.objects.bulk_update(
        [User(pk=person, **read_back(User, state["person"])) for person, state in wanted.items()],
        FIELDS,
        batch_size=BATCH,
    )
    restore_posts(wanted, now)
    roles = [RoleGrant(**read_back(RoleGrant, role)) for state in wanted.values() for role in state["roles"]]
    RoleGrant.objects.bulk_update(roles, fields_of(RoleGrant), batch_size=BATCH)
    for chunk in directory.chunks(list(wanted)):
        directory.follow(users=chunk, on=timezone.localdate())


def keep_addresses(people: People) -> None:
    """Leave those alone whose former address is held by somebody who keeps it."""
    before = {person: people[person].before["person"]["email"] for person in people}
    addresses = {email for email in before.values() if email}
    held = User.objects.exclude(email=None).values_list("email", "pk")
    holders = {email: holder for email, holder in held if email in addresses}
    restored = set(untouched(people))
    while blocked := {person for person in restored if holders.get(before[person], person) not in restored}:
        leave_alone([people[person] for person in blocked], ADDRESS_TAKEN)
        restored -= blocked


def keep_posts_in_use(people: People, now: Mapping[int, State]) -> None:
    """Leave those alone whose new post is something else's business by now."""
    owners: dict[int, int] = {}
    for person in untouched(people):
        known = {post["id"] for post in people[person].before["posts"]}
        owners |= {post["id"]: person for post in now[person]["posts"] if post["id"] not in known}
    in_use = {owners[post] for post in referred_to(Post, set(owners), apart={})}
    leave_alone([people[person] for person in in_use], CHANGED)


def restore_posts(wanted: Mapping[int, State], now: Mapping[int, State]) -> None:
    """Take away new posts, then correct the old ones, then bring back those that were deleted."""
    old = {post["id"]: post for state in wanted.values() for post in state["posts"]}
    present = {post["id"] for person in wanted for post in now[person]["posts"]}
    for chunk in directory.chunks(sorted(present - old.keys())):
        Post.objects.filter(pk__in=chunk).delete()
    posts = {pk: Post(**read_back(Post, facts)) for pk, facts in old.items()}
    kept = [post for pk, post in posts.items() if pk in present]
    Post.objects.bulk_update(kept, fields_of(Post), batch_size=BATCH)
    Post.objects.bulk_create([post for pk, post in posts.items() if pk not in present], batch_size=BATCH)


def fields_of(model: type[Model]) -> list[str]:
    """Everything but the key."""
    return [field.name for field in model._meta.concrete_fields if not field.primary_key]


def restore_offices(entries: list[ImportedChange]) -> None:
    """Names, kinds and places as before; a new office goes if nothing belongs to it, the lowest first."""
    now = office_states(entry.number for entry in entries)
    leave_alone([entry for entry in entries if now.get(entry.number) != entry.after], CHANGED)
    for entry in entries:
        if entry.kind == Kind.OFFICE and not entry.left_alone:
            restore_office(entry)
    new = {entry.number: entry for entry in entries if entry.kind == Kind.OFFICE_NEW and not entry.left_alone}
    for key in Office.objects.filter(key__in=new).order_by("-depth").values_list("key", flat=True):
        office = Office.objects.get(key=key)
        if office.numchild or referred_to(Office, {office.pk}, apart={}):
            new[key].left_alone = IN_USE
        else:
            office.delete()


def restore_office(entry: ImportedChange) -> None:
    office = Office.objects.get(key=entry.number)
    office.name, office.kind = entry.before["name"], entry.before["kind"]
    office.save(update_fields=["name", "kind"])
    above = Office.objects.filter(key=entry.before["above"]).first()
    if above and above != office.get_parent():
        office.move(above, pos="sorted-child")


def reason(entry: ImportedChange) -> str:
    """Why it was left alone, in the reader's language."""
    return _(entry.left_alone) if entry.left_alone else ""
