"""Several workers computing the same people at once."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from lms.assignments import services as assignments
from lms.models import DutyChange, DutyStatus, Exemption, Extension
from lms.obligations.forgetting import forget_old
from lms.obligations.services import findings, refresh
from tests.factories.courses import make_course
from tests.factories.duties import make_rule


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets only one write at a time anyway")
def test_many_at_once_write_one_row_and_one_beginning(alma) -> None:
    make_rule(since=date(2026, 1, 1), course=make_course("Arbeitsschutz", lessons=1))
    DutyStatus.objects.all().delete()
    DutyChange.objects.all()._raw_delete("default")
    together = Barrier(6)

    def compute() -> None:
        together.wait()
        refresh(people=[alma.pk], on=date(2026, 1, 10))
        connections.close_all()

    threads = [Thread(target=compute) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert DutyStatus.objects.filter(user=alma).count() == 1
    assert DutyChange.objects.filter(user=alma).count() == 1


@pytest.mark.django_db
def test_after_three_years_decisions_and_changes_are_forgotten(alma, dora) -> None:
    version = make_rule(since=date(2020, 1, 1), course=make_course("Arbeitsschutz", lessons=1))
    ended = date(2022, 5, 31)
    facts = {"person": alma, "assignment": version.assignment, "reason": "other", "by": dora}
    assignments.grant_exemption(**facts, starts_on=date(2022, 1, 1), ends_on=ended)
    kept = assignments.grant_exemption(**facts, starts_on=date(2022, 1, 1))
    refresh(people=[alma.pk], on=ended)
    forget_old(on=date(2025, 5, 31))
    assert Exemption.objects.count() == 2
    assert DutyChange.objects.exists()
    forget_old(on=date(2025, 6, 2))
    assert list(Exemption.objects.all()) == [kept]
    assert not DutyChange.objects.filter(on__lte=ended).exists()
    assert not Extension.objects.exists()


@pytest.mark.django_db
def test_publishing_a_course_anew_changes_no_duty(alma, bruno) -> None:
    course = make_course("Arbeitsschutz", lessons=1)
    make_rule(since=date(2026, 1, 1), course=course, basis="completion")
    day = date(2026, 2, 1)
    refresh(people=[alma.pk, bruno.pk], on=day)
    course.version += 1
    course.title = "Arbeitsschutz, neu gefasst"
    course.save_revision().publish()
    known = {each.user_id for each in DutyStatus.objects.all()}
    assert known == {alma.pk, bruno.pk}
    assert [words for words in findings(on=day) if "missing" not in words] == []
    assert refresh(people=[alma.pk, bruno.pk], on=day + timedelta(days=0)).changed == 0
