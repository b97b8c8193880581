"""Kinds of proof and a few proofs that were handed in: two wait, one has a question, one is recognised."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from lms.models import ProofKind, Recognition
from lms.recognition import services
from lms.recognition.scans import Clean
from people.models import User

ALMA, CEM, DORA, GERO, JULE = "10000001", "10000003", "10000004", "10000007", "10000011"
NAMESPACE = UUID("9f0d4b52-6c55-4b1e-8a51-2f2f0f8c8f11")
KINDS = [
    ("Erste Hilfe", 24, "Teilnahmebescheinigung über neun Unterrichtseinheiten, mit Stempel der Stelle."),
    ("Brandschutzhelfer", 36, "Bescheinigung mit Theorie und praktischer Löschübung."),
    ("Führerschein Klasse B", 6, "Vorder- und Rückseite; wird alle sechs Monate angesehen."),
    ("Führerschein Klasse C1", 6, "Vorder- und Rückseite mit gültiger Befristung."),
    ("Motorsägenschein", 0, "Lehrgang nach DGUV Information 214-059."),
]


@transaction.atomic
def load() -> None:
    """Only where nothing was handed in yet."""
    if ProofKind.objects.exists():
        return
    kinds = {name: ProofKind.objects.create(name=name, valid_months=months, hint=hint) for name, months, hint in KINDS}
    people = {
        user.personnel_number: user for user in User.objects.filter(personnel_number__in=[ALMA, CEM, DORA, GERO, JULE])
    }
    if {ALMA, CEM, DORA, GERO, JULE} - people.keys():
        return
    dora = people[DORA]
    first_aid = kinds["Erste Hilfe"]
    accepted = hand_in(people[ALMA], "Erste-Hilfe-Grundlehrgang", "Deutsches Rotes Kreuz, Kreisverband", 400, first_aid)
    services.accept(
        recognition=accepted,
        target=first_aid,
        valid_until=accepted.completed_on + timedelta(days=730),
        by=dora,
        words="Die Bescheinigung nennt ein Ende nach zwei Jahren.",
    )
    hand_in(people[ALMA], "Brandschutzhelferin nach ASR A2.2", "Feuerwehr Musterstadt", 12, kinds["Brandschutzhelfer"])
    asked = hand_in(people[GERO], "Führerschein", "Führerscheinstelle", 3000, kinds["Führerschein Klasse C1"], by=dora)
    services.ask_back(recognition=asked, words="Bitte reichen Sie auch die Rückseite nach.", by=dora)
    for who in (CEM, JULE):
        hand_in(people[who], "Erste Hilfe, Auffrischung", "Johanniter-Unfall-Hilfe", 20, first_aid)


def hand_in(
    learner: User, title: str, issuer: str, days_ago: int, kind: ProofKind, by: User | None = None
) -> Recognition:
    """What the person handed in, with a drawn certificate."""
    return services.hand_in(
        key=uuid5(NAMESPACE, f"{learner.personnel_number} {title}"),
        learner=learner,
        title=title,
        issuer=issuer,
        completed_on=timezone.localdate() - timedelta(days=days_ago),
        claimed_until=None,
        target=kind,
        note="",
        scans=[Clean("jpg", certificate(title, issuer, learner.get_full_name()))],
        by=by or learner,
    )


def certificate(*lines: str) -> bytes:
    """A sheet of paper with a few words on it."""
    sheet = Image.new("RGB", (700, 990), "white")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((30, 30, 670, 960), outline="#51577A", width=3)
    pen.text((350, 160), "Bescheinigung", font=ImageFont.load_default(44), fill="#131525", anchor="mm")
    for place, words in enumerate(lines):
        pen.text((350, 330 + 80 * place), words, font=ImageFont.load_default(24), fill="#131525", anchor="mm")
    file = BytesIO()
    sheet.save(file, "JPEG", quality=80)
    return file.getvalue()
