"""Media nobody shows: found, and nothing that is in use is named."""

import json
from copy import deepcopy

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from cms.models import InformationPage, SiteDocument, SiteImage, Video
from cms.pages.services import set_up_site
from people.directory.services import follow_roles
from tests.factories.courses import make_question

pytestmark = pytest.mark.django_db
TITLES = ("Oben", "Entwurfsbild", "Standbild", "Rückfrage", "Verwaist")


@pytest.fixture
def editor(emil, sign_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")
    set_up_site()
    follow_roles()
    return sign_in(emil)


def image(title: str) -> SiteImage:
    return SiteImage.objects.create(title=title, file=get_test_image_file())


def picture_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("weg.png", get_test_image_file("weg.png").file.getvalue(), content_type="image/png")


def body(shown: SiteImage) -> str:
    value = {"image": {"image": shown.pk, "alt_text": "Ein Weg", "decorative": False}, "caption": ""}
    return json.dumps([{"type": "figure", "value": value}])


def test_what_no_page_no_draft_and_no_question_shows_is_listed(editor):
    published, drafted, still, asked, lonely = map(
        image, ("Oben", "Entwurfsbild", "Standbild", "Rückfrage", "Verwaist")
    )
    page = set_up_site().add_child(instance=InformationPage(title="Seite", slug="seite", body=body(published)))
    page.body = json.dumps([*json.loads(body(published)), *json.loads(body(drafted))])
    page.save_revision()
    Video.objects.create(title="Film ohne Seite", file="f.mp4", captions="f.vtt", transcript="Worte", poster=still)
    question = make_question("Was sehen Sie?", right=["Baum"], wrong=["Haus"])
    question.picture = asked
    question.save()
    SiteDocument.objects.create(title="Altes Merkblatt", file=ContentFile(b"x", name="alt.pdf"))

    pictures = editor.get(reverse("cms_unused_media")).content.decode()
    assert "Verwaist" in pictures
    assert reverse("wagtailimages:edit", args=[lonely.pk]) in pictures
    assert "ohne Beschreibung" in pictures
    assert not any(title in pictures for title in TITLES[:-1])
    assert "Altes Merkblatt" in editor.get(reverse("cms_unused_media"), {"art": "dokumente"}).content.decode()
    assert "Film ohne Seite" in editor.get(reverse("cms_unused_media"), {"art": "video"}).content.decode()
    assert reverse("cms_unused_media") in editor.get("/cms/").content.decode()


def test_many_pictures_come_in_at_once_and_are_asked_for_words(editor):
    assert reverse("wagtailimages:add_multiple") in editor.get(reverse("wagtailimages:index")).content.decode()
    answer = editor.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "weg.png", "files[]": picture_file()},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()
    assert answer["success"], answer
    assert "Alternativtext" in answer["form"]
    refused = editor.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "weg.svg", "files[]": ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>", name="weg.svg")},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()
    assert not refused["success"]
