"""Reading guidance: the list, the page, the mark."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.pages.models import Audience
from community.movers.services import end_appointment
from tests.factories.community import make_guidance, make_mover

TODAY = timezone.localdate()


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode().replace("\N{WORD JOINER}", "")


def test_alma_reads_step_by_step(alma, cem, guidance, sign_in):
    page = text(sign_in(alma).get(guidance.url))
    assert "Schreibrecht" in page
    assert 'id="schritt-2"' in page
    assert "Cem Demir" in page
    assert f"/fragen/neu/?seite={guidance.pk}" in page


def test_the_review_date_is_shown_when_it_has_passed(alma, cem, world, sign_in):
    fine = make_guidance("Aktuell", office=world.registry, author=cem)
    old = make_guidance("Alt", office=world.registry, author=cem, review_on=TODAY - timedelta(days=1))
    browser = sign_in(alma)
    assert "Prüfung war fällig" not in text(browser.get(fine.url))
    assert "Prüfung war fällig" in text(browser.get(old.url))


def test_when_the_author_is_no_mover_any_more_the_office_takes_over(alma, cem, paula, guidance, sign_in):
    end_appointment(appointment=cem.grants.get(), on=TODAY - timedelta(days=1), by=paula)
    page = text(sign_in(alma).get(guidance.url))
    assert "Cem Demir" not in page
    assert "Die Digital Movers" in page


def test_a_mark_counts_once_and_can_be_taken_back(alma, bruno, guidance, sign_in):
    url = reverse("community:mark_helpful", args=[guidance.pk])
    browser = sign_in(alma)
    for _attempt in range(2):
        browser.post(url, {"hilfreich": "ja"})
    sign_in(bruno).post(url, {"hilfreich": "ja"})
    assert guidance.helpful_marks.count() == 2
    assert "2 Personen geholfen" in text(browser.get(guidance.url))
    browser.post(url, {"hilfreich": "nein"})
    assert guidance.helpful_marks.get().user == bruno


def test_the_marks_fragment_is_the_same_as_after_reloading(alma, guidance, sign_in):
    browser = sign_in(alma)
    url = reverse("community:mark_helpful", args=[guidance.pk])
    swapped = text(browser.post(url, {"hilfreich": "ja"}, headers={"HX-Request": "true"}))
    reloaded = text(browser.get(guidance.url))
    assert "Sie hat 1 Person geholfen" in swapped
    assert swapped.split("<h2")[1].strip() in reloaded


def test_a_mark_needs_a_post(alma, guidance, sign_in):
    assert sign_in(alma).get(reverse("community:mark_helpful", args=[guidance.pk])).status_code == 405


def test_the_list_filters_searches_and_orders(alma, cem, hanna, world, sign_in):
    letter = make_guidance("Serienbrief aus der E-Akte", office=world.registry, author=cem)
    make_guidance("Baustellen melden", office=world.roads, author=hanna)
    letter.helpful_marks.create(user=alma)
    browser = sign_in(alma)
    everything = text(browser.get("/anleitungen/"))
    assert everything.index("Baustellen melden") < everything.index("Serienbrief")
    helpful = text(browser.get("/anleitungen/?ordnung=hilfreich"))
    assert helpful.index("Serienbrief") < helpful.index("Baustellen melden")
    assert "Baustellen" not in text(browser.get("/anleitungen/", {"amt": world.registry.pk}))
    found = text(browser.get("/anleitungen/?q=serienbriefe"))
    assert "Serienbrief aus" in found
    assert "Baustellen" not in found


def test_an_offices_shelf_shows_its_guidance(alma, cem, hanna, guidance, world, sign_in):
    make_guidance("Baustellen melden", office=world.roads, author=hanna)
    page = text(sign_in(alma).get(guidance.shelf.url))
    assert guidance.title in page
    assert "Baustellen" not in page


def test_the_list_stays_quick(alma, cem, world, sign_in, django_assert_max_num_queries):
    for number in range(25):
        make_guidance(f"Anleitung {number}", office=world.registry, author=cem)
    browser = sign_in(alma)
    browser.get("/fragen/")
    with django_assert_max_num_queries(20):
        assert "Anleitung 24" in text(browser.get("/anleitungen/"))
    with django_assert_max_num_queries(24):
        browser.get("/anleitungen/?q=anleitung")


def test_a_page_stays_quick(alma, guidance, sign_in, django_assert_max_num_queries):
    browser = sign_in(alma)
    browser.get("/anleitungen/")
    with django_assert_max_num_queries(20):
        browser.get(guidance.url)


def test_guidance_for_movers_only_is_for_movers_only(alma, cem, hanna, world, sign_in):
    secret = make_guidance("Nur unter uns", office=world.registry, author=cem, audience=Audience.MOVERS)
    assert sign_in(alma).get(secret.url).status_code == 404
    assert sign_in(hanna).get(secret.url).status_code == 200


@pytest.mark.parametrize("address", ["/anleitungen/", "/community/"])
def test_strangers_are_asked_to_sign_in(cem, guidance, address):
    for url in (address, guidance.url):
        response = Client().get(url)
        assert response.status_code == 302
        assert "/konto/" in response["Location"]


def test_the_review_list_shows_what_is_due_on_the_own_shelf(cem, hanna, world):
    from community.models import GuidancePage

    due = make_guidance("Alt", office=world.registry, author=None, review_on=TODAY - timedelta(days=1))
    make_guidance("Neu", office=world.registry, author=cem)
    assert list(GuidancePage.objects.to_review_by(cem)) == [due]
    assert list(GuidancePage.objects.to_review_by(hanna)) == []


def test_a_mover_of_two_offices_writes_on_two_shelves(cem, world, sign_in):
    both = make_mover(cem, world.roads)
    assert both.groups.filter(guidance_shelf__isnull=False).count() == 2
