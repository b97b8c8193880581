"""What an editor says about a change, and what becomes of it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import Page

from courses.models import Change, CoursePage, CourseVersion, LessonPage, Retake
from courses.versions import services
from people.models import User
from tests.factories.courses import make_course, make_lesson
from tests.factories.versions import publish, text


@pytest.fixture
def course(world: object) -> CoursePage:
    """A course with two lessons that were published in the editor."""
    course = make_course(quiz=True)
    for step in course.get_children().specific():
        publish(step)
    return CoursePage.objects.get(pk=course.pk)


def lesson(course: CoursePage, number: int = 1) -> LessonPage:
    return LessonPage.objects.child_of(course).get(slug=f"lektion-{number}")


def numbers(course: CoursePage) -> list[int]:
    return list(CourseVersion.objects.filter(course=course).order_by("number").values_list("number", flat=True))


def words(course: CoursePage, version: int) -> str:
    """Everything people on that version read."""
    fresh = CoursePage.objects.get(pk=course.pk)
    return " ".join(f"{page.title} {page.searchable_text()}" for page in fresh.steps_in(version))


def test_a_course_nobody_has_begun_has_no_fixed_version(course: CoursePage, emil: User) -> None:
    publish(lesson(course), by=emil, title="Anders", change="substantial", change_note="Ganz neu")
    make_lesson(course, "Nachtrag")
    assert numbers(course) == []
    assert CoursePage.objects.get(pk=course.pk).version == 1


def test_the_first_to_begin_fixes_what_the_version_consists_of(course: CoursePage) -> None:
    version = services.begin(course=course)
    assert version.number == 1
    assert list(version.steps.values_list("page__title", flat=True)) == ["Lektion 1", "Lektion 2", "Abschlusstest"]
    assert services.begin(course=course) == version


def test_an_editorial_change_reaches_everybody_at_once(course: CoursePage, emil: User) -> None:
    services.begin(course=course)
    publish(lesson(course), by=emil, body=text("Ohne Tippfehler"), change="editorial")
    assert numbers(course) == [1]
    assert "Ohne Tippfehler" in words(course, 1)


def test_a_substantial_change_makes_a_version_and_leaves_the_old_one_as_it_was(course: CoursePage, emil: User) -> None:
    services.begin(course=course)
    publish(lesson(course), by=emil, body=text("Neues Recht"), change="substantial", change_note="Neues Recht")
    assert numbers(course) == [1, 2]
    assert CoursePage.objects.get(pk=course.pk).version == 2
    assert "Neues Recht" not in words(course, 1)
    assert "Neues Recht" in words(course, 2)
    assert Change.objects.get().note == "Neues Recht"


def test_several_lessons_of_one_revision_make_one_version(course: CoursePage, emil: User) -> None:
    services.begin(course=course)
    for number in (1, 2):
        publish(lesson(course, number), by=emil, body=text("Neu"), change="substantial", change_note=f"Neu {number}")
    assert numbers(course) == [1, 2]
    assert sorted(Change.objects.values_list("note", flat=True)) == ["Neu 1", "Neu 2"]
    services.begin(course=course)
    publish(lesson(course), by=emil, body=text("Noch neuer"), change="substantial", change_note="Neu 3")
    assert numbers(course) == [1, 2, 3]


def test_an_editorial_correction_reaches_old_versions_that_read_the_same_text(course: CoursePage, emil: User) -> None:
    services.begin(course=course)
    publish(lesson(course, 2), by=emil, body=text("Neues Recht"), change="substantial", change_note="Neu")
    services.begin(course=course)
    publish(lesson(course, 1), by=emil, body=text("Ohne Tippfehler"), change="editorial")
    publish(lesson(course, 2), by=emil, body=text("Neues Recht, sauber"), change="editorial")
    assert "Ohne Tippfehler" in words(course, 1)
    assert "sauber" not in words(course, 1)
    assert "sauber" in words(course, 2)


def test_a_correction_reaches_everybody_also_while_the_next_version_waits(course: CoursePage, emil: User) -> None:
    services.begin(course=course)
    publish(lesson(course, 2), by=emil, body=text("Neues Recht"), change="substantial", change_note="Neu")
    publish(lesson(course, 1), by=emil, body=text("Ohne Tippfehler"), change="editorial")
    publish(lesson(course, 2), by=emil, body=text("Neues Recht, sauber"), change="editorial")
    assert "Ohne Tippfehler" in words(course, 1)
    assert "Neues Recht" not in words(course, 1)
    assert services.begin(course=CoursePage.objects.get(pk=course.pk)).number == 2
    assert "sauber" in words(course, 2)


def test_a_new_lesson_changes_nothing_for_those_in_the_middle(course: CoursePage, emil: User) -> None:
    services.begin(course=course)
    publish(make_lesson(course, "Nachtrag", live=False), by=emil, change="editorial")
    assert numbers(course) == [1, 2]
    assert "Nachtrag" not in words(course, 1)
    assert "Nachtrag" in words(course, 2)


@pytest.mark.parametrize("what", ["unpublished", "moved", "added by hand"])
def test_steps_that_came_went_or_moved_make_a_version_for_the_next_to_begin(course: CoursePage, what: str) -> None:
    services.begin(course=course)
    match what:
        case "unpublished":
            lesson(course).unpublish()
        case "moved":
            lesson(course, 2).move(Page.objects.get(pk=course.pk), "first-child")
        case _:
            make_lesson(course, "Nachtrag")
    assert services.begin(course=CoursePage.objects.get(pk=course.pk)).number == 2
    assert [page.title for page in course.steps_in(1)] == ["Lektion 1", "Lektion 2", "Abschlusstest"]


def test_an_old_draft_of_the_course_does_not_turn_its_version_back(course: CoursePage, emil: User) -> None:
    publish(course, by=emil)
    services.begin(course=course)
    publish(lesson(course), by=emil, body=text("Neu"), change="substantial", change_note="Neu")
    publish(CoursePage.objects.get(pk=course.pk), by=emil, summary="Kürzer", change="editorial")
    assert CoursePage.objects.get(pk=course.pk).version == 2


def test_a_scheduled_change_counts_when_it_goes_online(course: CoursePage, emil: User) -> None:
    services.begin(course=course)
    draft = lesson(course)
    draft.body, draft.change, draft.change_note = text("Ab Januar"), "substantial", "Ab Januar"
    draft.go_live_at = timezone.now() + timedelta(days=30)
    draft.save_revision(user=emil).publish()
    assert numbers(course) == [1]
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        call_command("publish_scheduled")
    assert numbers(course) == [1, 2]


def test_again_says_until_when_earlier_completions_count(course: CoursePage, emil: User) -> None:
    services.begin(course=course)
    until = date(2030, 3, 31)
    for number in (1, 2):
        said = {"change": "again", "change_note": "Neues Gesetz", "change_until": until}
        publish(lesson(course, number), by=emil, body=text("Neu"), **said)
    retake = Retake.objects.get()
    assert (retake.below_version, retake.counts_until, retake.reason) == (2, until, "Neues Gesetz")


def test_a_revision_that_goes_online_a_second_time_says_nothing_new(course: CoursePage, emil: User) -> None:
    services.begin(course=course)
    page = publish(lesson(course), by=emil, body=text("Neu"), change="substantial", change_note="Neu")
    services.begin(course=course)
    page.unpublish()
    page.latest_revision.publish()
    assert Change.objects.filter(note="Neu").count() == 1


def test_a_copy_of_a_course_begins_anew(course: CoursePage, emil: User) -> None:
    services.begin(course=course)
    publish(lesson(course), by=emil, body=text("Neu"), change="substantial", change_note="Neu")
    original = CoursePage.objects.get(pk=course.pk)
    copy = original.copy(recursive=True, update_attrs={"slug": "kopie", "title": "Kopie"}, user=emil)
    assert (copy.specific.version, copy.specific.get_children().count()) == (1, 3)
    assert numbers(copy) == []


def test_what_somebody_began_is_not_deleted(course: CoursePage) -> None:
    services.begin(course=course)
    with pytest.raises(ProtectedError):
        lesson(course).delete()
