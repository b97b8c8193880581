"""Previews with somebody else's eyes."""

from copy import deepcopy
from types import SimpleNamespace

import pytest
from django.urls import reverse

from cms.models import InformationPage
from cms.pages.models import Audience
from cms.pages.onlookers import onlooker
from cms.pages.services import set_up_site
from people.directory.models import StaffGroup
from people.directory.roles import Role
from people.directory.services import follow_roles
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(emil, sign_in, settings):
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")
    set_up_site()
    follow_roles()
    return sign_in(emil)


def seen(editor, page, mode: str) -> str:
    return editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {"mode": mode}).content.decode()


def test_emil_looks_at_a_course_as_gero_and_as_alma(editor, world: SimpleNamespace):
    course = make_course("Beurkundung", audience=Audience.OFFICES, audience_offices=[world.registry])
    edit = editor.get(reverse("wagtailadmin_pages:edit", args=[course.pk])).content.decode()
    assert "So sieht es jemand aus: Tiefbauamt" in edit

    as_gero = seen(editor, course, f"amt-{world.roads.pk}")
    assert "Diese Person würde die Seite nicht sehen" in as_gero
    assert "So sieht es jemand aus: Tiefbauamt" in as_gero
    as_alma = seen(editor, course, f"amt-{world.registry.pk}")
    assert "Beurkundung in Kürze" in as_alma
    assert "So sieht es jemand aus: Standesamt" in as_alma
    assert "Emil" not in as_alma
    lesson = course.steps()[0]
    assert "würde die Seite nicht sehen" in seen(editor, lesson, f"amt-{world.roads.pk}")
    assert "personenbezogenes Datum" in seen(editor, lesson, f"amt-{world.registry.pk}")


def test_an_audience_counts_before_it_is_saved(world):
    page = InformationPage(title="Runde", audience=Audience.MOVERS)
    assert page.is_meant_for(onlooker("mover"))
    assert not page.is_meant_for(onlooker(f"amt-{world.roads.pk}"))
    page.is_public = True
    assert page.is_meant_for(onlooker(f"amt-{world.roads.pk}"))


def test_groups_of_staff_can_be_looked_through(world):
    group = StaffGroup.objects.create(kind=StaffGroup.Kind.JOB, value="Straßenwärter")
    course = make_course("Winterdienst", audience=Audience.GROUPS, audience_groups=[group])
    assert course.is_meant_for(onlooker(f"gruppe-{group.pk}"))
    assert not course.is_meant_for(onlooker(f"amt-{world.roads.pk}"))
    assert f"gruppe-{group.pk}" in dict(course.preview_modes)


@pytest.mark.parametrize("mode", ["", "amt-", "amt-999999", "gruppe-x", "mensch-1"])
def test_unknown_eyes_are_ones_own(world, mode):
    assert onlooker(mode) is None
