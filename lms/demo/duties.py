"""Brings rules of mandatory training to the demo, so that everybody finds something done, open or overdue."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.models import CoursePage
from lms.assignments import services
from lms.assignments.models import Assignment, AssignmentVersion, DutyAudience, Exemption, Extension
from lms.obligations.models import DutyState, DutyStatus
from lms.obligations.services import rebuild
from people.models import User

DORA = "10000004"
Basis, DueKind = AssignmentVersion.Basis, AssignmentVersion.DueKind
REMINDERS = [
    *({"days": days, "to": "person"} for days in (-30, -7, 0, 14)),
    *({"days": days, "to": "supervisor"} for days in (14,)),
]
EVERYBODY = {"everybody": True}


@dataclass(frozen=True)
class Plan:
    """One demo rule; `since` counts days back from today, a rule without it stays a draft."""

    title: str
    course: str
    since: int | None = None
    audience: dict[str, Any] = field(default_factory=lambda: EVERYBODY)
    facts: dict[str, Any] = field(default_factory=dict)


def plans(today: date, at_desks: int) -> Iterator[Plan]:
    """Rules as a city has them."""
    renewed = {"basis": Basis.PREVIOUS_EXPIRY, "months": 24, "window_months": 3, "grace_days": 14}
    yield Plan(
        *("Datenschutz für alle Beschäftigten", "datenschutz-grundlagen", 70, EVERYBODY),
        facts=renewed | {"due_days": 90, "legal_basis": "Art. 39 Abs. 1 Buchst. b DSGVO"},
    )
    yield Plan(
        *("Datenschutz im Bürgerkontakt", "datenschutz-grundlagen", 200, {"office": "34"}),
        facts=renewed | {"due_days": 60, "legal_basis": "Dienstanweisung Datenschutz, Nr. 7"},
    )
    yield Plan(
        *("Informationssicherheit am Arbeitsplatz", "informationssicherheit", 20, {"audience": at_desks}),
        facts={
            "due_days": 45,
            "basis": Basis.ANCHOR,
            "months": 12,
            "anchor_month": 3,
            "anchor_day": 1,
            "newcomer_months": 3,
            "grace_days": 7,
            "legal_basis": "Leitlinie zur Informationssicherheit, Nr. 5",
        },
    )
    yield Plan(
        *("KI-Kompetenz", "ki-in-der-verwaltung", 90, EVERYBODY),
        facts={
            "due_kind": DueKind.FIXED,
            "due_on": today + timedelta(days=12),
            "due_days": 60,
            "legal_basis": "Art. 4 KI-VO",
        },
    )
    yield Plan(
        *("Barrierefreie Dokumente im Bürgerkontakt", "barrierefreie-dokumente", 40, {"office": "34"}),
        facts={"due_days": 34, "legal_basis": "§ 3 L-BGG, BITV 2.0"},
    )
    yield Plan(
        *("Ankommen im Stadtcampus", "stadtcampus-kennenlernen", 25),
        audience={"entered_from": f"{today.year - 8}-01-01"},
        facts={"due_kind": DueKind.ENTRY, "due_days": 60, "grace_days": 14},
    )
    yield Plan(
        *("Abläufe aufnehmen, für Führungskräfte", "prozesse-aufnehmen", 60, {"supervises": True}),
        facts={"due_days": 120, "note": "Vereinbart im Führungskreis."},
    )
    yield Plan(
        *("E-Akte im Tiefbauamt", "e-akte-einstieg", None),
        audience={"all": [{"office": "66"}, {"not": {"hazard": "Arbeiten im Freien"}}]},
        facts={"due_days": 90},
    )


@transaction.atomic
def load() -> None:
    """All rules, once; then everybody's duties and a few decisions."""
    dora = User.objects.filter(personnel_number=DORA).first()
    if dora is None or Assignment.objects.exists():
        return
    at_desks = DutyAudience.objects.create(name="Arbeit am Bildschirm", expression={"hazard": "Bildschirmarbeit"})
    today = timezone.localdate()
    courses = {page.slug: page for page in CoursePage.objects.live().originals()}
    for plan in plans(today, at_desks.pk):
        if plan.course in courses:
            write(plan, courses[plan.course], today, dora)
    rebuild(is_guarded=False)
    decide(dora, today)


def write(plan: Plan, course: CoursePage, today: date, dora: User) -> None:
    """A draft, released as if it had been some time ago."""
    targets = [{"kind": "course", "id": course.pk}]
    reminders = REMINDERS if plan.since is not None else []
    version = services.draft(
        title=plan.title, by=dora, audience=plan.audience, targets=targets, reminders=reminders, **plan.facts
    )
    if plan.since is not None:
        services.release(version=version, in_force_from=today - timedelta(days=plan.since), by=dora)


def decide(dora: User, today: date) -> None:
    """Somebody is exempt, somebody asks for more time, somebody got it."""
    pressing = DutyStatus.objects.filter(state__in=(DutyState.OVERDUE, DutyState.OPEN), due_on__isnull=False)
    chosen = list(
        pressing.exclude(user__personnel_number__lt="10000100").select_related("user", "assignment").order_by("pk")[:40]
    )
    for exempt in chosen[:1]:
        services.grant_exemption(
            person=exempt.user, assignment=exempt.assignment, starts_on=today, by=dora,
            ends_on=today + timedelta(days=180), reason=Exemption.Reason.OTHER_WORK,
        )  # fmt: skip
    for number, duty in enumerate(chosen[10:40:10]):
        due_on = duty.due_on or today
        wish = services.ask_extension(
            person=duty.user, assignment=duty.assignment, what=duty.what, cycle=duty.cycle, due_on=due_on,
            new_due_on=max(due_on, today) + timedelta(days=28), by=duty.user,
            reason=Extension.Reason.WORKLOAD, note="Die Haushaltsplanung lässt gerade keine Zeit.",
        )  # fmt: skip
        if number == 2:
            services.decide_extension(extension=wish, granted=True, by=dora, note="Gern, bis zu diesem Tag.")
