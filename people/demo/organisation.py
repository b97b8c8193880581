"""Who is away, who moves and who stands in: days seen from the day the demo is loaded for the first time."""

from datetime import date, timedelta

from django.utils import timezone

from people.directory.models import Absence, Deputyship, Office, User
from people.directory.transfers import add_post, transfer
from people.team.services import name_deputy

BRUNO, CEM, OTTO = "10000002", "10000003", "10000009"


def load(people: dict[str, User]) -> None:
    """Cem stands in for Bruno; of Bruno's team one is on parental leave, one moves, and Cem helps out elsewhere."""
    bruno, cem, otto = people[BRUNO], people[CEM], people[OTTO]
    if Deputyship.objects.filter(principal=bruno, deputy=cem).exists():
        return
    today = timezone.localdate()
    name_deputy(principal=bruno, deputy=cem, starts_on=today, ends_on=today + timedelta(days=60), by=bruno)
    away, moving = team_without_cast(bruno)[-2:]
    Absence.objects.get_or_create(
        user=away,
        starts_on=today - timedelta(days=40),
        defaults={"category": Absence.Category.PARENTAL, "ends_on": today + timedelta(days=200)},
    )
    roads = Office.objects.get(key="66")
    transfer(user=moving, office=roads, on=first_of_next_month(today), job="Sachbearbeitung", by=otto)
    add_post(user=cem, office=Office.objects.get(key="17-5"), job="Projektmitarbeit", percentage=20, by=otto)


def team_without_cast(bruno: User) -> list[User]:
    """Bruno's people besides the cast, whose stories are told elsewhere."""
    team = User.objects.filter(posts__supervisor=bruno, personnel_number__gt="10000100")
    return list(team.distinct().order_by("personnel_number"))


def first_of_next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
