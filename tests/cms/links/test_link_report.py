"""Links on pages: collected, followed every night, told to those who work on the page."""

import json
from copy import deepcopy

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from cms.checks.pages import report_on
from cms.links import services
from cms.links.fetching import Verdict
from cms.links.models import LinkTarget, PageLink
from cms.models import InformationPage, SiteDocument
from cms.pages.services import set_up_site
from people.directory.roles import Role
from people.directory.services import follow_roles, grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(emil, sign_in, settings):
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")
    set_up_site()
    follow_roles()
    return sign_in(emil)


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """The addresses other sites were asked for; those that end in /weg are gone."""
    addresses: list[str] = []

    def look(self: object, address: str) -> Verdict:
        addresses.append(address)
        return Verdict("broken", "404") if address.endswith("/weg") else Verdict("fine")

    monkeypatch.setattr(services.Visitor, "look", look)
    monkeypatch.setattr(services.time, "sleep", lambda seconds: None)
    return addresses


def page_with(markup: str, slug: str = "links", **fields: object) -> InformationPage:
    body = json.dumps([{"type": "rich_text", "id": "t1", "value": markup}])
    return set_up_site().add_child(instance=InformationPage(title="Seite mit Links", slug=slug, body=body, **fields))


def test_every_night_links_are_collected_and_followed(asked):
    gone = SiteDocument.objects.create(title="Merkblatt", file=ContentFile(b"x", name="merkblatt.pdf"))
    goal = page_with("<p>Ziel</p>", slug="ziel")
    page = page_with(
        f'<p><a linktype="page" id="{goal.pk}">Ziel</a> <a linktype="document" id="{gone.pk}">Merkblatt</a> '
        '<a href="https://stadt.example/weg">Satzung</a> <a href="https://stadt.example/da">Amt</a> '
        '<a href="mailto:a@stadt.example">Schreiben</a></p>'
    )
    page_with('<p><a href="https://draft.example/">Entwurf</a></p>', slug="entwurf", live=False)
    number = gone.pk
    gone.delete()
    goal.unpublish()
    services.check_all()
    services.check_all()
    states = dict(LinkTarget.objects.filter(links__page=page).values_list("address", "state"))
    assert states == {
        f"page:{goal.pk}": "broken",
        f"document:{number}": "broken",
        "https://stadt.example/weg": "broken",
        "https://stadt.example/da": "fine",
    }
    assert not LinkTarget.objects.filter(address__contains="draft.example").exists()
    assert "Ein Link führt ins Leere." in [finding.sentence for finding in report_on(page).findings]

    page.body = json.dumps([{"type": "rich_text", "id": "t1", "value": "<p>Ohne.</p>"}])
    page.save()
    services.check_all()
    assert not PageLink.objects.filter(page=page).exists()
    assert not LinkTarget.objects.filter(address__contains="stadt.example").exists()


def test_other_sites_are_asked_slowly_and_not_without_end(asked, monkeypatch):
    monkeypatch.setattr(services, "MOST_PER_SITE", 2)
    page_with("".join(f'<p><a href="https://stadt.example/{n}">{n}</a></p>' for n in range(5)))
    pauses: list[float] = []
    services.collect_all()
    assert services.check_outside(services.due(), sleep=pauses.append) == 2
    assert pauses == [services.PAUSE]
    services.check_outside(services.due(), sleep=pauses.append)
    assert len(set(asked)) == 4, "the longest unasked come first"


def test_a_closed_network_asks_nobody(asked, settings):
    settings.LINK_CHECKS_PER_NIGHT = 0
    page_with('<p><a href="https://stadt.example/weg">Satzung</a></p>')
    services.check_all()
    assert asked == []
    assert LinkTarget.objects.get().state == LinkTarget.State.NEW


def test_emil_finds_broken_links_and_asks_again(editor, asked, django_capture_on_commit_callbacks, monkeypatch):
    page = page_with(
        '<p><a href="https://stadt.example/weg">Satzung</a> <a href="https://stadt.example/da">Amt</a></p>'
    )
    services.check_all()
    report = editor.get(reverse("cms_links")).content.decode()
    assert "Satzung" in report
    assert "kaputt" in report
    assert "Die andere Seite kennt die Adresse nicht mehr." in report
    assert "stadt.example/da" not in report
    assert "stadt.example/da" in editor.get(reverse("cms_links"), {"stand": "alle"}).content.decode()
    assert reverse("cms_links") in editor.get("/cms/").content.decode()

    queued: list[int] = []
    monkeypatch.setattr("cms.tasks.check_links_of_page.delay", queued.append)
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post(reverse("cms_check_links", args=[page.pk])).status_code == 302
    assert queued == [page.pk]
    assert editor.get(reverse("cms_check_links", args=[page.pk])).status_code == 405


def test_movers_see_links_of_their_own_shelf_only(editor, asked, sign_in, gero, cem):
    page = page_with('<p><a href="https://stadt.example/weg">Satzung</a></p>')
    services.check_all()
    grant(user=gero, role=Role.MOVER, office=gero.office, by=cem)
    assert "Satzung" not in sign_in(gero).get(reverse("cms_links")).content.decode()
    assert sign_in(gero).post(reverse("cms_check_links", args=[page.pk])).status_code == 302
