"""Confirming, closing, repeating and correcting: rows that prove something are written once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.evidence import EvidenceStays
from lms.instruction.models import InstructionMeeting, InstructionRecord
from lms.instruction.services import holding
from lms.instruction.services.confirming import Given, confirm, correct
from lms.instruction.services.forgetting import forget_old
from lms.instruction.services.refusals import CannotInstruct
from lms.models import Completion, InstructionInvitation, InstructionSignature, Statement
from people.models import Notification
from tests.factories.courses import make_course

How = InstructionRecord.How


def say_yes(meeting, learner, how=How.DEVICE, **more):
    return confirm(meeting=meeting, learner=learner, given=Given(how), by=more.pop("by", learner), **more)


def refusal(action) -> str:
    with pytest.raises(CannotInstruct) as refused:
        action()
    return refused.value.code


def test_alma_confirms_once_and_has_a_proof(meeting, alma):
    record = say_yes(meeting, alma)
    assert record.completed_on == meeting.held_on
    assert record.title == "Brandschutz"
    assert list(InstructionRecord.objects.valid().of(alma)) == [record]
    assert refusal(lambda: say_yes(meeting, alma)) == "known"
    assert not Notification.objects.filter(recipient=alma).exists(), "who confirms alone is not told of it"


def test_minors_are_instructed_again_after_half_a_year(meeting, alma):
    alma.born_on = meeting.held_on - timedelta(days=365 * 16)
    grown_up, minor = meeting.topic.valid_until(meeting.held_by, meeting.held_on), say_yes(meeting, alma).valid_until
    assert minor < grown_up - timedelta(days=150)


def test_what_is_sent_twice_is_written_once(meeting, alma, bruno, django_capture_on_commit_callbacks):
    given = Given(How.WITNESS, key=uuid4())
    with django_capture_on_commit_callbacks(execute=True):
        first, again = (confirm(meeting=meeting, learner=alma, given=given, by=bruno) for _time in range(2))
    assert first == again
    assert InstructionRecord.objects.count() == 1
    assert Notification.objects.filter(recipient=alma, kind="lms.instruction_confirmed").count() == 1


def test_the_database_itself_refuses_a_second_proof(meeting, alma):
    record = say_yes(meeting, alma)
    facts = {"meeting": meeting, "learner": alma, "topic": meeting.topic, "title": "x", "how": How.PIN}
    with pytest.raises(IntegrityError), transaction.atomic():
        InstructionRecord.objects.create(completed_on=record.completed_on, **facts)


def test_a_device_without_reception_says_when_but_not_earlier_or_later_than_possible(meeting, alma, cem):
    now = timezone.now()
    early = confirm(meeting=meeting, learner=alma, given=Given(How.DEVICE, at=now - timedelta(days=9)), by=alma)
    late = confirm(meeting=meeting, learner=cem, given=Given(How.DEVICE, at=now + timedelta(days=9)), by=cem)
    assert early.confirmed_at == meeting.opened_at
    assert late.confirmed_at <= timezone.now()


def test_gero_is_not_on_the_list_and_comes_along_with_a_code(meeting, gero):
    assert refusal(lambda: say_yes(meeting, gero)) == "unlisted"
    say_yes(meeting, gero, may_come_along=True)
    assert meeting.invitations.get(learner=gero).came_along


def test_bruno_does_not_instruct_himself(meeting, bruno):
    assert refusal(lambda: say_yes(meeting, bruno, may_come_along=True)) == "refused"
    assert refusal(lambda: holding.expect(meeting=meeting, learner=bruno, by=bruno)) == "refused"


def test_after_closing_nobody_confirms(meeting, alma, cem, bruno):
    say_yes(meeting, alma)
    holding.close(meeting=meeting, by=bruno)
    assert refusal(lambda: say_yes(meeting, cem)) == "closed"
    statement = Statement.objects.get(actor=str(alma.pseudonym))
    assert "/instruction/" in statement.activity
    holding.close(meeting=meeting, by=bruno)
    assert Statement.objects.count() == 1


def test_closing_completes_the_course_the_topic_names(meeting, alma, cem, bruno):
    course = make_course("Brandschutz für alle", certificate_valid_months=12)
    meeting.topic.course = course
    alma.born_on = meeting.held_on - timedelta(days=365 * 16)
    alma.save()
    meeting.topic.save()
    record = say_yes(meeting, alma)
    assert not Completion.objects.exists(), "mistakes can still be put right"
    holding.close(meeting=meeting, by=bruno)
    holding.close(meeting=meeting, by=bruno)
    completion = Completion.objects.get()
    assert (completion.learner, completion.source, completion.by) == (alma, Completion.Source.ON_SITE, bruno)
    assert completion.completed_at == record.confirmed_at
    assert completion.valid_until == record.valid_until, "for people under 18 that is earlier than the course says"


def test_who_was_missing_is_instructed_again_with_one_tap(meeting, alma, cem, bruno):
    say_yes(meeting, alma)
    assert refusal(lambda: holding.repeat(meeting=meeting, by=bruno)) == "refused"
    holding.close(meeting=meeting, by=bruno)
    again = holding.repeat(meeting=meeting, by=bruno)
    assert [each.learner for each in again.invitations.all()] == [cem]
    assert holding.repeat(meeting=meeting, by=bruno) == again
    assert InstructionMeeting.objects.count() == 2


def test_a_correction_is_a_row_and_the_proof_stays(meeting, alma, bruno, django_capture_on_commit_callbacks):
    record = say_yes(meeting, alma, How.WITNESS, by=bruno)
    with django_capture_on_commit_callbacks(execute=True):
        correct(record=record, reason="Verwechslung", by=bruno)
        correct(record=record, reason="noch einmal", by=bruno)
    assert InstructionRecord.objects.get() == record
    assert record.correction.reason == "Verwechslung"
    assert not InstructionRecord.objects.valid().of(alma).exists()
    assert alma in meeting.missing
    assert Notification.objects.filter(recipient=alma, kind="lms.instruction_corrected").count() == 1
    assert say_yes(meeting, alma).number == 2
    with pytest.raises(EvidenceStays):
        record.delete()
    with pytest.raises(EvidenceStays):
        record.save()


def test_what_was_corrected_before_closing_proves_nothing(meeting, alma, bruno):
    correct(record=say_yes(meeting, alma), reason="Verwechslung", by=bruno)
    holding.close(meeting=meeting, by=bruno)
    assert not Statement.objects.exists()


def test_a_meeting_left_open_is_closed_after_two_days(meeting, alma):
    say_yes(meeting, alma)
    assert holding.close_left_open() == 0
    InstructionMeeting.objects.update(held_on=timezone.localdate() - timedelta(days=3))
    assert holding.close_left_open() == 1
    assert holding.close_left_open() == 0


def test_minutes_stay_as_they_were_when_the_topic_changes(meeting):
    meeting.topic.points = "Etwas anderes"
    meeting.topic.save()
    meeting.refresh_from_db()
    assert meeting.points_listed == ["Fluchtwege", "Feuerlöscher"]


def test_lists_go_after_a_year_and_signatures_three_years_after_the_proof(meeting, alma, bruno):
    confirm(meeting=meeting, learner=alma, given=Given(How.SIGNATURE, b"PNG"), by=bruno)
    now = timezone.now()
    assert forget_old(now + timedelta(days=300)) == 0
    forget_old(now + timedelta(days=370))
    assert not InstructionInvitation.objects.exists()
    assert InstructionSignature.objects.exists()
    forget_old(now + timedelta(days=366 + 3 * 366 + 3))
    assert not InstructionSignature.objects.exists()
    assert InstructionRecord.objects.exists()
