"""Writing an import's difference into the database, in few large statements."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from people.directory import services as directory
from people.directory.models import Office, Post, RoleGrant, User
from people.directory.staff_import.comparing import (
    PERSONAL,
    Change,
    Difference,
    PostChange,
    attributes_after,
    last_day,
)
from people.directory.staff_import.offices import OfficeDifference
from people.directory.staff_import.rows import StaffRow

BATCH = 500


def write_offices(difference: OfficeDifference) -> None:
    """Create new offices from top to bottom; rename and move known ones; none is ever deleted."""
    for row in difference.new:
        office = Office(key=row.key, name=row.name, kind=row.kind)
        if row.above:
            Office.objects.get(key=row.above).add_child(instance=office)
        else:
            Office.add_root(instance=office)
    for row in difference.changed:
        office = Office.objects.get(key=row.key)
        office.name, office.kind = row.name, row.kind
        office.save(update_fields=["name", "kind"])
        above = office.get_parent()
        if row.above and (above is None or above.key != row.above):
            office.move(Office.objects.get(key=row.above), pos="sorted-child")


def write_people(difference: Difference, roles: Iterable[RoleGrant], *, on: date, by: User | None) -> None:
    """Carry out the difference; `roles` are those that end by it."""
    changes = difference.returned + difference.moved + difference.changed
    release_mailboxes(changes, difference.joined, [leaving.known.pk for leaving in difference.left])
    create_users(difference.joined)
    update_users(changes)
    User.objects.bulk_update(
        [User(pk=leaving.known.pk, left_on=leaving.on) for leaving in difference.left], ["left_on"], batch_size=BATCH
    )
    directory.see_off([leaving.known.pk for leaving in difference.left], on=on)
    write_posts(difference.joined, changes)
    end_roles(roles, difference.moved, on=on, by=by)


def release_mailboxes(changes: list[Change], joined: list[StaffRow], leaving: list[int]) -> None:
    """Free the addresses that pass from one person to another, so that none is ever held twice."""
    losing = [change.known.pk for change in changes if "email" in change.personal and change.known.email]
    wanted = [change.personal["email"] for change in changes if change.personal.get("email")]
    wanted += [row.email for row in joined if row.email]
    for chunk in directory.chunks(losing):
        User.objects.filter(pk__in=chunk).update(email=None)
    for chunk in directory.chunks(wanted):
        User.objects.filter(is_active=False, email__in=chunk).update(email=None)
    for people in directory.chunks(leaving):
        held = dict(User.objects.filter(pk__in=people).exclude(email=None).values_list("pk", "email"))
        giving = [pk for pk, email in held.items() if email in set(wanted)]
        User.objects.filter(pk__in=giving).update(email=None)


def create_users(joined: list[StaffRow]) -> None:
    """New people; nobody can sign in until a password or single sign-on is there."""
    User.objects.bulk_create(
        [
            User(
                personnel_number=row.number,
                password=make_password(None),
                **{name: getattr(row, name) for name in PERSONAL},
            )
            for row in joined
        ],
        batch_size=BATCH,
    )


def update_users(changes: list[Change]) -> None:
    """Change what is different, one statement per set of fields and batch."""
    groups: dict[tuple[str, ...], list[User]] = {}
    for change in changes:
        personal = (
            change.personal
            if change.known.is_active
            else change.personal | {"is_active": True, "left_on": change.row.left_on}
        )
        if personal:
            groups.setdefault(tuple(sorted(personal)), []).append(User(pk=change.known.pk, **personal))
    for fields, users in groups.items():
        User.objects.bulk_update(users, fields, batch_size=BATCH)


def write_posts(joined: list[StaffRow], changes: list[Change]) -> None:
    """Close, correct and open posts; supervisors are found by number."""
    ids = dict(User.objects.values_list("personnel_number", "pk"))
    offices = dict(Office.objects.values_list("key", "pk"))
    opening = [change for change in changes if change.post is PostChange.OPEN]
    correcting = [change for change in changes if change.post is PostChange.CORRECT]
    closed = [post for change in opening if (post := closed_post(change))]
    Post.objects.bulk_update(closed, ["ends_on"], batch_size=BATCH)
    Post.objects.bulk_create(
        [
            *(Post(user_id=ids[row.number], starts_on=row.entered_on, **facts(row, ids, offices)) for row in joined),
            *(
                Post(user_id=change.known.pk, starts_on=change.starts_on, **facts(change.row, ids, offices, change))
                for change in opening
            ),
        ],
        batch_size=BATCH,
    )
    corrected = [
        Post(pk=change.known.post.pk, **facts(change.row, ids, offices, change))
        for change in correcting
        if change.known.post
    ]
    Post.objects.bulk_update(corrected, FACTS, batch_size=BATCH)


def closed_post(change: Change) -> Post | None:
    """The post before, ending on the day before the new one begins; None if it has ended already."""
    before, starts_on = change.known.post, change.starts_on
    if before is None or starts_on is None or (before.ends_on and before.ends_on < starts_on):
        return None
    return Post(pk=before.pk, ends_on=starts_on - timedelta(days=1))


FACTS = ["office", "job", "hazard_group", "attributes", "percentage", "site", "supervisor", "ends_on"]


def facts(row: StaffRow, ids: dict[str, int], offices: dict[str, int], change: Change | None = None) -> dict:
    """A post's facts from the row; what the row could not say is taken from the post before."""
    before = change.known.post if change else None

    def of(name: str) -> object:
        return getattr(before if before and name in row.unsure else row, name)

    supervisor = str(of("supervisor"))
    return {
        "office_id": offices[row.office],
        "supervisor_id": ids[supervisor] if supervisor else None,
        "ends_on": last_day(before, row) if before else row.left_on,
        "attributes": attributes_after(before, row),
        **{name: of(name) for name in ("job", "hazard_group", "percentage", "site")},
    }


def end_roles(roles: Iterable[RoleGrant], moved: Iterable[Change], *, on: date, by: User | None) -> None:
    """Roles left behind by people who moved end on the day before; those of people who leave have ended with them."""
    movers = {change.known.pk for change in moved}
    for grant in roles:
        if grant.user_id in movers:
            directory.end_grant(grant=grant, on=on - timedelta(days=1), by=by)
