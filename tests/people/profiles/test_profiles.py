"""People say what colleagues may know; nobody else does, and what somebody left behind is gone."""

import json
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from people.directory.services import see_off
from people.models import Profile
from people.tasks import forget_old

EDIT = "/einstellungen/profil/"
ENTERED = {
    "phone_shown": "own",
    "own_phone": "+49 123 456-789",
    "topics": "E-Akte,  Prozesse , E-Akte",
    "about": "Ich bin dienstags da.",
    "languages": ["tr", "gsg"],
}


def page_of(person) -> str:
    return reverse("people:profile", args=[person.pk])


def test_alma_writes_her_profile_and_gero_reads_it(alma, gero, sign_in):
    assert sign_in(alma).post(EDIT, ENTERED).status_code == 302
    page = sign_in(gero).get(page_of(alma)).content.decode()
    for told in ("Alma Aydin", "Geburten und Sterbefälle", "+49 123 456-789", "Ich bin dienstags da.", "Prozesse"):
        assert told in page
    assert "Deutsche Gebärdensprache, Türkisch" in page
    assert "10000001" not in page, "the personnel number is nobody's business"
    assert page.count("E-Akte") == 1


def test_a_profile_nobody_filled_in_tells_name_office_and_nothing_else(alma, gero, sign_in):
    page = sign_in(alma).get(page_of(gero)).content.decode()
    assert "Tiefbauamt" in page
    for absent in ("Sprachen", "Telefon", "Über mich", "Fragen Sie mich", "zuletzt"):
        assert absent not in page


def test_the_number_from_hr_is_shown_unless_the_person_says_otherwise(alma, gero, sign_in):
    alma.phone = "0123 456-0001"
    alma.save()
    assert "0123 456-0001" in sign_in(gero).get(page_of(alma)).content.decode()
    sign_in(alma).post(EDIT, ENTERED | {"phone_shown": "none"})
    page = sign_in(gero).get(page_of(alma)).content.decode()
    assert "0123 456-0001" not in page
    assert "+49 123" not in page


def test_mistakes_are_told_and_nothing_is_saved(alma, sign_in):
    for wrong, sentence in (
        ({"topics": ",".join("abcdefghi")}, "mehr als acht Themen"),
        ({"topics": "x" * 41}, "länger als 40 Zeichen"),
        ({"own_phone": "rufen Sie an"}, "nur Ziffern"),
        ({"own_phone": ""}, "Geben Sie die Nummer ein"),
        ({"languages": ["klingonisch"]}, "klingonisch"),
        ({"about": "x" * 601}, "600"),
    ):
        answer = sign_in(alma).post(EDIT, ENTERED | wrong)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert not Profile.objects.exists()


def test_what_people_write_is_text_and_nothing_more(alma, gero, sign_in):
    sign_in(alma).post(EDIT, ENTERED | {"about": "<script>alert(1)</script>", "topics": "<b>fett</b>"})
    page = sign_in(gero).get(page_of(alma)).content.decode()
    assert "<script>alert" not in page
    assert "<b>fett" not in page


def test_who_has_left_has_no_profile_and_it_is_forgotten_after_a_while(alma, gero, sign_in):
    sign_in(alma).post(EDIT, ENTERED)
    today = timezone.localdate()
    see_off([alma.pk], on=today - timedelta(days=80))
    browser = sign_in(gero)
    assert browser.get(page_of(alma)).status_code == 404
    assert browser.get(reverse("people:profile", args=[999_999])).status_code == 404
    forget_old()
    assert Profile.objects.exists(), "whoever left by mistake finds the profile again"
    alma.refresh_from_db()
    alma.left_on = today - timedelta(days=92)
    alma.save()
    forget_old()
    assert not Profile.objects.exists()


def test_my_data_tells_and_hands_out_the_profile(alma, sign_in):
    browser = sign_in(alma)
    browser.post(EDIT, ENTERED)
    assert "Ich bin dienstags da." in browser.get("/meine-daten/").content.decode()
    sections = json.loads(browser.get("/meine-daten/herunterladen/").content)["sections"]
    assert sections["profile"]["records"][0]["topics"] == ["E-Akte", "Prozesse"]
    assert sections["profile"]["records"][0]["languages"] == ["tr", "gsg"]


def test_a_profile_costs_few_queries(alma, cem, sign_in, django_assert_max_num_queries):
    browser = sign_in(alma)
    browser.get(page_of(cem))
    with django_assert_max_num_queries(20):
        browser.get(page_of(cem))


def test_a_movers_profile_leads_to_what_the_mover_does(alma, cem, sign_in):
    assert reverse("community:mover", args=[cem.pk]) in sign_in(alma).get(page_of(cem)).content.decode()
    assert "/movers/" + str(alma.pk) not in sign_in(cem).get(page_of(alma)).content.decode()
