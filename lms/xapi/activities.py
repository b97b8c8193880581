"""The activities of the statements we emit; their addresses rest on translation keys, which outlive every renaming."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class Kind(StrEnum):
    """What an activity is; the name stands in its address."""

    COURSE = "course"
    LESSON = "lesson"
    QUIZ = "quiz"
    CERTIFICATE = "certificate"
    SESSION = "session"
    PROGRAMME = "programme"
    INSTRUCTION = "instruction"


TYPES = {
    Kind.COURSE: "http://adlnet.gov/expapi/activities/course",
    Kind.LESSON: "http://adlnet.gov/expapi/activities/lesson",
    Kind.QUIZ: "http://adlnet.gov/expapi/activities/assessment",
    Kind.PROGRAMME: "http://adlnet.gov/expapi/activities/module",
    Kind.CERTIFICATE: "https://www.opigno.org/en/tincan_registry/activity_type/certificate",
    Kind.SESSION: "http://adlnet.gov/expapi/activities/meeting",
    Kind.INSTRUCTION: "http://adlnet.gov/expapi/activities/meeting",
}
PLACE = "xapi/activities"


class Titled(Protocol):
    """A page, as far as activities need to know it."""

    title: str
    translation_key: UUID


@dataclass(frozen=True)
class Activity:
    """Something people do or get, named as it is called at that moment."""

    kind: Kind
    key: UUID
    name: str

    def iri(self, origin: str) -> str:
        """The address that stays the same whatever the page is called later."""
        return f"{origin}/{PLACE}/{self.kind}/{self.key}"


def course(page: Titled) -> Activity:
    """A course."""
    return Activity(Kind.COURSE, page.translation_key, page.title)


def lesson(page: Titled) -> Activity:
    """A lesson of a course."""
    return Activity(Kind.LESSON, page.translation_key, page.title)


def quiz(page: Titled) -> Activity:
    """A quiz of a course."""
    return Activity(Kind.QUIZ, page.translation_key, page.title)


def programme(page: Titled) -> Activity:
    """A learning programme."""
    return Activity(Kind.PROGRAMME, page.translation_key, page.title)


def certificate(page: Titled) -> Activity:
    """The certificate of a course; its number stays out, because a number leads to a name."""
    return Activity(Kind.CERTIFICATE, page.translation_key, page.title)


def session(title: str, key: UUID) -> Activity:
    """A session of a course, known by its own key; when and where it was stays out."""
    return Activity(Kind.SESSION, key, title)


def instruction(title: str, key: UUID) -> Activity:
    """An instruction on site, known by its topic; who held it and where it was stays out."""
    return Activity(Kind.INSTRUCTION, key, title)


def kind_in(iri: str) -> Kind | None:
    """What an activity's address says it is; None for addresses of others."""
    parts = iri.split(f"/{PLACE}/")
    word = parts[1].split("/")[0] if len(parts) == 2 else ""
    return next((kind for kind in Kind if kind == word), None)
