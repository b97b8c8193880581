"""The store: one way in, together with the event, never changed afterwards."""

import json

import pytest
from django.conf import settings
from django.db import transaction

from lms.evidence import EvidenceStays
from lms.models import Statement
from lms.xapi import activities, verbs
from lms.xapi import services as xapi
from people.models import User
from tests.factories.courses import make_course


def begin(person: User) -> Statement:
    return xapi.record(actor=person, verb=verbs.INITIALIZED, activity=activities.course(make_course(lessons=0)))


def test_a_statement_is_found_by_its_actor_and_kept_as_json(alma: User, gero: User) -> None:
    begin(alma)
    statement = Statement.objects.of(alma).get()
    assert statement.told["actor"]["account"] == {"homePage": settings.PUBLIC_ORIGIN, "name": str(alma.pseudonym)}
    assert statement.told["id"] == str(statement.statement_id)
    assert statement.activity == statement.told["object"]["id"]
    assert not Statement.objects.of(gero)


def test_nothing_in_a_statement_leads_to_the_person(alma: User) -> None:
    raw = begin(alma).raw
    for trace in (alma.email, "@", "mailto", alma.last_name, alma.first_name, alma.personnel_number):
        assert trace not in raw


def test_what_is_undone_leaves_no_statement(alma: User) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        begin(alma)
        raise RuntimeError
    assert not Statement.objects.exists()


def test_the_address_stays_when_the_course_is_renamed_and_moved(alma: User) -> None:
    course = make_course("KI in der Verwaltung", lessons=0)
    before = activities.course(course).iri(settings.PUBLIC_ORIGIN)
    course.title, course.slug = "KI-Kompetenz", "ki-kompetenz"
    course.save()
    assert activities.course(course).iri(settings.PUBLIC_ORIGIN) == before


def test_a_statement_is_never_changed_or_deleted(alma: User) -> None:
    statement = begin(alma)
    statement.raw = json.dumps({})
    for change in (
        statement.save,
        statement.delete,
        Statement.objects.all().delete,
        lambda: Statement.objects.update(raw=""),
    ):
        with pytest.raises(EvidenceStays):
            change()
