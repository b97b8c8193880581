"""Dora writes a rule: buttons change the form, sentences say what it means, nothing acts before it is released."""

import pytest
from django.utils import timezone

from courses.models import CoursePage
from lms.models import Assignment, AssignmentVersion, InstructionTopic, ProofKind
from people.directory.roles import Role
from people.directory.services import grant
from people.models import User
from tests.factories.courses import make_course

NEW = "/auswertung/pflichtregeln/neu/"


@pytest.fixture
def course(world) -> CoursePage:
    return make_course("Datenschutz Grundlagen")


def filled(course: CoursePage, **more: object) -> dict:
    """What Dora sends: everybody in the Standesamt, thirty days, every twelve months."""
    return {
        "title": "Datenschutz",
        "target": f"course:{course.pk}",
        "due_kind": "assignment",
        "due_days": 30,
        "basis": "previous_expiry",
        "months": 12,
        "window_months": 2,
        "newcomer_months": 3,
        "grace_days": 0,
        "return_grace_days": 30,
        "remind_person": [-14, 7],
        "gruppen": 1,
        "verbindung": "all",
        "gruppe-0-verbindung": "all",
        "gruppe-0-0-art": "office",
        "gruppe-0-0-ist": "ja",
        "gruppe-0-0-wert": "34",
        "tun": "speichern",
    } | more


def test_a_draft_keeps_everything_and_shows_it_again(course, dora: User, sign_in) -> None:
    browser = sign_in(dora)
    answer = browser.post(NEW, filled(course))
    draft = AssignmentVersion.objects.get()
    assert answer["Location"] == f"/auswertung/pflichtregeln/{draft.assignment_id}/"
    assert draft.is_draft
    assert draft.audience == {"office": "34"}
    assert draft.targets == [{"kind": "course", "id": course.pk}]
    assert draft.reminders == [{"days": -14, "to": "person"}, {"days": 7, "to": "person"}]
    html = browser.get(f"{answer['Location']}entwurf/").content.decode()
    assert 'value="Datenschutz"' in html
    assert '<option value="34" selected>' in html


def test_an_instruction_or_a_proof_can_be_demanded_as_well(course, dora: User, sign_in) -> None:
    topic = InstructionTopic.objects.create(title="Leitern", points="Standfest aufstellen")
    kind = ProofKind.objects.create(name="Erste Hilfe")
    sent = filled(course, target=f"instruction:{topic.pk}", target_1=f"proof:{kind.pk}")
    answer = sign_in(dora).post(NEW, sent)
    assert AssignmentVersion.objects.get().targets == [
        {"kind": "instruction", "id": topic.pk},
        {"kind": "proof", "id": kind.pk},
    ]
    assert "Erste Hilfe" in sign_in(dora).get(f"{answer['Location']}entwurf/").content.decode()


def test_buttons_of_the_audience_change_the_form_and_save_nothing(course, dora: User, sign_in) -> None:
    browser = sign_in(dora)
    more = browser.post(NEW, filled(course, **{"tun": "hinzu:0", "gruppe-0-neu": "younger_than", "title": ""}))
    html = more.content.decode()
    assert more.status_code == 200
    assert "gruppe-0-1-wert" in html
    assert "c-errorsummary" not in html
    less = browser.post(NEW, filled(course, tun="weg:0:0")).content.decode()
    assert "gruppe-0-0-wert" not in less
    assert "gruppe-1-neu" in browser.post(NEW, filled(course, tun="gruppe")).content.decode()
    assert not Assignment.objects.exists()


def test_what_is_missing_is_said_in_words(course, dora: User, sign_in) -> None:
    answer = sign_in(dora).post(NEW, filled(course, basis="anchor", anchor_day=31, anchor_month=2, target=""))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Diesen Tag gibt es in diesem Monat nicht." in html
    nobody = sign_in(dora).post(NEW, filled(course, **{"gruppe-0-0-art": ""}))
    assert "mindestens eine Bedingung" in nobody.content.decode()


def test_release_and_change_make_versions_that_say_what_is_new(course, dora: User, sign_in) -> None:
    browser = sign_in(dora)
    at = browser.post(NEW, filled(course))["Location"]
    browser.post(f"{at}freigeben/", {"in_force_from": timezone.localdate().isoformat()})
    first = AssignmentVersion.objects.get()
    assert first.released_by == dora
    browser.post(f"{at}neue-fassung/")
    browser.post(f"{at}entwurf/", filled(course, months=24))
    first.refresh_from_db()
    assert first.months == 12
    html = browser.get(at).content.decode()
    assert "alle 24 Monate" in html
    assert "<del>" in html


def test_hr_of_one_office_reads_rules_of_the_city_and_writes_only_its_own(course, bruno, dora, world, otto, sign_in):
    at = sign_in(dora).post(NEW, filled(course))["Location"]
    grant(user=bruno, role=Role.HR, office=world.registry, by=otto)
    browser = sign_in(bruno)
    assert browser.get(at).status_code == 200
    assert browser.get(f"{at}entwurf/").status_code == 403
    assert browser.post(NEW, filled(course)).status_code == 422
    assert browser.post(NEW, filled(course, office=world.registry.pk)).status_code == 302
