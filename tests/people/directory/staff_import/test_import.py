"""An import changes everything the file says, or nothing at all."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry

from people.directory import services as directory
from people.directory.roles import Role
from people.directory.staff_import import services, writing
from people.models import Office, Post, RoleGrant, StaffImport, User

ON = date(2026, 11, 1)
HEAD = "Personalnummer;Nachname;Vorname;E-Mail;Org.-Schlüssel;Eintritt;Austritt;Vorgesetzte/r;Tätigkeit"
BRUNO = "10000002;Berger;Bruno;bruno.berger@stadt.example;34;01.02.2010;;;"
ALMA = "10000001;Aydin;Alma;alma.aydin@stadt.example;34-2;01.09.2015;;10000002;"
CEM = "10000003;Demir;Cem;;34;01.03.2019;;10000002;"


def bring_in(*lines: str, **options):
    data = "\n".join([HEAD, *lines]).encode()
    return services.import_staff(people_file=data, file_name="personal.csv", **{"on": ON, "threshold": 100} | options)


def numbers(outcome) -> dict[str, int]:
    return {name: count for name, count in outcome.people.figures.items() if count}


@pytest.fixture
def staff(world):
    bring_in(BRUNO, ALMA, CEM)
    return world


def alma() -> User:
    return User.objects.get(personnel_number="10000001")


def test_new_people_get_a_post_a_supervisor_and_no_password(staff):
    post = alma().posts.get()
    assert (post.office, post.supervisor.last_name, post.starts_on) == (staff.births, "Berger", date(2015, 9, 1))
    assert not alma().has_usable_password()
    assert alma().is_active


def test_importing_twice_changes_nothing(staff):
    before = list(Post.objects.order_by("pk").values())
    assert numbers(bring_in(BRUNO, ALMA, CEM)) == {"unchanged": 3}
    assert list(Post.objects.order_by("pk").values()) == before


def test_a_move_closes_the_old_post_the_day_before_and_ends_the_office_s_role(staff):
    cem = User.objects.get(personnel_number="10000003")
    directory.grant(user=cem, role=Role.MOVER, office=staff.registry, starts_on=date(2026, 1, 1), by=None)
    directory.grant(user=cem, role=Role.TRAINER, starts_on=date(2026, 1, 1), by=None)

    outcome = bring_in(BRUNO, ALMA, CEM.replace(";34;", ";66;"))

    old, new = cem.posts.order_by("starts_on")
    assert numbers(outcome) == {"moved": 1, "unchanged": 2}
    assert (old.office, old.ends_on) == (staff.registry, ON - timedelta(days=1))
    assert (new.office, new.starts_on, new.ends_on) == (staff.roads, ON, None)
    assert cem.grants.get(role=Role.MOVER).ends_on == ON - timedelta(days=1)
    assert cem.grants.get(role=Role.TRAINER).ends_on is None
    assert outcome.roles_to_check == 1


def test_further_columns_are_kept_with_the_post_from_the_day_they_change(staff):
    def with_licence(licence: str) -> None:
        data = f"{HEAD};Führerschein\n{BRUNO};\n{ALMA};{licence}\n{CEM};".encode()
        services.import_staff(people_file=data, file_name="personal.csv", on=ON, attributes=["Führerschein"])

    with_licence("B")
    assert alma().posts.get().attributes == {"Führerschein": "B"}
    with_licence("C")
    assert [post.attributes["Führerschein"] for post in alma().posts.order_by("starts_on")] == ["B", "C"]
    bring_in(BRUNO, ALMA, CEM)
    assert alma().posts.current(ON).get().attributes == {"Führerschein": "C"}


def test_who_is_missing_leaves_and_is_never_deleted(staff):
    directory.grant(user=alma(), role=Role.AUTHOR, starts_on=date(2026, 1, 1), by=None)
    pseudonym = alma().pseudonym

    bring_in(BRUNO, CEM)

    assert not alma().is_active
    assert alma().left_on == alma().posts.get().ends_on == ON - timedelta(days=1)
    assert not alma().groups.exists()
    assert RoleGrant.objects.get(user=alma()).ends_on == ON - timedelta(days=1)

    back = bring_in(BRUNO, ALMA, CEM, on=ON + timedelta(days=40))
    assert numbers(back) == {"returned": 1, "unchanged": 2}
    assert (alma().is_active, alma().left_on, alma().pseudonym) == (True, None, pseudonym)
    assert alma().posts.count() == 2
    assert not alma().groups.exists()


def test_somebody_who_leaves_at_a_later_day_works_until_then(staff):
    leaving = ALMA.replace("01.09.2015;;", "01.09.2015;30.11.2026;")
    assert numbers(bring_in(BRUNO, leaving, CEM)) == {"changed": 1, "unchanged": 2}
    assert numbers(bring_in(BRUNO, leaving, CEM)) == {"unchanged": 3}
    assert alma().is_active

    directory.follow_roles(on=date(2026, 11, 30))
    assert alma().is_active
    directory.follow_roles(on=date(2026, 12, 1))
    assert not alma().is_active
    assert alma().posts.get().ends_on == date(2026, 11, 30)
    assert numbers(bring_in(BRUNO, leaving, CEM, on=date(2026, 12, 2))) == {"unchanged": 2, "gone": 1}


def test_a_refused_row_does_not_make_the_person_leave(staff):
    outcome = bring_in(BRUNO, ALMA.replace("34-2", "99-9"), "=;;;;;;;;", ";Demir;Cem;;34;;;;")
    assert alma().is_active
    assert numbers(outcome) == {"unchanged": 1, "refused": 2}
    assert [error["line"] for error in outcome.record.errors] == [3, 4, 5]


def test_a_mass_exit_stops_before_anything_is_written(staff):
    outcome = bring_in(BRUNO, "10000009;Neu;Nina;;34;;;;", threshold=5)
    assert outcome.record.state == StaffImport.State.STOPPED
    assert User.objects.working().filter(personnel_number__startswith="1000000").count() == 3
    assert not User.objects.filter(last_name="Neu").exists()


def test_a_dry_run_writes_nothing_but_its_own_record(staff):
    outcome = bring_in(BRUNO, dry_run=True)
    assert outcome.record.state == StaffImport.State.CHECKED
    assert numbers(outcome) == {"left": 2, "unchanged": 1}
    assert alma().is_active


def test_nothing_half_written_remains_when_something_breaks(staff, monkeypatch):
    def broken(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(writing, "write_posts", broken)
    with pytest.raises(RuntimeError):
        bring_in(BRUNO, "10000009;Neu;Nina;;34;;;;")
    assert alma().is_active
    assert not User.objects.filter(last_name="Neu").exists()
    assert StaffImport.objects.count() == 1


def test_two_people_can_swap_their_mailboxes(staff):
    first, second = "bruno.berger@stadt.example", "alma.aydin@stadt.example"
    bring_in(BRUNO.replace(first, second), ALMA.replace(second, first), CEM)
    assert alma().email == first


def test_the_address_of_somebody_who_left_can_be_given_again(staff):
    bring_in(BRUNO, CEM)
    bring_in(BRUNO, CEM, ALMA.replace("10000001", "10000099"))
    assert User.objects.get(personnel_number="10000099").email == "alma.aydin@stadt.example"
    assert alma().email is None


def test_accounts_that_never_had_a_post_are_not_hr_s_business(staff):
    User.objects.create_superuser("900", "geheim", first_name="Technik", last_name="Konto")
    bring_in(BRUNO)
    assert User.objects.get(personnel_number="900").is_active


def test_the_first_administrator_keeps_the_account_when_hr_s_file_names_it(world):
    first = User.objects.create_superuser("10000001", "geheim", first_name="Alma", last_name="Aydin")
    assert numbers(bring_in(BRUNO, ALMA)) == {"joined": 1, "changed": 1}
    assert (alma(), alma().is_superuser, alma().office.key) == (first, True, "34-2")


def test_whoever_was_withdrawn_before_beginning_can_join_later(staff):
    nina = "10000009;Neu;Nina;;34;01.12.2026;;;"
    bring_in(BRUNO, ALMA, CEM, nina)
    bring_in(BRUNO, ALMA, CEM)
    assert not Post.objects.filter(user__personnel_number="10000009").exists()
    assert numbers(bring_in(BRUNO, ALMA, CEM, nina)) == {"returned": 1, "unchanged": 3}
    assert User.objects.get(personnel_number="10000009").is_active


def test_whoever_comes_back_stays_also_when_the_file_has_no_column_for_leaving(staff):
    bring_in(BRUNO, CEM)
    short = "Personalnummer;Nachname;Vorname;Org.-Schlüssel\n10000001;Aydin;Alma;34-2"
    services.import_staff(people_file=short.encode(), file_name="kurz.csv", on=ON, partial=True)
    directory.follow_roles(on=ON + timedelta(days=1))
    assert alma().is_active


def test_offices_are_created_renamed_and_moved_but_never_deleted(world):
    file = "Schlüssel;Bezeichnung;Übergeordnet;Art\n66-1;Straßenbau;66;Abteilung\n34-2;Geburten;66;Abteilung\n9;X;8;Amt"
    outcome = bring_in(BRUNO, offices_file=file.encode("cp1252"))
    assert Office.objects.get(key="66-1").get_parent() == world.roads
    assert Office.objects.get(key="34-2").name == "Geburten"
    assert Office.objects.get(key="34-2").get_parent().key == "66"
    assert Office.objects.filter(key="10-1").exists()
    assert [fault.line for fault in outcome.office_faults] == [4]
    assert Office.find_problems() == ([], [], [], [], [])


def test_an_import_stands_in_the_audit_trail(staff, otto):
    bring_in(BRUNO, ALMA, CEM, by=otto, partial=True)
    entry = ModelLogEntry.objects.filter(action="people.import_staff").latest("timestamp")
    assert entry.user == otto
    assert entry.data["unchanged"] == 3


def test_the_command_reports_in_german_and_fails_on_a_stop(staff, tmp_path):
    path = tmp_path / "personal.csv"
    path.write_text("\n".join([HEAD, BRUNO, "1;;;;;;;;"]), encoding="cp1252")
    said = StringIO()
    with pytest.raises(CommandError) as stop:
        call_command("import_staff", path, on=ON, stdout=said)
    assert stop.value.returncode == 3
    assert "Abgebrochen" in said.getvalue()
    assert "Zeile 3" in said.getvalue()
