"""Brings instruction on site to the demo: topics, one that Bruno has held, and one that is open in his team."""

from datetime import timedelta
from io import BytesIO

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from PIL import Image, ImageDraw

from lms.instruction.models import InstructionMeeting, InstructionRecord, InstructionTopic
from lms.instruction.reads import team_members
from lms.instruction.services.confirming import Given, confirm
from lms.instruction.services.holding import begin, close
from people.models import Office, User

BRUNO = "10000002"
How = InstructionRecord.How
DAYS_AGO = 200
SAFETY = (
    "Gefährdungen an unseren Arbeitsplätzen: Bildschirm, Publikumsverkehr, Heben und Tragen\n"
    "Verhalten bei bedrohlichen Gesprächen, Alarmknopf und Fluchtweg\n"
    "Meldung von Unfällen und Beinahe-Unfällen, Verbandbuch\n"
    "Ersthelferinnen und Ersthelfer in unserem Gebäude\n"
    "Neue Betriebsanweisungen seit der letzten Unterweisung"
)
FIRE = (
    "Brände vermeiden: Mehrfachsteckdosen, Kaffeemaschine, Kerzen\n"
    "Alarm, Notruf 112 und Hausalarm\n"
    "Fluchtwege, Sammelplatz vor dem Rathaus\n"
    "Feuerlöscher: Standorte und Bedienung"
)
TOPICS = [
    ("Arbeitsschutz am Arbeitsplatz", SAFETY, "§ 12 ArbSchG, § 4 DGUV Vorschrift 1"),
    ("Brandschutz im Gebäude", FIRE, "§ 10 ArbSchG, ASR A2.2"),
]


@transaction.atomic
def load() -> None:
    """Everything once; loading again changes nothing."""
    bruno = User.objects.filter(personnel_number=BRUNO).first()
    if bruno is None or InstructionTopic.objects.exists():
        return
    safety, fire = [
        InstructionTopic.objects.create(title=title, points=points, legal_basis=basis)
        for title, points, basis in TOPICS
    ]
    team, office = list(team_members(bruno)), bruno.office
    if team and office:
        held(safety, bruno, office, team)
        is_open(fire, bruno, office, team)


def held(topic: InstructionTopic, bruno: User, office: Office, team: list[User]) -> None:
    """Half a year ago everybody but one signed or scanned."""
    meeting = begin(topic=topic, place="Standesamt, Besprechungsraum 2", office=office, people=team, by=bruno)
    back_to_then(meeting)
    for number, person in enumerate(team[:-1]):
        given = Given(How.SIGNATURE, strokes(number)) if number % 2 else Given(How.DEVICE)
        confirm(meeting=meeting, learner=person, given=given, by=person)
    then = timezone.now() - timedelta(days=DAYS_AGO)
    QuerySet(InstructionRecord).filter(meeting=meeting).update(confirmed_at=then, received_at=then)
    close(meeting=meeting, by=bruno)
    InstructionMeeting.objects.filter(pk=meeting.pk).update(closed_at=then)


def back_to_then(meeting: InstructionMeeting) -> None:
    """Let it have been half a year ago."""
    then = timezone.now() - timedelta(days=DAYS_AGO)
    InstructionMeeting.objects.filter(pk=meeting.pk).update(held_on=timezone.localdate(then), opened_at=then)


def is_open(topic: InstructionTopic, bruno: User, office: Office, team: list[User]) -> None:
    """Today two have confirmed already."""
    meeting = begin(topic=topic, place="Rathaus, Foyer", office=office, people=team, by=bruno)
    for person in team[-2:]:
        confirm(meeting=meeting, learner=person, given=Given(How.DEVICE), by=person)


def strokes(number: int) -> bytes:
    """Something like a signature, another one for each number."""
    paper = Image.new("L", (240, 70), 255)
    pen = ImageDraw.Draw(paper)
    points = [(10 + step * 18, 35 + ((step * 37 + number * 53) % 41 - 20)) for step in range(12)]
    pen.line(points, fill=30, width=3, joint="curve")
    written = BytesIO()
    paper.save(written, format="PNG")
    return written.getvalue()
