"""Outside training: handed in, asked back, decided once, and evidence from then on."""

import threading
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lms.evidence import EvidenceStays
from lms.models import Completion, OutsideProof, ProofKind, Recognition, RecognitionStep, Scan, Statement
from lms.recognition import services
from lms.recognition.forgetting import forget_old
from lms.recognition.models import State, StepKind
from lms.recognition.proposing import proposal
from people.directory.roles import Role
from people.models import AccessRecord, Notification, User
from tests.cast import person
from tests.factories.courses import make_course
from tests.factories.proofs import hand_in_proof, photo


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def first_aid(db) -> ProofKind:
    return ProofKind.objects.create(name="Erste Hilfe", valid_months=24)


def now_is(recognition: Recognition) -> str:
    return Recognition.objects.with_state().get(pk=recognition.pk).state


def entered(**more: object) -> dict:
    today = timezone.localdate()
    return {
        "key": "5f1f3c0e-6c55-4b1e-8a51-2f2f0f8c8f11",
        "title": "Erste-Hilfe-Kurs",
        "issuer": "Rotes Kreuz",
        "completed_on": today.isoformat(),
        "scan": SimpleUploadedFile("../bescheinigung.exe", photo(), "text/html"),
    } | more


def test_alma_hands_in_a_photo_and_dora_recognises_it(
    alma, dora, first_aid, sign_in, django_capture_on_commit_callbacks
):
    browser = sign_in(alma)
    answer = browser.post("/lernen/nachweise/einreichen/", entered(target=f"art-{first_aid.pk}"))
    recognition = Recognition.objects.get()
    assert answer.url == f"/lernen/nachweise/{recognition.pk}/"
    assert Scan.objects.get().file.name.endswith(".jpg")
    assert "Wartet auf Entscheidung" in browser.get(answer.url).content.decode()

    desk = sign_in(dora)
    assert "Alma Aydin" in desk.get("/auswertung/nachweise/").content.decode()
    assert AccessRecord.objects.filter(viewer=dora, subject=alma).exists()
    until = proposal(first_aid, recognition.completed_on, None)
    decided = {"anerkennen-target": f"art-{first_aid.pk}", "anerkennen-valid_until": until.isoformat()}
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{answer.url}anerkennen/", decided)

    proof = OutsideProof.objects.get()
    assert (proof.learner, proof.kind, proof.valid_until, proof.by) == (alma, first_aid, until, dora)
    assert Notification.objects.get(recipient=alma).kind == "lms.proof_accepted"
    page = browser.get(answer.url).content.decode()
    assert "Dora Dietrich" in page
    assert "Er zählt für: Erste Hilfe." in page


def test_sending_the_form_twice_hands_in_once(alma, sign_in):
    browser = sign_in(alma)
    for _time in range(2):
        assert browser.post("/lernen/nachweise/einreichen/", entered()).status_code == 302
    assert Recognition.objects.count() == Scan.objects.count() == 1


