"""Invented people for every office, always the same ones, written as HR's file would be."""

import csv
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random

from people.demo.cast import CAST, Player

PEOPLE = 400
FIRST_NAMES = (Path(__file__).parent / "vornamen.txt").read_text(encoding="utf-8").split()
LAST_NAMES = (Path(__file__).parent / "nachnamen.txt").read_text(encoding="utf-8").split()
JOBS = [
    ("Sachbearbeitung", "Bildschirmarbeit"),
    ("Assistenz", "Bildschirmarbeit"),
    ("Sachgebietsleitung", "Bildschirmarbeit"),
    ("Verwaltungsfachangestellte", "Bildschirmarbeit"),
    ("Hausmeisterdienst", "Heben und Tragen"),
    ("Außendienst", "Arbeiten im Freien"),
]
SITES = ["Rathaus", "Außenstelle Nord", "Technisches Rathaus", "Bürgerhaus"]
HEADINGS = [
    *("Personalnummer", "Nachname", "Vorname", "Geburtsdatum", "E-Mail", "Org.-Schlüssel", "Organisationseinheit"),
    *("Tätigkeit", "Gefährdungsgruppe", "Eintritt", "Austritt", "Beschäftigungsgrad %", "Vorgesetzte/r"),
    *("Standort", "Telefon"),
]
SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "đ": "d"})


def staff_file(offices: list[str]) -> bytes:
    """The cast and the invented people as a CSV file."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(HEADINGS)
    writer.writerows(row(player, Random(int(player.number))) for player in [*CAST, *invented(offices)])  # noqa: S311
    return text.getvalue().encode()


def invented(offices: list[str]) -> Iterator[Player]:
    """People spread over the offices; the first of each office leads it."""
    chance = Random(7)  # noqa: S311 - always the same people
    heads = {"34": "10000002"}
    for number in range(10_000_101, 10_000_101 + PEOPLE):
        place = offices[(number - 10_000_101) % len(offices)]
        top = place.split("-")[0]
        head = heads.setdefault(top, str(number))
        leads = head == str(number)
        job, _hazard = chance.choice(JOBS)
        yield Player(
            number=str(number),
            first_name=chance.choice(FIRST_NAMES),
            last_name=chance.choice(LAST_NAMES),
            office=top if leads else place,
            job="Amtsleitung" if leads else job,
            supervisor="" if leads else head,
            has_mailbox=leads or chance.random() < 0.75,
        )


def row(player: Player, chance: Random) -> list[str]:
    """One person as a line of HR's file."""
    born = date(1962, 1, 1) + timedelta(days=chance.randrange(15_000))
    entered = max(date(1990, 1, 1), born.replace(day=1, year=born.year + 19)) + timedelta(days=chance.randrange(900))
    share = chance.choice(["100", "100", "75", "50", "39,5"])
    phone = f"0123 456-{player.number[-4:]}" if player.has_mailbox else ""
    days = [f"{day:%d.%m.%Y}" for day in (born, entered)]
    return [
        *(player.number, player.last_name, player.first_name, days[0], mailbox(player), player.office, ""),
        *(player.job, dict(JOBS).get(player.job, "Bildschirmarbeit"), days[1], "", share, player.supervisor),
        *(chance.choice(SITES), phone),
    ]


def mailbox(player: Player) -> str:
    """first.last@stadt.example in plain letters; invented people carry a number, so that no two share one."""
    if not player.has_mailbox:
        return ""
    name = f"{player.first_name}.{player.last_name}".lower().translate(SPELLED_OUT)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return f"{plain}{'' if player in CAST else player.number[-3:]}@stadt.example"
