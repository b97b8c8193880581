"""Loads the demo's offices and people through the staff import and the role service."""

from datetime import date
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction

from people.demo import DemoStep, organisation, shared_devices
from people.demo.cast import CAST, PASSWORD
from people.demo.faces import FACES, drawn
from people.demo.identity_system import connect
from people.demo.staff import staff_file
from people.directory import services
from people.directory.models import GroupRole, Office, User
from people.directory.roles import Role
from people.directory.staff_import.offices import HEADINGS, REQUIRED, parse_offices
from people.directory.staff_import.reading import read
from people.directory.staff_import.services import import_staff
from people.profiles.pictures import portraits
from people.profiles.services import show_photo

OFFICES = Path(__file__).parent / "aemter.csv"
WITHOUT_MOVERS = {"0", "11", "14", "30", "52", "55", "61", "66", "80", "98"}
SINCE = date(2025, 9, 1)


def demo_step() -> DemoStep:
    return DemoStep(order=10, name="people", load=load)


@transaction.atomic
def load() -> None:
    """Offices, people, roles; loading again changes nothing."""
    data = OFFICES.read_bytes()
    rows, _faults = parse_offices(read(data, HEADINGS, REQUIRED))
    staff = staff_file([key for key in rows if key != "0"])
    import_staff(people_file=staff, file_name="demo.csv", offices_file=data, partial=True)
    hand_out_passwords()
    grant_roles()
    show_photos()
    organisation.load(everybody())
    shared_devices.load()
    name_groups()
    connect(everybody())


def hand_out_passwords() -> None:
    """Everybody of the demo gets its password, hashed once."""
    without = [user.pk for user in everybody().values() if not user.has_usable_password()]
    if without:
        User.objects.filter(pk__in=without).update(password=make_password(PASSWORD))


def everybody() -> dict[str, User]:
    """The demo's people by personnel number."""
    return {user.personnel_number: user for user in User.objects.filter(personnel_number__startswith="10000")}


def grant_roles() -> None:
    """The cast's roles, and two Digital Movers in most offices."""
    people = everybody()
    offices = {office.key: office for office in Office.objects.all()}
    otto = people["10000009"]
    for player in CAST:
        for role, key in player.roles:
            user = people[player.number]
            by = None if user == otto else otto
            services.grant(user=user, role=role, office=offices.get(key), starts_on=SINCE, by=by)
    for key, movers in movers_by_office().items():
        for user in movers:
            services.grant(user=user, role=Role.MOVER, office=offices[key], starts_on=SINCE, by=otto)


def show_photos() -> None:
    """Two of the cast have agreed to show a photo, which is drawn and not taken; a photo withdrawn stays withdrawn."""
    people = everybody()
    for number, face in FACES.items():
        person = people[number]
        if not person.photo_consents.exists():
            show_photo(person=person, pictures=portraits(drawn(face)), by=person)


def name_groups() -> None:
    """What some groups of the city's sign-in stand for; where none is connected, the lines wait."""
    registry = Office.objects.get(key="34")
    for group, role, office in (("dm-34", Role.MOVER, registry), ("kursleitung", Role.TRAINER, None)):
        GroupRole.objects.get_or_create(group=group, role=role, office=office)


def movers_by_office() -> dict[str, list[User]]:
    """The first two people with a mailbox who do not lead the office; some offices still look for theirs."""
    movers: dict[str, list[User]] = {}
    staff = User.objects.filter(
        personnel_number__gt="10000100", personnel_number__startswith="10000", email__isnull=False
    )
    for user in staff.order_by("personnel_number").prefetch_related("posts__office"):
        for post in user.posts.all():
            key = post.office.key.split("-")[0]
            chosen = movers.setdefault(key, [])
            if key not in WITHOUT_MOVERS and post.supervisor_id and len(chosen) < (1 if key == "34" else 2):
                chosen.append(user)
    return movers
