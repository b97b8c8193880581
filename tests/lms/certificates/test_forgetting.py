"""Completed programmes go after three years, with everything that hangs on them; courses keep their proof."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from lms.badges.services import turn_on
from lms.certificates import services
from lms.certificates.forgetting import forget_old_programmes
from lms.models import Badge, Certificate, Completion, ProgrammeCompletion
from lms.programmes.keeping import kept_since
from lms.programmes.services import follow_up
from tests.factories.courses import make_course, make_programme
from tests.factories.lms import make_completion, make_programme_completion

pytestmark = pytest.mark.django_db


def completed(learner, day: date) -> ProgrammeCompletion:
    at = timezone.make_aware(datetime(day.year, day.month, day.day, 12))
    return make_programme_completion(learner, make_programme(f"Programm {day}"), completed_at=at)


def test_the_last_day_is_kept_and_the_one_before_is_not(alma):
    first = kept_since()
    old, kept = completed(alma, first - timedelta(days=1)), completed(alma, first)

    assert forget_old_programmes() == 1
    assert list(ProgrammeCompletion.objects.all()) == [kept]
    assert not ProgrammeCompletion.objects.filter(pk=old.pk).exists()
    assert forget_old_programmes() == 0


def test_certificates_go_with_it(alma, dora):
    old = completed(alma, kept_since() - timedelta(days=400))
    first = services.issue_for_programme(completion=old)
    turn_on(certificate=first, by=alma)
    alma.last_name = "Berg"
    alma.save()
    second = services.reissue(certificate=first, by=alma)
    services.revoke(certificate=second, reason="Irrtum", by=dora)
    course = services.issue(completion=make_completion(alma, make_course(), on=date(2019, 1, 1)))

    assert forget_old_programmes() == 1
    assert list(Certificate.objects.all()) == [course]
    assert not Badge.objects.exists()


def test_what_was_forgotten_does_not_come_back(alma):
    course = make_course("Grundlagen")
    make_programme("Digital Mover", {"courses": [course]})
    make_completion(alma, course, on=kept_since() - timedelta(days=1))

    assert follow_up(learner=alma) == []
    assert Completion.objects.count() == 1


def test_three_years_are_counted_on_the_calendar():
    assert kept_since(date(2028, 2, 29)) == date(2025, 2, 28)
    assert kept_since(date(2026, 12, 31)) == date(2023, 12, 31)
