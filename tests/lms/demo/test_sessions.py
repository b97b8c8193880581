"""The demo's sessions: one of every situation, and safe to load again."""

from courses.events.models import Session
from lms.attendance.audit import findings
from lms.attendance.machine import Kind
from lms.attendance.models import Attendance, AttendanceMark, BookingStep
from lms.demo.sessions import load
from tests.factories.courses import make_course
from tests.factories.people import UserFactory

COURSES = ("KI in der Verwaltung", "Barrierefreie Dokumente", "E-Akte Einstieg", "Informationssicherheit")


def test_every_situation_is_there_and_agrees(world, alma, dora):
    for number in range(130):
        UserFactory(personnel_number=str(10_000_101 + number), office=world.births)
    for title in (*COURSES, "Datenschutz-Grundlagen", "Digital Mover Grundlagen"):
        make_course(title)
    load()
    kinds = set(BookingStep.objects.newest().values_list("kind", flat=True))
    assert {Kind.BOOKED, Kind.WAITING, Kind.REQUESTED} <= kinds
    assert Session.objects.without_date().exists()
    assert Attendance.objects.filter(learner=alma).exists()
    assert AttendanceMark.objects.exists()
    assert list(findings()) == []
    before = Session.objects.count()
    load()
    assert Session.objects.count() == before


def test_without_people_nothing_is_planned(world):
    load()
    assert not Session.objects.exists()
