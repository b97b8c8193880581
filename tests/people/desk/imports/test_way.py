"""An import's way: brought, looked at, released if many leave, carried out once, undone while nobody touched it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from people.desk.imports import services, tasks, work
from people.desk.imports.states import TooLateError
from people.directory import services as directory
from people.directory.roles import Role
from people.directory.staff_import import writing
from people.models import ColumnAssignment, Notification, Office, Post, RoleGrant, StaffImport, User
from people.privacy.tasks import forget_old
from tests.factories.people import UserFactory
from tests.people.desk.imports.conftest import HEAD, PAGE, csv, xlsx

State = StaffImport.State


def person(number: str) -> User:
    return User.objects.get(personnel_number=number)


def with_move(staff: list[str]) -> list[str]:
    """Cem moves to the Tiefbauamt, and Nina is new."""
    return [*(line.replace(";34;01.03.2019", ";66;01.03.2019") for line in staff), "10000010;Neu;Nina;;66;;;;"]


def test_first_only_what_would_happen_is_found_out(staff, dora, bring):
    record = bring(dora, *with_move(staff))
    assert record.state == State.CHECKED
    assert (record.figures["moved"], record.figures["joined"], record.figures["left"]) == (1, 1, 0)
    assert (record.writing["encoding"], record.writing["separator"], record.writing["lines"]) == ("cp1252", ";", 6)
    assert {(change.kind, change.name) for change in record.changes.all()} == {
        ("moved", "Demir, Cem"),
        ("role", "Demir, Cem"),
        ("joined", "Neu, Nina"),
    }
    assert person("10000003").office.key == "34"
    assert not User.objects.filter(last_name="Neu").exists()


def test_then_it_is_carried_out_once_however_often_somebody_presses(staff, dora, otto, bring, press):
    record = bring(dora, *with_move(staff))
    assert press(dora, record, "ausfuehren").state == State.DONE
    press(otto, record, "ausfuehren")
    assert (record.state, record.carried_out_by) == (State.DONE, dora)
    assert person("10000003").office.key == "66"
    assert Post.objects.filter(user__personnel_number="10000003").count() == 2
    assert User.objects.filter(last_name="Neu").count() == 1
    assert ModelLogEntry.objects.filter(action="people.import_staff", data__state="done", user=dora).count() == 1


def test_a_task_that_comes_twice_does_it_once(staff, dora, bring, press):
    record = bring(dora, *with_move(staff))
    press(dora, record, "ausfuehren")
    for task in (tasks.check_import, tasks.run_import, tasks.undo_import):
        task(record.pk)
    record.refresh_from_db()
    assert record.state == State.DONE
    assert Post.objects.filter(user__personnel_number="10000003").count() == 2


def test_a_spreadsheet_says_the_same_as_the_text(staff, dora, bring):
    record = bring(dora, data=xlsx(*with_move(staff)), name="november.xlsx")
    assert record.writing["encoding"] == "xlsx"
    assert record.staff_file.name.endswith(".xlsx")
    assert (record.state, record.figures["moved"], record.figures["joined"]) == (State.CHECKED, 1, 1)


class TestThreshold:
    """More than five per cent leaving needs a second person."""

    @pytest.fixture
    def stopped(self, staff, dora, bring) -> StaffImport:
        return bring(dora, *staff[:1], *staff[2:])

    def test_it_stops_and_the_others_are_told(self, stopped, dora, otto, hanna, staff, bring):
        assert stopped.state == State.STOPPED
        assert (
            Notification.objects.filter(kind="people.import_waits").values_list("recipient", flat=True).get() == otto.pk
        )
        bring(dora, *staff[:1])
        assert set(Notification.objects.values_list("recipient", flat=True)) == {otto.pk, hanna.pk}

    def test_nobody_carries_it_out_and_the_uploader_cannot_release_it(self, stopped, dora, otto, press):
        for who, button in ((dora, "ausfuehren"), (otto, "ausfuehren"), (dora, "freigeben")):
            assert press(who, stopped, button, reason="Weil ich es so möchte.").state == State.STOPPED
        assert press.answer.status_code == 403
        assert person("10000001").is_active

    def test_a_release_needs_a_reason(self, stopped, otto, press):
        assert press(otto, stopped, "freigeben", reason="ja").state == State.STOPPED
        assert press.answer.status_code == 422
        assert "mindestens 10 Zeichen" in press.answer.content.decode()

    def test_a_second_person_releases_it_and_the_uploader_is_told(self, stopped, dora, otto, press):
        press(otto, stopped, "freigeben", reason="Der Eigenbetrieb geht an den Kreis.")
        assert (stopped.state, stopped.released_by) == (State.RELEASED, otto)
        assert Notification.objects.get(recipient=dora).kind == "people.import_released"
        entry = ModelLogEntry.objects.get(action="people.release_import")
        assert (entry.user, entry.data["reason"]) == (otto, "Der Eigenbetrieb geht an den Kreis.")
        assert press(dora, stopped, "ausfuehren").state == State.DONE
        assert not person("10000001").is_active

    def test_if_more_would_leave_by_then_it_is_asked_for_again(self, stopped, dora, otto, press, world):
        press(otto, stopped, "freigeben", reason="Der Eigenbetrieb geht an den Kreis.")
        newcomer = User.objects.create_user("10000099", first_name="Zoe", last_name="Zimmer")
        Post.objects.create(user=newcomer, office=world.registry)
        assert press(dora, stopped, "ausfuehren").state == State.STOPPED
        assert (stopped.released_by, stopped.release_reason, stopped.carried_out_by) == (None, "", None)
        assert stopped.trouble == work.CHANGED_MEANWHILE
        assert person("10000001").is_active
        assert stopped.changes.filter(name="Zimmer, Zoe").exists()

    def test_it_is_for_exactly_these_bytes(self, stopped, dora, otto, press):
        press(otto, stopped, "freigeben", reason="Der Eigenbetrieb geht an den Kreis.")
        with stopped.staff_file.storage.open(stopped.staff_file.name, "wb") as file:
            file.write(csv())
        assert press(dora, stopped, "ausfuehren").state == State.FAILED
        assert "nicht mehr" in stopped.trouble
        assert person("10000002").is_active

    def test_checking_again_ends_the_release(self, stopped, otto, press):
        press(otto, stopped, "freigeben", reason="Der Eigenbetrieb geht an den Kreis.")
        assert press(otto, stopped, "pruefen").state == State.STOPPED
        assert stopped.released_by is None

    def test_new_columns_cannot_be_said_by_whoever_would_release(self, stopped, otto, press):
        press(otto, stopped, "spalten")
        assert press.answer.status_code == 403


def test_what_nobody_saw_is_not_written_below_the_threshold_either(staff, dora, bring, press, settings):
    settings.STAFF_IMPORT_THRESHOLD = 50
    record = bring(dora, *staff)
    User.objects.filter(personnel_number="10000003").update(last_name="Demirel")
    assert press(dora, record, "ausfuehren").state == State.CHECKED
    assert record.trouble
    assert person("10000003").last_name == "Demirel"
    assert press(dora, record, "ausfuehren").state == State.DONE
    assert person("10000003").last_name == "Demir"


class TestColumns:
    """Headings nobody knows are explained once."""

    HEAD = HEAD.replace("Personalnummer", "Pers.-Nr.") + ";Führerschein;Parkplatz"

    def brought(self, dora, bring, staff) -> StaffImport:
        return bring(dora, data=csv(*(f"{line};B;17" for line in staff), head=self.HEAD))

    def answers(self, **changes: str) -> dict[str, str]:
        fields = ("number", "last_name", "first_name", "email", "office", "entered_on")
        fields += ("left_on", "supervisor", "job", "attribute", "ignore")
        return {f"column_{place}": field for place, field in enumerate(fields)} | changes

    def test_they_are_asked_for_with_a_guess(self, staff, dora, bring, sign_in):
        record = self.brought(dora, bring, staff)
        assert record.state == State.COLUMNS
        page = sign_in(dora).get(f"/personal/importe/{record.pk}/spalten/").content.decode()
        assert '<option value="number" selected>' in page
        assert "Führerschein" in page

    def test_what_was_said_holds_for_the_next_file_and_for_the_command(self, staff, dora, bring, press, tmp_path):
        record = press(dora, self.brought(dora, bring, staff), "spalten", **self.answers())
        assert record.state == State.CHECKED
        assert press(dora, record, "ausfuehren").figures["changed"] == 5
        assert person("10000001").posts.get().attributes == {"Führerschein": "B"}
        assert self.brought(dora, bring, staff).state == State.CHECKED
        file = tmp_path / "personal.csv"
        file.write_bytes(csv(*(f"{line};BE;17" for line in staff), head=self.HEAD))
        call_command("import_staff", file)
        assert person("10000001").posts.latest("pk").attributes == {"Führerschein": "BE"}

    def test_mistakes_come_back_in_words(self, staff, dora, bring, press):
        record = self.brought(dora, bring, staff)
        press(dora, record, "spalten", **self.answers(column_0="ignore", column_8="office"))
        assert press.answer.status_code == 422
        page = press.answer.content.decode()
        assert "Keine Spalte ist gewählt für: Personalnummer" in page
        assert "ist mehrfach gewählt" in page
        assert not ColumnAssignment.objects.exists()


class TestUndoing:
    """The last import can be taken back."""

    @pytest.fixture
    def before(self, staff, world, dora) -> dict:
        cem = person("10000003")
        directory.grant(
            user=cem, role=Role.TRAINER, office=world.registry, starts_on=timezone.localdate() - timedelta(9), by=None
        )
        return everything()

    @pytest.fixture
    def done(self, before, staff, dora, bring, press) -> StaffImport:
        table = "Schlüssel;Bezeichnung;Übergeordnet;Art\n66-1;Straßenbau;66;Abteilung\n34-2;Geburten;66;Abteilung"
        offices = SimpleUploadedFile("aemter.csv", table.encode())
        lines = [line.replace(";66;", ";66-1;") for line in with_move(staff) if "Aydin" not in line]
        lines.append("10000011;Aydin;Ada;alma.aydin@stadt.example;34-2;;;;")
        record = bring(dora, *lines, offices_file=offices)
        press(person("10000009"), record, "freigeben", reason="Es ist so gemeint.")
        press(dora, record, "ausfuehren")
        assert record.state == State.DONE
        assert (record.figures["left"], record.figures["moved"], record.figures["joined"]) == (1, 1, 2)
        return record

    def test_everything_is_as_before(self, before, done, dora, press):
        assert everything() != before
        assert press(dora, done, "rueckgaengig").state == State.UNDONE
        assert done.figures["left_alone"] == 0
        assert everything() == before
        assert Office.find_problems() == ([], [], [], [], [])
        assert ModelLogEntry.objects.get(action="people.undo_import").user == dora

    def test_what_was_touched_since_is_named_and_left_alone(self, before, done, dora, press, world):
        cem, nina = person("10000003"), person("10000010")
        cem.phone = "0711 123"
        cem.save()
        User.objects.filter(pk=nina.pk).update(last_login=timezone.now())
        assert press(dora, done, "rueckgaengig").state == State.UNDONE
        assert set(done.changes.exclude(left_alone="").values_list("name", flat=True)) == {
            "Demir, Cem",
            "Neu, Nina",
            "Straßenbau",
        }
        assert person("10000003").office.key == "66-1"
        assert person("10000010").is_active
        assert person("10000001").is_active
        assert not User.objects.filter(personnel_number="10000011").exists()

    def test_somebody_new_whom_others_speak_of_stays(self, done, dora, press, world):
        newcomer = UserFactory(office=world.roads, office__supervisor=person("10000010"))
        press(dora, done, "rueckgaengig")
        assert newcomer.posts.get().supervisor == person("10000010")
        assert done.changes.get(name="Neu, Nina").left_alone

    def test_an_address_that_was_passed_on_comes_back_unless_it_is_kept(self, staff, dora, bring, press, world):
        zoe = UserFactory(
            last_name="Zimmer", email="zoe@stadt.example", is_active=False, left_on=timezone.localdate() - timedelta(99)
        )
        for touched in (False, True):
            record = bring(dora, *staff, "10000012;Zorn;Zoe;zoe@stadt.example;34;;;;")
            press(dora, record, "ausfuehren")
            assert User.objects.get(pk=zoe.pk).email is None
            User.objects.filter(last_name="Zorn").update(last_login=timezone.now() if touched else None)
            press(dora, record, "rueckgaengig")
            assert User.objects.get(pk=zoe.pk).email == (None if touched else "zoe@stadt.example")
            assert User.objects.filter(last_name="Zorn").exists() == touched
        assert record.changes.get(kind="address").left_alone

    def test_only_the_last_one_and_only_once(self, done, staff, dora, bring, press):
        later = bring(dora, *with_move(staff), partial="on")
        press(dora, later, "ausfuehren")
        assert press(dora, done, "rueckgaengig").state == State.DONE
        with pytest.raises(TooLateError):
            services.undo(record=done, by=dora)
        assert press(dora, later, "rueckgaengig").state == State.UNDONE
        assert press(dora, later, "rueckgaengig").state == State.UNDONE
        assert press(dora, done, "rueckgaengig").state == State.DONE


def everything() -> dict:
    """All people, posts, roles and offices as they stand."""
    return {
        "people": list(
            User.objects.order_by("pk").values("pk", "is_active", "left_on", "email", "last_name", "entered_on")
        ),
        "posts": list(Post.objects.order_by("pk").values()),
        "roles": list(RoleGrant.objects.order_by("pk").values("pk", "ends_on")),
        "offices": list(Office.objects.order_by("pk").values("pk", "path", "name", "kind", "numchild")),
        "groups": list(User.groups.through.objects.order_by("user_id", "group_id").values("user_id", "group_id")),
    }


def test_a_lost_queue_is_told_and_a_lost_worker_can_be_replaced(staff, dora, bring, press, monkeypatch):
    record = bring(dora, *staff)
    with monkeypatch.context() as broken:
        broken.setattr(tasks.run_import, "delay", lambda number: None)
        assert press(dora, record, "ausfuehren").state == State.RUNNING
    assert press(dora, record, "anstossen").state == State.RUNNING
    StaffImport.objects.filter(pk=record.pk).update(state_since=timezone.now() - timedelta(hours=1))
    assert press(dora, record, "anstossen").state == State.DONE


def test_what_breaks_off_writes_nothing_and_says_so(staff, dora, bring, press, monkeypatch):
    record = bring(dora, *with_move(staff))

    def broken(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(writing, "write_posts", broken)
    press(dora, record, "ausfuehren")
    assert (record.state, bool(record.trouble)) == (State.FAILED, True)
    assert not User.objects.filter(last_name="Neu").exists()


def test_discarding_deletes_files_and_names(staff, dora, bring, press):
    record = bring(dora, *with_move(staff))
    name, storage = record.staff_file.name, record.staff_file.storage
    assert storage.exists(name)
    assert press(dora, record, "verwerfen").state == State.DISCARDED
    assert not storage.exists(name)
    assert not record.changes.exists()


def test_after_a_month_files_and_names_are_gone_and_figures_stay(staff, dora, bring, press):
    waiting, done = bring(dora, *with_move(staff)), bring(dora, *with_move(staff))
    press(dora, done, "ausfuehren")
    name = done.staff_file.name
    forget_old()
    assert done.changes.exists()
    StaffImport.objects.update(started_at=timezone.now() - timedelta(days=31))
    forget_old()
    for record in (waiting, done):
        record.refresh_from_db()
        assert not record.changes.exists()
        assert not record.staff_file
    assert (waiting.state, done.state) == (State.DISCARDED, State.DONE)
    assert done.figures["moved"] == 1
    assert not StaffImport._meta.get_field("staff_file").storage.exists(name)
    StaffImport.objects.update(started_at=timezone.now() - timedelta(days=1200))
    forget_old()
    assert not StaffImport.objects.exists()


def test_before_staff_data_is_written_dora_proves_again_who_she_is(
    staff, dora, bring, sign_in, time_machine, django_capture_on_commit_callbacks
):
    record, browser = bring(dora, *with_move(staff)), sign_in(dora)
    time_machine.move_to(timezone.now() + timedelta(minutes=16), tick=False)
    carry_out = f"{PAGE}{record.pk}/ausfuehren/"

    for button in ("ausfuehren", "freigeben", "rueckgaengig"):
        assert "Sind Sie es noch?" in browser.post(f"{PAGE}{record.pk}/{button}/").content.decode()
    record.refresh_from_db()
    assert record.state == State.CHECKED
    assert person("10000003").office.key == "34"

    with django_capture_on_commit_callbacks(execute=True):
        browser.post(carry_out, {"again": "password", "again_password": "stadtcampus-demo"})
    record.refresh_from_db()
    assert record.state == State.DONE
