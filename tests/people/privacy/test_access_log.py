"""Everybody reads who looked at the own data; staff council and data protection read how many people somebody saw."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext_noop

from people.directory.roles import Role
from people.models import AccessRecord
from people.privacy.services import record_looks
from tests.factories.people import UserFactory

MINE, ALL = "/meine-daten/zugriffe/", "/datenschutz/zugriffe/"
PURPOSE = gettext_noop("Granting roles, help with signing in")
SHOWN = gettext_noop("Entry in the directory of people")


@pytest.fixture
def looked(alma, gero, dora, otto):
    """Dora looked at two people at once, Otto at Alma alone."""
    record_looks(viewer=dora, subjects=[alma, gero], report="Completion of a course by person", purpose=PURPOSE)
    record_looks(viewer=otto, subjects=[alma], report=SHOWN, purpose=PURPOSE)


def test_alma_reads_who_looked_as_whom_at_what_and_why(alma, looked, sign_in):
    page = sign_in(alma).get(MINE).content.decode()
    assert "Dora Dietrich" in page
    assert "(Personalentwicklung) hat angesehen: Abschluss" in page
    assert "Rollen vergeben, Hilfe beim Anmelden" in page
    assert "2-mal" in page
    assert "Gero" not in page


def test_nobody_reads_the_log_of_others(gero, looked, sign_in):
    page = sign_in(gero).get(MINE).content.decode()
    assert "einmal" in page
    assert "Otto" not in page


def test_alma_chooses_a_year(alma, otto, looked, sign_in):
    last_year = timezone.make_aware(datetime(timezone.localdate().year - 1, 6, 1, 12))
    AccessRecord.objects.filter(viewer=otto).update(at=last_year)
    browser = sign_in(alma)
    assert "Otto Ott" not in browser.get(MINE, {"jahr": timezone.localdate().year}).content.decode()
    assert "Otto Ott" in browser.get(MINE, {"jahr": last_year.year}).content.decode()
    assert "Otto Ott" in browser.get(MINE, {"jahr": "1999"}).content.decode()


def test_alma_takes_the_list_along(alma, otto, looked, sign_in):
    otto.last_name = "=1+1"
    otto.save()
    answer = sign_in(alma).get(f"{MINE}herunterladen/")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert "attachment" in answer["Content-Disposition"]
    assert lines[0].startswith("Tag;")
    assert len(lines) == 3
    assert "Systembetrieb" in lines[1]


def test_long_lists_come_in_pages(alma, dora, sign_in):
    for _number in range(25):
        record_looks(viewer=dora, subjects=[alma], report=SHOWN, purpose=PURPOSE)
    browser = sign_in(alma)
    assert len(browser.get(MINE).context["page"]) == 20
    assert len(browser.get(MINE, {"seite": 2}).context["page"]) == 5


def test_fifty_names_are_one_look_for_those_who_check(frida, dora, sign_in):
    record_looks(viewer=dora, subjects=UserFactory.create_batch(50), report=SHOWN, purpose=PURPOSE)
    looks = sign_in(frida).get(ALL).context["looks"]
    assert [(look["name"], look["people"], look["capacity"]) for look in looks] == [
        ("Dora Dietrich", 50, "Personalentwicklung")
    ]


def test_those_who_check_never_read_whose_data_it_was(alma, gero, frida, looked, sign_in):
    page = sign_in(frida).get(ALL).content.decode()
    assert "Dora Dietrich" in page
    assert "Aydin" not in page
    assert "Graf" not in page
    assert "10000001" not in page


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        ({}, {"Otto Ott", "Dora Dietrich"}),
        ({"wer": "dora"}, {"Dora Dietrich"}),
        ({"was": SHOWN}, {"Otto Ott"}),
        ({"bis": (timezone.localdate() - timedelta(days=1)).isoformat()}, set()),
        ({"von": timezone.localdate().isoformat()}, {"Otto Ott", "Dora Dietrich"}),
        ({"von": "gestern", "wer": "otto"}, {"Otto Ott"}),
    ],
)
def test_the_log_can_be_narrowed(frida, looked, sign_in, wish, names):
    looks = sign_in(frida).get(ALL, wish).context["looks"]
    assert {look["name"] for look in looks} == names


@pytest.mark.parametrize("address", [ALL, "/datenschutz/datenkatalog/"])
def test_only_those_who_check_get_in(address, alma, bruno, cem, dora, emil, gero, paula, otto, frida, world, sign_in):
    for user in (alma, bruno, cem, dora, emil, gero, paula, otto):
        assert sign_in(user).get(address).status_code == 403
    for user in (frida, UserFactory(office=world.hr, role=Role.DATA_PROTECTION)):
        assert sign_in(user).get(address).status_code == 200


def test_the_log_costs_the_same_for_few_and_many(frida, dora, sign_in, django_assert_max_num_queries):
    for _number in range(30):
        record_looks(viewer=dora, subjects=UserFactory.create_batch(2), report=SHOWN, purpose=PURPOSE)
    browser = sign_in(frida)
    browser.get(ALL)
    with django_assert_max_num_queries(15):
        browser.get(ALL)
