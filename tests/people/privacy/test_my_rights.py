"""“My rights” tells a person in words what follows from the work, which roles there are, since when and by whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.directory import services
from people.directory.roles import Role
from people.models import RoleGrant

PAGE = "/meine-rechte/"
TODAY = timezone.localdate()


@pytest.fixture
def read(sign_in):
    def page(user) -> str:
        return sign_in(user).get(PAGE).content.decode()

    return page


def test_everybody_is_staff(gero, read):
    page = read(gero)
    assert "Alle Beschäftigten" in page
    assert "Eine weitere Rolle haben Sie heute nicht" in page
    assert "was andere lernen" in page


def test_whoever_leads_a_team_today_reads_that_too(alma, bruno, cem, read):
    assert "Denn 2 Personen sind Ihnen heute unterstellt." in read(bruno)
    alma.posts.update(ends_on=TODAY - timedelta(days=1))
    cem.posts.update(ends_on=TODAY - timedelta(days=1))
    assert "unterstellt" not in read(bruno)


def test_a_role_says_reach_days_giver_and_reason(alma, otto, world, read):
    services.grant(user=alma, role=Role.MOVER, office=world.registry, reason="Beschluss 7", by=otto)
    page = read(alma)
    assert "Für Standesamt und alles darunter." in page
    assert "bis auf Weiteres" in page
    assert "Vergeben von Otto Ott. Grund: Beschluss 7" in page
    assert "Anleitungen im Regal des Amts schreiben" in page


def test_roles_of_other_systems_say_so(alma, read):
    services.match_grants(user=alma, wanted=[(Role.AUTHOR, None)], origin=RoleGrant.Origin.SCIM)
    page = read(alma)
    assert "Sie folgt einer Gruppe" in page
    assert "Für die ganze Stadt." in page


def test_roles_to_come_and_of_the_last_year_are_told_apart(alma, otto, read):
    services.grant(user=alma, role=Role.HR, starts_on=TODAY + timedelta(days=5), by=otto)
    gone = services.grant(user=alma, role=Role.EDITOR, starts_on=TODAY - timedelta(days=9), by=otto)
    services.withdraw_grant(grant=gone, by=otto)
    old = {"starts_on": TODAY - timedelta(days=900), "ends_on": TODAY - timedelta(days=800)}
    services.grant(user=alma, role=Role.AUTHOR, by=otto, **old)
    page = read(alma)
    assert "Künftige Rollen" in page
    assert "entzogen am" in page
    assert "Beendet von Otto Ott." in page
    assert "Autorin" not in page


def test_the_page_costs_few_queries_however_many_roles(alma, otto, world, sign_in, django_assert_max_num_queries):
    for office in (world.registry, world.births, world.roads, world.hr):
        services.grant(user=alma, role=Role.MOVER, office=office, by=otto)
    browser = sign_in(alma)
    browser.get(PAGE)
    with django_assert_max_num_queries(15):
        browser.get(PAGE)
