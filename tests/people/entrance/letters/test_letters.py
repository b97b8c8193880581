"""Letters: written once, fetched once, tagged for screen readers, and the only place where a code stands."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from pypdf import PdfReader

from people.directory import services as directory
from people.entrance.letters import services
from people.entrance.letters.models import LetterBatch
from people.entrance.letters.selection import Selection
from people.entrance.pins import services as pins
from people.models import AccessRecord, PinCode, User
from tests.factories.people import UserFactory

DESK = "/cms/briefe/"
CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def at_desk(otto, sign_in):
    directory.sync_groups(otto)
    return sign_in(otto)


@pytest.fixture
def ask(otto, django_capture_on_commit_callbacks):
    """Ask for letters and let the worker write them."""

    def asked(selection: Selection) -> LetterBatch:
        with django_capture_on_commit_callbacks(execute=True):
            batch = services.ask(selection=selection, by=otto)
        batch.refresh_from_db()
        return batch

    return asked


def pages(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def test_gero_gets_a_letter_with_a_code_that_works(gero, otto, ask):
    batch = ask(Selection(number="10000007"))
    assert (batch.state, batch.done) == (LetterBatch.State.READY, 1)
    (page,) = pages(services.fetch(batch=batch, by=otto))
    for part in ("Gero Graf", "Tiefbauamt", "10000007", "Musterstadt", "localhost:8000/pin", "Personalnummer"):
        assert part in page
    assert pins.owner_of(number="10000007", code=CODE.search(page)[0]) == gero


def test_the_letter_is_accessible_and_in_german(gero, otto, ask):
    pdf = PdfReader(BytesIO(services.fetch(batch=ask(Selection(number="10000007")), by=otto)))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"] == "de"
    assert pdf.metadata.title == "Briefe mit Codes für Stadtcampus"
    assert "pdfuaid:part" in pdf.xmp_metadata.stream.get_data().decode()


def test_names_are_text_and_nothing_else(gero, otto, ask):
    User.objects.filter(pk=gero.pk).update(first_name='#panic("x") *fett*', last_name="$x$ [a] \\ @ref")
    (page,) = pages(services.fetch(batch=ask(Selection(number="10000007")), by=otto))
    assert '#panic("x") *fett* $x$ [a] \\ @ref' in page


def test_many_letters_are_one_file_with_a_page_each(world, otto, ask):
    UserFactory.create_batch(30, office=world.roads, email=None)
    read = pages(services.fetch(batch=ask(Selection(office="66")), by=otto))
    assert len(read) == 30
    assert len({CODE.search(page)[0] for page in read}) == 30
    assert PinCode.objects.count() == 30


def test_whom_a_selection_means(world, gero, alma, cem):
    newcomer = UserFactory(office=world.roads, email=None, entered_on=timezone.localdate())
    left = UserFactory(office=world.roads, email=None, is_active=False)
    mighty = UserFactory(office=world.roads, email=None, is_superuser=True)
    having = UserFactory(office=world.roads, email=None)
    pins.set_pin(user=having, pin="482913")

    def meant(**choice) -> set[User]:
        return set(Selection(**choice).people())

    assert meant(office="66") == {gero, newcomer}
    assert meant(office="66", without_pin=False) == {gero, newcomer, having}
    assert meant(office="34", without_mailbox=False) >= {alma, cem}
    assert meant(since=timezone.localdate().isoformat()) == {newcomer}
    assert meant(number=gero.personnel_number) == {gero}
    assert not meant(number=left.personnel_number)
    assert not meant(number=mighty.personnel_number)


def test_codes_work_only_once_the_file_is_there(gero, otto, monkeypatch):
    """The press breaks: nobody gets a code that stands on no letter, and an earlier one goes on working."""
    earlier = pins.issue_code(user=gero, by=otto)
    batch = services.ask(selection=Selection(number="10000007"), by=otto)
    monkeypatch.setattr("people.entrance.letters.printing.set_letters", lambda *args, **more: 1 / 0)
    from people.entrance.letters.tasks import write_letters

    with pytest.raises(ZeroDivisionError):
        write_letters(batch.pk)
    batch.refresh_from_db()
    assert batch.state == LetterBatch.State.FAILED
    assert pins.owner_of(number="10000007", code=earlier) == gero


def test_a_second_run_changes_nothing(gero, otto, ask):
    batch = ask(Selection(number="10000007"))
    kept = PinCode.objects.get().digest
    services.write(batch=batch)
    batch.state = LetterBatch.State.WAITING  # as another worker still sees it
    services.write(batch=batch)
    assert PinCode.objects.get().digest == kept


def test_a_new_letter_replaces_the_earlier_one(gero, otto, ask):
    first = CODE.search(pages(services.fetch(batch=ask(Selection(number="10000007")), by=otto))[0])[0]
    ask(Selection(number="10000007"))
    assert pins.owner_of(number="10000007", code=first) is None


def test_a_file_is_fetched_once(gero, otto, ask, django_capture_on_commit_callbacks):
    batch = ask(Selection(number="10000007"))
    name = batch.file.name
    assert default_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        assert services.fetch(batch=batch, by=otto)
    assert not default_storage.exists(name)
    assert services.fetch(batch=batch, by=otto) is None


def test_what_nobody_fetches_is_gone_after_a_day(gero, ask, time_machine, django_capture_on_commit_callbacks):
    batch = ask(Selection(number="10000007"))
    name = batch.file.name
    services.forget_old()
    assert default_storage.exists(name)
    time_machine.shift(timedelta(days=1, minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        services.forget_old()
        services.forget_old()
    batch.refresh_from_db()
    assert batch.state == LetterBatch.State.EXPIRED
    assert not default_storage.exists(name)
    time_machine.shift(timedelta(days=90))
    services.forget_old()
    assert not LetterBatch.objects.exists()


def test_gero_can_see_that_otto_had_the_letter_printed(gero, otto, ask):
    ask(Selection(number="10000007"))
    look = AccessRecord.objects.get(subject=gero)
    assert (look.viewer, look.report) == (otto, "Letter with the code for a PIN")


# The operators' desk -----------------------------------------------------------------------------


def test_otto_counts_then_writes_then_fetches(gero, world, at_desk, django_capture_on_commit_callbacks):
    chosen = {"office": world.roads.pk, "without_mailbox": "on", "without_pin": "on"}
    assert "1 Person passt" in at_desk.post(DESK, chosen | {"count": ""}).content.decode()
    assert not LetterBatch.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        at_desk.post(DESK, chosen | {"write": ""})
    batch = LetterBatch.objects.get()
    assert "Einmal abholen" in at_desk.get(DESK).content.decode()
    answer = at_desk.post(f"{DESK}{batch.pk}/")
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    assert answer.content.startswith(b"%PDF")
    assert at_desk.post(f"{DESK}{batch.pk}/").status_code == 302


def test_from_the_page_of_a_person_otto_writes_one_letter(gero, at_desk, django_capture_on_commit_callbacks):
    assert "PIN-Brief" in at_desk.get("/cms/personen/10000007/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert at_desk.post("/cms/personen/10000007/brief/").url == DESK
    assert LetterBatch.objects.get().state == LetterBatch.State.READY


def test_nobody_fits(at_desk, world):
    answer = at_desk.post(DESK, {"office": world.hr.pk, "without_mailbox": "on", "write": ""})
    assert answer.status_code == 422
    assert "passt niemand" in answer.content.decode()


def test_otto_writes_no_letter_to_himself(at_desk):
    assert at_desk.post("/cms/personen/10000009/brief/").url == "/cms/"
    assert not LetterBatch.objects.exists()


def test_another_operator_does_not_fetch_ottos_letters(gero, ask, world, sign_in):
    batch = ask(Selection(number="10000007"))
    other = UserFactory(office=world.doit, role="operator")
    directory.sync_groups(other)
    assert sign_in(other).post(f"{DESK}{batch.pk}/").status_code == 404


def test_the_address_of_the_file_alone_opens_nothing(gero, ask, at_desk):
    batch = ask(Selection(number="10000007"))
    assert at_desk.get(f"/medien/{batch.file.name}").status_code == 404


def test_for_editors_there_are_no_letters(gero, emil, ask, sign_in):
    batch = ask(Selection(number="10000007"))
    directory.sync_groups(emil)
    browser = sign_in(emil)
    assert browser.get(DESK).status_code == 404
    assert browser.post(f"{DESK}{batch.pk}/").status_code == 404
    assert browser.post("/cms/personen/10000007/brief/").status_code == 404
