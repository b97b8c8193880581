"""The demo's community: real texts, nothing twice."""

from datetime import date

import pytest

from community.demo.loading import load
from community.models import GuidancePage, MoverProfile, Question, Reply
from people.directory.roles import Role
from people.directory.services import grant
from tests.factories.community import make_overview
from tests.factories.people import UserFactory, make_office

OFFICES = ["15", "20", "32", "50", "51", "67"]


@pytest.fixture
def city(world, alma, bruno, cem, dora, emil, gero, paula):
    make_overview()
    for key in OFFICES:
        office = make_office(key, f"Amt {key}", world.city)
        grant(user=UserFactory(office=office), role=Role.MOVER, office=office, starts_on=date(2025, 9, 1), by=None)


def test_the_demo_loads_once(city):
    for _time in range(2):
        load()
        counts = [GuidancePage.objects.originals().count(), Question.objects.count(), Reply.objects.count()]
        assert counts == [12, 8, 8]
        assert GuidancePage.objects.count() == 13, "one is there in English as well"
    assert not MoverProfile.objects.filter(about="").exists()


def test_every_page_of_the_demo_can_be_read(city, alma, sign_in):
    load()
    browser = sign_in(alma)
    for page in GuidancePage.objects.live().originals():
        text = browser.get(page.url).content.decode()
        titles = [step["title"] for part in page.body if part.block_type == "steps" for step in part.value]
        assert len(titles) >= 4
        assert [title for title in titles if title not in text] == []
