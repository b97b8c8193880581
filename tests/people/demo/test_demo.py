"""The demo's people come through the same door as real ones."""

from django.utils import timezone

from people.demo.loading import load
from people.directory.roles import Role
from people.directory.teams import teams_of
from people.models import Absence, Deputyship, Office, Post, RoleGrant, StaffImport, User
from people.team.reading import rosters

MODELS = (User, Post, RoleGrant, Office, Deputyship, Absence)


def test_the_demo_brings_the_cast_and_invented_people(db):
    load()
    assert StaffImport.objects.get().errors == []
    assert User.objects.count() == 411
    alma = User.objects.get(personnel_number="10000001")
    assert alma.office.key == "34-2"
    assert alma.current_posts[0].supervisor.last_name == "Berger"
    assert alma.check_password("stadtcampus-demo")
    assert User.objects.get(personnel_number="10000007").email is None
    assert User.objects.get(personnel_number="10000004").scope_of(Role.HR) is None
    assert User.objects.get(personnel_number="10000003").groups.filter(name="Digital Movers").exists()


def test_most_offices_have_movers_and_some_still_look_for_theirs(db):
    load()
    offices = Office.objects.offices()
    with_movers = {grant.office_id for grant in RoleGrant.objects.filter(role=Role.MOVER)}
    assert 15 < len(with_movers) < offices.count()
    assert Office.objects.get(key="66").pk not in with_movers


def test_bruno_s_team_shows_who_is_away_who_moves_and_who_stands_in(db):
    load()
    bruno, cem = (User.objects.get(personnel_number=number) for number in ("10000002", "10000003"))
    (roster,) = rosters(teams_of(cem), timezone.localdate())
    assert roster.team.acting_for == bruno
    assert sum(member.is_absent for member in roster.members) == 1
    assert [member.moves.office.key for member in roster.members if member.moves] == ["66"]


def test_loading_again_changes_nothing(db):
    load()
    before = [list(model.objects.order_by("pk").values()) for model in MODELS]
    load()
    assert before == [list(model.objects.order_by("pk").values()) for model in MODELS]
