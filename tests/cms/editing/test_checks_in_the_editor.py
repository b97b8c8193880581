"""The checks in the editor: beside the text, in a report, and where something is submitted or published."""

import json
from copy import deepcopy

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.checks.pages import report_on
from cms.models import InformationPage, SiteImage
from cms.pages.services import set_up_site
from community.guidance.models import GuidancePage
from people.directory.roles import Role
from people.directory.services import follow_roles, grant
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(emil, sign_in, settings):
    """Emil's browser in the editor; Wagtail's templates rely on Django's way with unknown variables."""
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")
    set_up_site()
    follow_roles()
    return sign_in(emil)


def information(body: list) -> InformationPage:
    home = set_up_site()
    page = home.add_child(instance=InformationPage(title="Sonderurlaub", slug="sonderurlaub", live=False))
    page.body = json.dumps(body)
    page.save_revision()
    return page


def picture_without_words() -> dict:
    image = SiteImage.objects.create(title="Weg", file=get_test_image_file())
    return {"type": "figure", "id": "f1", "value": {"image": {"image": image.pk, "alt_text": "", "decorative": False}}}


def test_emil_reads_beside_the_text_what_is_missing(editor):
    page = information(
        [
            {
                "type": "rich_text",
                "id": "t1",
                "value": '<p>Den Antrag finden Sie <a href="https://stadt.example">hier</a>.</p>',
            },
            picture_without_words(),
        ]
    )
    edit = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    alone = editor.get(reverse("cms_page_checks", args=[page.pk])).content.decode()
    beside = editor.get(reverse("cms_page_checks", args=[page.pk]) + "?neben=1").content.decode()
    for shown in (edit, alone, beside):
        assert "Vor der Veröffentlichung nötig: 1 Punkt" in shown
        assert "Ein Link sagt nicht, wohin er führt." in shown
        assert "#block-t1-section" in shown
    assert "<html" not in beside


def test_what_is_being_written_is_checked_before_it_is_saved(editor):
    page = information([{"type": "rich_text", "id": "t1", "value": "<p>Gut.</p>"}])
    written = form_of(page, body=[("rich_text", rich_text('<p>Mehr <a href="https://stadt.example">hier</a></p>'))])
    editor.post(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), written)
    beside = editor.get(reverse("cms_page_checks", args=[page.pk]) + "?neben=1").content.decode()
    assert "Ein Link sagt nicht, wohin er führt." in beside


def form_of(page: InformationPage, body: list, **more: object) -> dict:
    """What the editor's form of the page sends."""
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "lead": "",
            "seo_title": "",
            "search_description": "",
            "audience": "city",
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            "body": streamfield(body),
            **more,
        }
    )


def test_nothing_is_published_that_leaves_people_out_but_drafts_are_kept(editor, monkeypatch):
    """Alternative texts are asked for by the block itself; the form stands in where a block does not ask."""
    from cms.checks.findings import Finding

    page = information([{"type": "rich_text", "id": "t1", "value": "<p>Gut.</p>"}])
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    body = [("rich_text", rich_text("<p>Neu.</p>"))]
    monkeypatch.setattr("cms.checks.pages.findings_in", lambda parts: [Finding("Stumm.", "Worte dazu.", blocks=True)])

    refused = editor.post(address, form_of(page, body, **{"action-publish": "x"}))
    assert "Stumm. Worte dazu." in refused.content.decode()
    page.refresh_from_db()
    assert not page.live

    assert editor.post(address, form_of(page, body)).status_code == 302
    assert "Neu." in str(InformationPage.objects.get(pk=page.pk).get_latest_revision_as_object().body)

    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = editor.post(f"{bulk}?id={page.pk}", {"include_descendants": ""})
    assert answer["Location"] == reverse("cms_page_checks", args=[page.pk])
    page.refresh_from_db()
    assert not page.live

    monkeypatch.undo()
    assert editor.post(address, form_of(page, body, **{"action-publish": "x"})).status_code == 302
    page.refresh_from_db()
    assert page.live


def test_all_pages_one_works_on_stand_in_a_report(editor, sign_in, gero, cem):
    course = make_course("Datenschutz", minutes=60)
    report = editor.get(reverse("cms_checks")).content.decode()
    assert course.title in report
    assert "Lektion 1" in report
    assert reverse("cms_checks") in editor.get("/cms/").content.decode()
    grant(user=gero, role=Role.MOVER, office=gero.office, by=cem)
    assert course.title not in sign_in(gero).get(reverse("cms_checks")).content.decode()
    assert sign_in(gero).get(reverse("cms_page_checks", args=[course.pk])).status_code == 302


def test_a_page_that_only_stands_in_for_another_is_not_in_the_report(editor):
    course = make_course("Datenschutz", minutes=60)
    alias = course.create_alias(update_slug="vertreter", reset_translation_key=True)
    report = editor.get(reverse("cms_checks")).content.decode()
    assert reverse("cms_page_checks", args=[course.pk]) in report
    assert reverse("cms_page_checks", args=[alias.pk]) not in report


def test_a_course_promises_no_other_duration_than_its_lessons(emil):
    course = make_course("Datenschutz", minutes=60)
    said = [finding.sentence for finding in report_on(course).findings]
    assert "Die Lektionen dauern zusammen 16 Minuten, der Kurs nennt 60." in said
    assert "Der Kurs sagt nicht, was man lernt." in said


def test_guidance_is_walked_through_step_by_step():
    steps = [{"title": "Öffnen", "text": '<p><a href="https://stadt.example">hier</a></p>'}]
    page = GuidancePage(title="Anleitung", body=[("steps", steps)])
    assert "Ein Link sagt nicht, wohin er führt." in [finding.sentence for finding in report_on(page).findings]
