"""Invented feedback on the demo courses, so that authors and HR see what it looks like."""

from random import Random

from django.db import transaction
from django.utils import timezone

from courses.models import CoursePage
from lms.demo.learning import ALMA
from lms.models import CourseFeedback, Enrolment, FeedbackGiven

HELPED = [
    "Die Beispiele aus unserem Alltag.",
    "Dass ich zwischendurch aufhören und später weitermachen konnte.",
    "Die kurzen Fragen nach jeder Lektion.",
    "Endlich weiß ich, wen ich im Zweifel fragen kann.",
    "Die Checkliste zum Herunterladen hängt jetzt an meinem Bildschirm.",
    "Verständlich geschrieben, ohne Fachwörter.",
]
MISSING = [
    "Ein Beispiel aus dem Außendienst wäre schön.",
    "Das Video dürfte kürzer sein.",
    "Bitte die Begriffe am Anfang erklären.",
    "Mehr Übungen, weniger Text.",
    "Auf dem Handy musste ich beim Bild mit den Stellen vergrößern.",
]
MOST = 25


@transaction.atomic
def load() -> None:
    """For courses without any feedback, as many as have completed them, at most 25, in fives."""
    if CourseFeedback.objects.exists():
        return
    for course in CoursePage.objects.live().originals().order_by("path"):
        chance = Random(course.slug)  # noqa: S311
        completed = Enrolment.objects.filter(course=course, status=Enrolment.Status.COMPLETED).order_by("pk")
        asked = list(completed.exclude(learner__personnel_number=ALMA)[:MOST])
        asked = asked[: len(asked) // 5 * 5]
        FeedbackGiven.objects.bulk_create(FeedbackGiven(enrolment=enrolment) for enrolment in asked)
        helped, missing = (chance.sample([*words, *[""] * MOST], MOST) for words in (HELPED, MISSING))
        told = zip(helped, missing, strict=True)
        CourseFeedback.objects.bulk_create(
            opinion(course, chance, *words) for _enrolment, words in zip(asked, told, strict=False)
        )


def opinion(course: CoursePage, chance: Random, helped: str, missing: str) -> CourseFeedback:
    """What somebody may think."""
    return CourseFeedback(
        course=course,
        useful=chance.choices([4, 3, 2, 1], [9, 8, 3, 1])[0],
        clear=chance.choices([4, 3, 2, 1], [11, 7, 2, 1])[0],
        length=chance.choices([2, 3, 1], [12, 4, 2])[0],
        helped=helped,
        missing=missing,
        released_on=timezone.localdate(),
    )
