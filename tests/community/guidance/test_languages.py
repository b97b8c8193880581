"""Guidance in another language: the same page, with other words."""

import json

import pytest
from django.urls import reverse

from community.guidance.models import OfficeShelfPage
from community.models import GuidancePage
from tests.factories.community import make_guidance, make_mover
from tests.factories.languages import translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def guidance(world, cem):
    make_mover(cem, world.registry)
    page = make_guidance("Akte anlegen", office=world.registry, author=cem)
    words = [{"type": "steps", "id": "a", "value": [{"title": "Open the list", "text": ""}]}]
    translate(page, "en", title="Opening a file", lead="In three steps", needs="A login", body=json.dumps(words))
    return GuidancePage.objects.get(pk=page.pk)


def test_whoever_prefers_english_reads_it_in_english(guidance, alma, sign_in):
    alma.language = "en"
    alma.save()
    browser = sign_in(alma)
    page = browser.get(guidance.url).content.decode()
    assert "<h1>Opening a file</h1>" in page
    assert "Open the list" in page
    assert "A login" in page
    for address in ("/anleitungen/", guidance.shelf.url, "/suche/?q=Opening"):
        assert "a file" in browser.get(address).content.decode(), address
    assert browser.get("/anleitungen/").context["page_of_list"].paginator.count == 1, "a translation is no second page"


def test_for_others_the_translation_does_not_exist_either(guidance, world, gero, sign_in):
    guidance.audience, guidance.audience_offices = "offices", [world.registry]
    guidance.save()
    browser = sign_in(gero)
    assert browser.get(guidance.url).status_code == 404
    assert browser.get("/suche/?q=Opening").context["total"] == 0


def test_the_place_for_translations_belongs_to_the_same_office_and_is_no_second_shelf(guidance, world):
    translation = guidance.get_translations().get()
    assert translation.shelf.office is None
    assert translation.office == guidance.office
    assert OfficeShelfPage.objects.filter(office=guidance.office).count() == 1
    guidance.shelf.save_revision().publish()
    assert translation.get_parent().specific.office is None, "publishing the shelf hands on nothing but words"


def test_cem_translates_his_guidance_beside_the_original(guidance, cem, sign_in):
    browser = sign_in(cem)
    translation = guidance.get_translations().get()
    beside = browser.get(reverse("cms_side_by_side", args=[translation.pk]))
    assert beside.status_code == 200
    assert "Opening a file" in beside.content.decode()
    assert browser.get(reverse("wagtailadmin_pages:edit", args=[translation.pk])).status_code == 200
