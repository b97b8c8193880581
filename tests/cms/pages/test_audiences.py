"""For whom a page is meant: one rule, whether one page is asked or a whole list."""

import pytest
from django.contrib.auth.models import AnonymousUser

from courses.models import CoursePage
from people.directory.groups import collect_groups
from people.models import StaffGroup, User
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db


def test_asking_one_page_says_the_same_as_the_list(world, alma, bruno, cem, dora, emil, frida, gero, paula) -> None:
    alma.posts.update(hazard_group="Bildschirmarbeit", attributes={"Führerschein": "B"})
    gero.posts.update(job="Straßenbau", hazard_group="Lärm", attributes={"Führerschein": "C"})
    collect_groups()
    screen, roads, truck = (StaffGroup.objects.get(value=value) for value in ("Bildschirmarbeit", "Straßenbau", "C"))
    courses = [
        make_course("Für alle"),
        make_course("Für das Standesamt", audience="offices", audience_offices=[world.registry]),
        make_course("Für Geburten", audience="offices", audience_offices=[world.births]),
        make_course("Für die Stadt", audience="offices", audience_offices=[world.city]),
        make_course("Für Movers", audience="movers"),
        make_course("Für den Bildschirm", audience="groups", audience_groups=[screen]),
        make_course("Für Lkw und Straßenbau", audience="groups", audience_groups=[truck, roads]),
        make_course("Entwurf", live=False),
    ]
    gone = AnonymousUser()
    left = gero.__class__.objects.get(pk=gero.pk)
    left.is_active = False
    seen: dict[str, int] = {}
    for person in (alma, bruno, cem, dora, emil, frida, gero, paula, gone, left):
        listed = set(CoursePage.objects.visible_to(person))
        assert listed == {course for course in courses if course.is_visible_to(person)}
        seen[str(person)] = len(listed)
    assert seen["Alma Aydin"] == 5, "the city, her office above her, her own section, her hazard group"
    assert seen["Bruno Berger"] == 3, "not what is only for a section below him"
    assert seen["Cem Demir"] == 4, "as Bruno, and what is for movers"
    mine = CoursePage.objects.visible_to(gero)
    assert mine.count() == 3, "what is for all and his city, and once what is for his job and his licence"
    assert seen["Emil Engel"] == 7, "editors look after all audiences"
    assert seen["AnonymousUser"] == 0


def test_a_group_follows_the_posts_of_the_day(world, alma, gero) -> None:
    gero.posts.update(hazard_group="Atemschutz", ends_on="2026-01-31")
    group = StaffGroup.objects.create(kind="hazard", value="Atemschutz")
    course = make_course("Atemschutz", audience="groups", audience_groups=[group])
    assert not course.is_visible_to(gero), "the post is over"
    alma.posts.update(hazard_group="Atemschutz")
    assert course.is_visible_to(alma)
    assert set(User.objects.in_group(group)) == {alma}


@pytest.mark.parametrize("audience", ["offices", "groups"])
def test_the_editor_asks_whom_exactly(world, emil, audience) -> None:
    course = make_course("Für wen?")
    form_class = CoursePage.get_edit_handler().get_form_class()
    rest = {"learning_goals-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    form = form_class({"audience": audience, **rest}, instance=course, for_user=emil)
    assert any("mindestens" in error for error in form.errors[f"audience_{audience}"])
    form = form_class({"audience": "city", **rest}, instance=course, for_user=emil)
    assert f"audience_{audience}" not in form.errors
