"""The team of a day: for the supervisor and for deputies, and for nobody else; everybody shown can see who looked."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail import hooks

from people.directory.permissions import may_see_team
from people.directory.teams import teams_of
from people.models import Absence, AccessRecord, Deputyship, Post
from people.team.columns import Cell, Column

TODAY = timezone.localdate()


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def shown(answer) -> list[str]:
    return [str(member.person) for roster in answer.context["rosters"] for member in roster.members]


@pytest.fixture
def cem_stands_in(bruno, cem) -> Deputyship:
    return Deputyship.objects.create(principal=bruno, deputy=cem, starts_on=TODAY, ends_on=in_days(7))


def test_bruno_sees_his_team_and_nobody_else_sees_it(alma, bruno, cem, dora, gero, sign_in):
    assert shown(sign_in(bruno).get("/team/")) == ["Alma Aydin", "Cem Demir"]
    for person in (alma, cem, dora, gero):
        assert sign_in(person).get("/team/").status_code == 403
    assert not AccessRecord.objects.exclude(viewer=bruno).exists()


def test_the_deputy_sees_it_too_and_in_whose_name(alma, bruno, cem, cem_stands_in, sign_in):
    answer = sign_in(cem).get("/team/")
    assert shown(answer) == ["Alma Aydin", "Cem Demir"]
    assert "Team von Bruno Berger" in answer.content.decode()
    look = AccessRecord.objects.get(subject=alma)
    assert (look.viewer, look.acting_for) == (cem, bruno)
    page = sign_in(alma).get("/meine-daten/").content.decode()
    assert "Cem Demir</b> (Digital Mover) in Vertretung für Bruno Berger" in page
    record = sign_in(alma).get("/meine-daten/herunterladen/").json()["sections"]["looks"]["records"][0]
    assert (record["by"], record["standing_in_for"]) == ("Cem Demir", "Bruno Berger")


def test_a_look_counts_once_a_day_and_person(alma, bruno, cem, cem_stands_in, sign_in):
    browser = sign_in(bruno)
    for _reload in range(3):
        browser.get("/team/")
    assert AccessRecord.objects.filter(viewer=bruno, subject=alma).count() == 1
    AccessRecord.objects.update(at=timezone.now() - timedelta(days=1))
    browser.get("/team/")
    assert AccessRecord.objects.filter(viewer=bruno, subject=alma).count() == 2


def test_the_page_says_who_is_away_and_who_comes_and_goes(world, alma, bruno, cem, gero, sign_in):
    Absence.objects.create(user=alma, category="parental", starts_on=in_days(-9), ends_on=date(2031, 5, 12))
    cem.posts.update(ends_on=date(2031, 1, 31))
    Post.objects.create(user=cem, office=world.roads, starts_on=date(2031, 2, 1))
    gero.posts.update(ends_on=date(2031, 2, 28))
    Post.objects.create(user=gero, office=world.births, supervisor=bruno, starts_on=date(2031, 3, 1))
    answer = sign_in(bruno).get("/team/")
    page = answer.content.decode()
    assert shown(answer) == ["Alma Aydin", "Cem Demir"]
    assert "abwesend bis 12. Mai 2031" in page
    assert "Elternzeit" not in page, "until when, not why"
    assert "ab 1. Februar 2031: Tiefbauamt" in page
    assert "kommt am 1. März 2031" in page
    assert AccessRecord.objects.filter(subject=gero, viewer=bruno).exists()


def test_of_several_absences_the_latest_end_counts_and_withdrawn_ones_do_not(alma, bruno, sign_in):
    for start, end, withdrawn in ((-9, 2, None), (-5, 20, None), (-4, None, timezone.now())):
        Absence.objects.create(
            user=alma,
            category="away",
            starts_on=in_days(start),
            ends_on=None if end is None else in_days(end),
            withdrawn_at=withdrawn,
        )
    member = sign_in(bruno).get("/team/").context["rosters"][0].members[0]
    assert (member.is_absent, member.absent_until) == (True, in_days(20))


def test_other_rooms_add_a_column(alma, bruno, cem, sign_in):
    def column(people, viewer):
        return Column("Datenschutz", {alma.pk: Cell("erledigt", "success", "check-circle")})

    with hooks.register_temporarily("register_team_column", column):
        page = sign_in(bruno).get("/team/").content.decode()
    assert "Datenschutz" in page
    assert page.count("erledigt") == 1


def test_the_menu_and_the_start_page_lead_there(alma, bruno, cem, cem_stands_in, sign_in):
    for person in (bruno, cem):
        page = sign_in(person).get("/einstellungen/").content.decode()
        assert 'href="/team/"' in page
        teams = teams_of(person)
        assert all(may_see_team(person, team.supervisor) for team in teams)
    assert 'href="/team/"' not in sign_in(alma).get("/einstellungen/").content.decode()
