"""What each column of a file means: known by its heading, said by somebody, or guessed from a similar word."""

import hashlib
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from django.utils.translation import gettext_lazy as _

from people.directory.staff_import.rows import ATTRIBUTE, HEADINGS, REQUIRED
from people.directory.staff_import.sheets import plain

KEEP, IGNORE = "attribute", "ignore"  # kept with the post under its heading; not taken over
LABELS = {
    "number": _("Personnel number"),
    "last_name": _("Last name"),
    "first_name": _("First name"),
    "born_on": _("Date of birth"),
    "email": _("E-mail address"),
    "phone": _("Telephone"),
    "office": _("Key of the office"),
    "job": _("Job"),
    "hazard_group": _("Hazard group"),
    "percentage": _("Percentage of full time"),
    "site": _("Place of work"),
    "supervisor": _("Personnel number of the supervisor"),
    "entered_on": _("Entered on"),
    "left_on": _("Left on"),
}
OTHER_WORDS = {
    "number": ("personalnr", "persnr", "pnr", "mitarbeiternummer", "bedienstetennummer"),
    "last_name": ("name", "familienname", "zuname"),
    "first_name": ("rufname",),
    "born_on": ("geburtstag", "gebdatum", "geboren"),
    "email": ("mail", "mailadresse", "emailadresse", "dienstlicheemail"),
    "phone": ("telefonnummer", "telefondienstlich", "durchwahl", "tel"),
    "office": ("orgeinheit", "organisationsschlüssel", "orgkey", "ämterschlüssel", "dienststellenschlüssel"),
    "job": ("funktion", "stelle", "stellenbezeichnung", "beruf", "dienstbezeichnung"),
    "hazard_group": ("gefährdung", "gefährdungsklasse", "arbeitsschutzgruppe"),
    "percentage": ("arbeitszeit", "beschäftigungsumfang", "stellenanteil", "teilzeit"),
    "site": ("arbeitsort", "dienstort", "gebäude"),
    "supervisor": ("vorgesetzte", "führungskraft", "personalnummervorgesetzter", "personalnummerführungskraft"),
    "entered_on": ("eintrittsdatum", "einstellungsdatum", "beginn"),
    "left_on": ("austrittsdatum", "ende", "befristetbis"),
}
Words = list[tuple[str, str]]  # a word as it may stand in a file, and the entry it means
ALIKE = 0.8  # from here on two words are probably the same with a slip or another ending


def fingerprint(names: Iterable[str]) -> str:
    """One checksum for a set of headings, in whatever order they stand."""
    return hashlib.sha256("\n".join(sorted({plain(name) for name in names})).encode()).hexdigest()


def headings_for(names: Iterable[str], assigned: Mapping[str, str]) -> dict[str, str]:
    """The headings to read this file with; what somebody `assigned` counts more than what we know."""
    headings = dict(HEADINGS)
    for name in names:
        match assigned.get(plain(name)):
            case None:
                continue
            case "ignore":
                headings.pop(plain(name), None)
            case "attribute":
                headings[plain(name)] = ATTRIBUTE + name
            case field:
                headings[plain(name)] = field
    return headings


def unclear(names: Iterable[str], assigned: Mapping[str, str]) -> list[str]:
    """The headings nobody has explained yet."""
    return [name for name in names if plain(name) and plain(name) not in HEADINGS and plain(name) not in assigned]


def lacking(names: Iterable[str], assigned: Mapping[str, str]) -> set[str]:
    """The entries without which no row can be taken and for which there is no column."""
    headings = headings_for(names, assigned)
    return REQUIRED - {headings.get(plain(name)) for name in names}


def suggestions(names: Iterable[str], words: Words | None = None) -> dict[str, str]:
    """For every heading what it probably means; no entry is suggested twice, the most similar heading gets it.

    `words` are the pairs of known word and entry, those of a staff file if none are given.
    """
    known = words or words_for(HEADINGS, OTHER_WORDS)
    found = [(likeness, name, field) for name in names for field, likeness in [most_similar(plain(name), known)]]
    given: dict[str, str] = {}
    for likeness, name, field in sorted(found, key=lambda guess: (-guess[0], guess[1])):
        given[name] = field if likeness >= ALIKE and field not in given.values() else IGNORE
    return given


def words_for(headings: Mapping[str, str], others: Mapping[str, Iterable[str]]) -> Words:
    """Every word by which an entry is known, with the entry."""
    return [*headings.items(), *((other, field) for field, found in others.items() for other in found)]


def most_similar(word: str, words: Words) -> tuple[str, float]:
    """The entry with the most similar name, and how similar it is: 1 is the same."""
    return max(
        ((field, SequenceMatcher(None, word, known).ratio()) for known, field in words), key=lambda guess: guess[1]
    )