def test_mistakes_come_back_in_words(alma, sign_in):
    tomorrow = timezone.localdate() + timedelta(days=1)
    html = SimpleUploadedFile("bild.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    answer = sign_in(alma).post("/lernen/nachweise/einreichen/", entered(completed_on=tomorrow.isoformat(), scan=html))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "liegt in der Zukunft" in page
    assert "weder PDF noch JPEG noch PNG" in page
    assert "noch einmal aus" in page


def test_a_recognised_course_is_a_completion_like_any_other(alma, dora, django_capture_on_commit_callbacks):
    course = make_course("Brandschutz", certificate_valid_months=12)
    recognition = hand_in_proof(learner=alma, target=course, claimed_until=timezone.localdate() + timedelta(days=30))
    until = proposal(course, recognition.completed_on, recognition.claimed_until)
    with django_capture_on_commit_callbacks(execute=True):
        step = services.accept(recognition=recognition, target=course, valid_until=until, by=dora)
    completion = Completion.objects.get(learner=alma)
    assert step.completion == completion
    assert (completion.source, completion.by, completion.course_title) == ("recognition", dora, "Brandschutz")
    assert completion.valid_until == recognition.claimed_until
    assert Statement.objects.of(alma).filter(verb__endswith="/completed").count() == 1
    assert completion.certificates.get().completed_on == recognition.completed_on


def test_another_date_needs_a_reason(alma, dora, first_aid, sign_in):
    recognition = hand_in_proof(learner=alma, target=first_aid)
    browser, page = sign_in(dora), f"/lernen/nachweise/{recognition.pk}/anerkennen/"
    decided = {"anerkennen-target": f"art-{first_aid.pk}", "anerkennen-valid_until": "2099-12-31"}
    answer = browser.post(page, decided)
    assert answer.status_code == 422
    assert "Nach der Regel wäre es" in answer.content.decode()
    browser.post(page, decided | {"anerkennen-words": "Bescheinigung der Feuerwehr"})
    assert OutsideProof.objects.get().valid_until == date(2099, 12, 31)


def test_a_question_waits_for_alma_and_her_answer_for_dora(alma, dora, sign_in):
    recognition = hand_in_proof(learner=alma)
    sign_in(dora).post(f"/lernen/nachweise/{recognition.pk}/rueckfrage/", {"frage-words": "Und die Rückseite?"})
    assert now_is(recognition) == State.ASKED
    scan = SimpleUploadedFile("rueckseite.jpg", photo())
    sign_in(alma).post(f"/lernen/nachweise/{recognition.pk}/antworten/", {"words": "Hier ist sie.", "photo": scan})
    assert now_is(recognition) == State.WAITING
    assert recognition.scans.count() == 2


def test_nobody_decides_about_the_own_or_outside_the_branch(alma, cem, dora, world):
    hugo = person(30, "Hugo", "Haas", world.roads, role=Role.HR, role__office=world.roads)
    own, foreign = hand_in_proof(learner=dora), hand_in_proof(learner=alma)
    from lms.recognition.permissions import may_decide

    assert not may_decide(dora, own)
    assert may_decide(dora, foreign)
    assert not may_decide(hugo, foreign)
    assert foreign not in Recognition.objects.visible_to(hugo)
    assert foreign not in Recognition.objects.visible_to(cem)


def test_bruno_hands_in_for_alma_and_sees_it_only_until_it_is_decided(alma, bruno, gero, dora, first_aid, sign_in):
    browser = sign_in(bruno)
    assert browser.get(f"/lernen/nachweise/einreichen/{gero.pk}/").status_code == 403
    browser.post(f"/lernen/nachweise/einreichen/{alma.pk}/", entered())
    recognition = Recognition.objects.get(learner=alma, by=bruno)
    page = f"/lernen/nachweise/{recognition.pk}/"
    assert browser.get(page).status_code == 200
    services.accept(recognition=recognition, target=first_aid, valid_until=None, by=dora)
    assert browser.get(page).status_code == 404
    assert sign_in(alma).get(page).status_code == 200


def test_several_of_one_kind_are_recognised_at_once(alma, cem, gero, dora, first_aid, sign_in):
    fire = ProofKind.objects.create(name="Brandschutzhelfer")
    chosen = [hand_in_proof(learner=who, target=first_aid) for who in (alma, cem)]
    other = hand_in_proof(learner=gero, target=fire)
    sign_in(dora).post(
        "/auswertung/nachweise/anerkennen/",
        {"fuer": f"art-{first_aid.pk}", "auswahl": [each.pk for each in [*chosen, other]]},
    )
    assert {proof.learner for proof in OutsideProof.objects.all()} == {alma, cem}
    assert now_is(other) == State.WAITING


def test_a_repetition_is_pointed_out(alma, dora, first_aid, sign_in):
    hand_in_proof(learner=alma, target=first_aid)
    again = hand_in_proof(learner=alma, target=first_aid, title="Auffrischung")
    assert "liegt er schon vor" in sign_in(dora).get(f"/lernen/nachweise/{again.pk}/").content.decode()


def test_what_is_decided_stays(alma, dora, first_aid):
    recognition = hand_in_proof(learner=alma, target=first_aid)
    services.refuse(recognition=recognition, words="Ein anderer Name steht darauf.", by=dora)
    with pytest.raises(services.TooLateError):
        services.accept(recognition=recognition, target=first_aid, valid_until=None, by=dora)
    with pytest.raises(services.TooLateError):
        services.withdraw(recognition=recognition, by=alma)
    with pytest.raises(EvidenceStays):
        RecognitionStep.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        RecognitionStep.objects.create(recognition=recognition, kind=StepKind.WITHDRAWN)


def test_the_scan_is_for_those_who_may_see_it_and_lies_on_no_open_address(alma, bruno, dora, sign_in):
    scan = hand_in_proof(learner=alma).scans.get()
    page = f"/lernen/nachweise/{scan.recognition_id}/scan/{scan.pk}/"
    assert sign_in(bruno).get(page).status_code == 404
    answer = sign_in(dora).get(page)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    b"".join(answer)
    assert sign_in(dora).get(f"/medien/{scan.file.name}").status_code == 404


def test_scans_go_when_it_is_withdrawn_and_after_90_days(
    alma, dora, first_aid, django_capture_on_commit_callbacks, settings
):
    withdrawn, decided = hand_in_proof(learner=alma), hand_in_proof(learner=alma, target=first_aid)
    with django_capture_on_commit_callbacks(execute=True):
        services.withdraw(recognition=withdrawn, by=alma)
        services.accept(recognition=decided, target=first_aid, valid_until=None, by=dora)
    assert Scan.objects.get().recognition == decided
    now = timezone.now()
    with django_capture_on_commit_callbacks(execute=True):
        forget_old(now + timedelta(days=89))
    assert Scan.objects.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        forget_old(now + timedelta(days=91))
    assert Scan.objects.count() == 0
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []
    forget_old(now + timedelta(days=366))
    assert list(Recognition.objects.all()) == [decided]


def test_kinds_are_kept_by_hr_for_the_whole_city(dora, alma, sign_in):
    browser = sign_in(dora)
    browser.post("/auswertung/nachweise/arten/", {"name": "Sachkunde", "valid_months": 60, "is_offered": "on"})
    assert ProofKind.objects.get().valid_months == 60
    assert "Sachkunde" in sign_in(alma).get("/lernen/nachweise/einreichen/").content.decode()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="rows are locked one by one only there")
def test_two_deciding_at_once_decide_once(alma, dora, first_aid):
    recognition = hand_in_proof(learner=alma, target=first_aid)
    start, outcomes = threading.Barrier(6), []

    def decide() -> None:
        try:
            start.wait()
            services.accept(
                recognition=recognition, target=first_aid, valid_until=None, by=User.objects.get(pk=dora.pk)
            )
            outcomes.append("done")
        except services.TooLateError:
            outcomes.append("late")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["done", *["late"] * 5]
    assert OutsideProof.objects.count() == 1
