"""Supervisors have codes issued for their own team, and never learn a PIN."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from people.entrance.pins import services
from people.models import AccessRecord, Deputyship, Post

TEAM = "/team/pin/"


def test_bruno_sees_the_team_and_the_team_can_see_that(alma, cem, gero, bruno, sign_in):
    page = sign_in(bruno).get(TEAM).content.decode()
    assert "Alma Aydin" in page
    assert "Cem Demir" in page
    assert "Gero" not in page
    assert set(AccessRecord.objects.values_list("subject", "viewer")) == {(alma.pk, bruno.pk), (cem.pk, bruno.pk)}


def test_bruno_has_a_code_issued_that_is_shown_once(alma, bruno, sign_in):
    browser = sign_in(bruno)
    page = browser.post(f"{TEAM}10000001/")
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page.content.decode())[0]
    assert "no-store" in page["Cache-Control"]
    assert services.owner_of(number="10000001", code=code) == alma
    assert code not in browser.get(TEAM).content.decode()
    assert browser.get(f"{TEAM}10000001/").status_code == 405
    assert ModelLogEntry.objects.filter(action="people.issue_pin_code", user=bruno).count() == 1


@pytest.mark.parametrize("number", ["10000007", "10000002", "99999999"], ids=["another team", "himself", "nobody"])
def test_for_others_bruno_gets_none(alma, gero, bruno, sign_in, number):
    assert sign_in(bruno).post(f"{TEAM}{number}/").status_code == 404


def test_to_who_leads_nobody_the_page_is_not_open(alma, sign_in):
    assert sign_in(alma).get(TEAM).status_code == 403


def test_with_the_last_day_of_the_post_the_right_ends(alma, bruno, sign_in):
    yesterday = timezone.localdate() - timedelta(days=1)
    Post.objects.filter(user=alma).update(ends_on=yesterday)
    assert sign_in(bruno).post(f"{TEAM}10000001/").status_code == 404


def test_the_deputy_does_it_within_the_days_and_that_is_written_down(alma, bruno, cem, gero, sign_in):
    today = timezone.localdate()
    days = {"starts_on": today, "ends_on": today + timedelta(days=3)}
    standing_in = Deputyship.objects.create(principal=bruno, deputy=gero, **days)
    page = sign_in(gero).get(TEAM).content.decode()
    assert "Team von Bruno Berger" in page
    assert set(AccessRecord.objects.values_list("viewer", "acting_for")) == {(gero.pk, bruno.pk)}
    assert sign_in(gero).post(f"{TEAM}10000001/").status_code == 200
    entry = ModelLogEntry.objects.get(action="people.issue_pin_code")
    assert (entry.user, entry.data["acting_for"]) == (gero, bruno.pk)
    Deputyship.objects.filter(pk=standing_in.pk).update(
        ends_on=today - timedelta(days=1), starts_on=today - timedelta(days=2)
    )
    assert sign_in(gero).post(f"{TEAM}10000001/").status_code == 404
    assert sign_in(gero).get(TEAM).status_code == 403


def test_strangers_are_asked_to_sign_in(db):
    assert Client().get(TEAM).status_code == 302
