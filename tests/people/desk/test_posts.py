"""Operators enter transfers, second posts and deputies of others; whoever is looked at can see it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.directory import services
from people.models import AccessRecord, Deputyship

TODAY = timezone.localdate()
DESK = "/cms/personen/10000001"


@pytest.fixture
def at_desk(otto, sign_in):
    services.sync_groups(otto)
    return sign_in(otto)


def entered(kind: str, **facts: object) -> dict:
    return {"kind": kind, **{f"{kind}-{name}": value for name, value in ({"percentage": 100} | facts).items()}}


def test_otto_enters_a_transfer_and_calls_it_off(world, alma, bruno, otto, at_desk):
    day = TODAY + timedelta(days=20)
    answer = at_desk.post(f"{DESK}/stellen/", entered("transfer", office=world.roads.pk, on=day, supervisor="10000002"))
    assert answer.status_code == 302
    planned = alma.posts.get(starts_on=day)
    assert (planned.office, planned.supervisor, planned.is_main) == (world.roads, bruno, True)
    assert "geplante Versetzung" in at_desk.get(f"{DESK}/stellen/").content.decode()
    assert AccessRecord.objects.filter(subject=alma, viewer=otto).exists()
    again = at_desk.post(f"{DESK}/stellen/", entered("transfer", office=world.hr.pk, on=day))
    assert again.status_code == 422
    assert "bereits geplant" in again.content.decode()
    at_desk.post(f"{DESK}/stellen/{planned.pk}/absagen/")
    assert alma.posts.get().ends_on is None


def test_otto_adds_corrects_and_ends_a_second_post(world, alma, at_desk):
    at_desk.post(f"{DESK}/stellen/", entered("second", office=world.roads.pk, starts_on=TODAY - timedelta(days=3)))
    second = alma.posts.get(is_main=False)
    facts = {"office": world.hr.pk, "starts_on": second.starts_on, "percentage": "39.5", "job": "Vertretung"}
    assert at_desk.get(f"{DESK}/stellen/{second.pk}/").status_code == 200
    at_desk.post(f"{DESK}/stellen/{second.pk}/", facts)
    second.refresh_from_db()
    assert (second.office, second.job, float(second.percentage)) == (world.hr, "Vertretung", 39.5)
    at_desk.post(f"{DESK}/stellen/{second.pk}/beenden/")
    second.refresh_from_db()
    assert second.ends_on == TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"supervisor": "4711"}, "arbeitet hier niemand"),
        ({"supervisor": "10000001"}, "sich selbst vorgesetzt"),
        ({"office": ""}, "Bitte"),
    ],
)
def test_mistakes_come_back_in_words(world, alma, at_desk, facts, words):
    known = {"office": world.roads.pk, "on": TODAY + timedelta(days=1)}
    answer = at_desk.post(f"{DESK}/stellen/", entered("transfer", **known | facts))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert alma.posts.count() == 1


def test_main_posts_are_not_changed_by_hand_and_otto_changes_nothing_of_his(world, alma, otto, at_desk):
    main = alma.posts.get()
    for way in ("", "beenden/"):
        assert at_desk.post(f"{DESK}/stellen/{main.pk}/{way}").status_code == 404
    answer = at_desk.post("/cms/personen/10000009/stellen/", entered("second", office=world.hr.pk, starts_on=TODAY))
    assert answer.status_code == 302
    assert otto.posts.count() == 1


def test_otto_names_a_deputy_for_bruno_and_ends_it_but_never_himself(alma, bruno, cem, otto, at_desk):
    place = "/cms/personen/10000002/vertretung/"
    at_desk.post(place, {"deputy": "10000009", "starts_on": TODAY})
    assert not Deputyship.objects.exists()
    assert at_desk.post(place, {"deputy": "10000002", "starts_on": TODAY}).status_code == 422
    at_desk.post(place, {"deputy": "10000003", "starts_on": TODAY})
    named = Deputyship.objects.get()
    assert (named.principal, named.deputy, named.named_by) == (bruno, cem, otto)
    assert "Cem Demir" in at_desk.get(place).content.decode()
    at_desk.post(f"{place}{named.pk}/beenden/")
    assert not Deputyship.objects.exists()


def test_for_editors_these_pages_do_not_exist(alma, emil, sign_in):
    services.sync_groups(emil)
    for path in ("stellen/", "vertretung/"):
        assert sign_in(emil).get(f"{DESK}/{path}").status_code == 404
