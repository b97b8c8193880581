"""Dora of HR and Otto, the operator, bring HR's files."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook

from people.directory.staff_import.services import import_staff
from people.models import StaffImport, User
from tests.factories.people import UserFactory

HEAD = "Personalnummer;Nachname;Vorname;E-Mail;Org.-Schlüssel;Eintritt;Austritt;Vorgesetzte/r;Tätigkeit"
STAFF = [
    "10000002;Berger;Bruno;bruno.berger@stadt.example;34;01.02.2010;;;",
    "10000001;Aydin;Alma;alma.aydin@stadt.example;34-2;01.09.2015;;10000002;",
    "10000003;Demir;Cem;;34;01.03.2019;;10000002;",
    "10000004;Dietrich;Dora;dora.dietrich@stadt.example;10-1;01.01.2001;;;",
    "10000009;Ott;Otto;otto.ott@stadt.example;17;01.01.2001;;;",
]
PAGE = "/personal/importe/"


def csv(*lines: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *lines]).encode("cp1252")


def xlsx(*lines: str, head: str = HEAD) -> bytes:
    """The same as a spreadsheet."""
    book, data = Workbook(), BytesIO()
    for line in [head, *lines]:
        book.active.append(line.split(";"))
    book.save(data)
    return data.getvalue()


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def staff(world, alma, bruno, cem, dora, otto) -> list[str]:
    """Everybody as HR knows them since last month, in the lines of HR's file."""
    import_staff(
        people_file=csv(*STAFF),
        file_name="oktober.csv",
        on=timezone.localdate() - timedelta(days=30),
        threshold=100,
    )
    return list(STAFF)


@pytest.fixture
def bring(sign_in, django_capture_on_commit_callbacks) -> Callable[..., StaffImport]:
    """Somebody brings a file; what a worker does with it is done at once."""

    def brought(by: User, *lines: str, name: str = "november.csv", **more: object) -> StaffImport:
        data = more.pop("data", None) or csv(*lines)
        facts = {"staff_file": SimpleUploadedFile(name, data), "on": timezone.localdate().isoformat()} | more
        with django_capture_on_commit_callbacks(execute=True):
            answer = sign_in(by).post(PAGE, facts)
        assert answer.status_code == 302, answer.content.decode()
        return StaffImport.objects.get(pk=int(answer["Location"].removeprefix(PAGE).split("/")[0]))

    return brought


@pytest.fixture
def press(sign_in, django_capture_on_commit_callbacks) -> Callable[..., StaffImport]:
    """Somebody presses one of the buttons."""

    def pressed(by: User, record: StaffImport, button: str, **facts: object) -> StaffImport:
        with django_capture_on_commit_callbacks(execute=True):
            pressed.answer = sign_in(by).post(f"{PAGE}{record.pk}/{button}/", facts)
        record.refresh_from_db()
        return record

    return pressed


@pytest.fixture
def hanna(world) -> User:
    """A second person of HR for the whole city."""
    return UserFactory(first_name="Hanna", last_name="Hauser", role="hr")
