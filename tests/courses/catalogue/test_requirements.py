"""Courses that come before a course."""

from collections.abc import Callable
from copy import deepcopy

import pytest

from cms.pages.services import set_up_site
from courses.models import CoursePage, CourseRequirement
from people.directory.services import follow_roles
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db


def put_before(course: CoursePage, before: CoursePage, kind: str = "required") -> None:
    CourseRequirement.objects.create(course=course, before=before, kind=kind)


def test_the_page_names_and_links_them(alma, sign_in) -> None:
    basics, helpful, course = make_course("Grundlagen"), make_course("Vorwissen"), make_course("Aufbau")
    put_before(course, basics)
    put_before(course, helpful, "recommended")
    page = sign_in(alma).get(course.url).content.decode()
    assert "Notwendig: Wenn Sie ihn abgeschlossen haben" in page
    assert "Empfohlen: Damit lernen Sie hier leichter." in page
    assert basics.url in page
    assert "2 Kurse davor" in page


def test_courses_for_others_are_not_named_and_not_asked_for(world, gero, sign_in) -> None:
    secret = make_course("Eheurkunden", audience="offices", audience_offices=[world.registry])
    course = make_course("Aufbau")
    put_before(course, secret)
    assert "Eheurkunden" not in sign_in(gero).get(course.url).content.decode()
    assert course.requirements_for(gero) == []


def test_what_comes_before_also_by_way_of_others() -> None:
    first, second, third = make_course("Eins"), make_course("Zwei"), make_course("Drei")
    put_before(second, first)
    put_before(third, second)
    assert third.required_before() == {first.pk, second.pk}
    assert first.required_before() == set()


@pytest.fixture
def lenient(settings) -> None:
    """Wagtail's templates rely on Django's way with unknown variables."""
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")


@pytest.fixture
def edit(emil, sign_in, lenient) -> Callable[[CoursePage, CoursePage], str]:
    """Emil names a course before another one in the editor and publishes; gives the page he gets."""
    set_up_site()
    follow_roles()
    browser = sign_in(emil)

    def publish(course: CoursePage, before: CoursePage) -> str:
        address = f"/cms/pages/{course.pk}/edit/"
        form = browser.get(address).context["form"]
        facts = {name: form[name].value() for name in form.fields if form[name].value() not in (None, [])}
        formsets = {name: "1" if name == "requirements" else "0" for name in form.formsets}
        for name, total in formsets.items():
            facts |= {f"{name}-TOTAL_FORMS": total, f"{name}-INITIAL_FORMS": "0"}
        facts |= {"requirements-0-before": before.pk, "requirements-0-kind": "required", "requirements-0-ORDER": 1}
        facts |= {"learning_goals-count": "0", "tags": "", "action-publish": "1"}
        return browser.post(address, facts, follow=True).content.decode()

    return publish


def test_nobody_builds_a_circle(edit) -> None:
    first, second = make_course("Eins"), make_course("Zwei")
    edit(second, first)
    assert second.requirements.get().before == first
    assert "Jener Kurs setzt diesen voraus" in edit(first, second)
    assert "Ein Kurs kann sich nicht selbst voraussetzen" in edit(first, first)
    assert not first.requirements.exists()
