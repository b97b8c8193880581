"""Bookings, seats and attendance. What happened is append-only; the seats taken now follow from it."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.attendance.machine import ACTIVE, SEATED, Kind
from lms.evidence import Evidence, EvidenceQuerySet
from people.directory.models import User


class BookingStepQuerySet(EvidenceQuerySet["BookingStep"]):
    """Ways to find out who stands where."""

    def of(self, user: User) -> Self:
        """What the person wished and what became of it."""
        return self.filter(learner=user)

    def newest(self) -> Self:
        """The last step of everybody in every session: where they stand now."""
        later = BookingStep.objects.filter(
            session=OuterRef("session"), learner=OuterRef("learner"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(later.order_by()))

    def active(self) -> Self:
        """People who have a seat, are offered one, wait for one or for approval."""
        return self.newest().filter(kind__in=ACTIVE)

    def seated(self) -> Self:
        """People who have a seat or are offered one."""
        return self.newest().filter(kind__in=SEATED)

    def waiting(self) -> Self:
        """The waiting list, in order."""
        return self.newest().filter(kind=Kind.WAITING).order_by("pk")

    def requested(self) -> Self:
        """What waits for a supervisor's approval, the oldest first."""
        return self.newest().filter(kind=Kind.REQUESTED).order_by("pk")


class BookingStep(Evidence):
    """One step of somebody's booking in a session; it is written once, the last one counts."""

    session = models.ForeignKey("courses.Session", models.PROTECT, related_name="steps")
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="booking_steps")
    kind = models.CharField(_("step"), max_length=10, choices=Kind)
    at = models.DateTimeField(_("at"), default=timezone.now)
    held_until = models.DateTimeField(_("offered until"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = BookingStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a booking")
        verbose_name_plural = _("steps of bookings")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["session", "learner", "-id"], name="lms_step_latest"),
            models.Index(fields=["learner", "-id"], name="lms_step_mine"),
        ]
        constraints = [
            models.CheckConstraint(
                name="lms_step_offers_are_held",
                condition=Q(kind=Kind.OFFERED, held_until__isnull=False) | ~Q(kind=Kind.OFFERED),
            )
        ]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Booking seats in sessions, in order")
        basis = "§ 15 LDSG BW"
        roles = _("the person; trainers and HR see who has a seat; the supervisor sees requests for approval")
        keep = _("12 months after the session")

    def __str__(self) -> str:
        return f"{self.session_id}, {self.get_kind_display()}"

    @property
    def is_active(self) -> bool:
        return self.kind in ACTIVE


class Seat(models.Model):
    """A seat that is taken now; the database gives each number of a session once, so there are never too many."""

    session = models.ForeignKey("courses.Session", models.CASCADE, related_name="seats_taken")
    number = models.PositiveSmallIntegerField(_("number"))
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="seats")
    held_until = models.DateTimeField(_("offered until"), null=True, blank=True)  # empty: booked

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["session", "number"]
        indexes = [models.Index(fields=["held_until"], name="lms_seat_offers")]
        constraints = [
            models.UniqueConstraint(name="lms_seat_once", fields=["session", "number"]),
            models.UniqueConstraint(name="lms_seat_one_each", fields=["session", "learner"]),
            models.CheckConstraint(name="lms_seat_counts_from_one", condition=Q(number__gte=1)),
        ]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Booking seats in sessions, in order")
        basis = "§ 15 LDSG BW"
        roles = _("the person; trainers and HR see who has a seat")
        keep = _("12 months after the session")

    def __str__(self) -> str:
        return f"{self.session_id}: {self.number}"


class MarkQuerySet(EvidenceQuerySet["AttendanceMark"]):
    """Ways to find what trainers ticked."""

    def newest(self) -> Self:
        """The last mark of everybody in every session."""
        later = AttendanceMark.objects.filter(
            session=OuterRef("session"), learner=OuterRef("learner"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(later.order_by()))

    def present(self) -> Self:
        """Whoever is ticked as present now."""
        return self.newest().filter(is_present=True)


class AttendanceMark(Evidence):
    """A trainer ticked somebody as present, or took it back; the last mark counts."""

    session = models.ForeignKey("courses.Session", models.PROTECT, related_name="marks")
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="attendance_marks")
    is_present = models.BooleanField(_("present"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = MarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("mark of attendance")
        verbose_name_plural = _("marks of attendance")
        ordering = ["pk"]
        indexes = [models.Index(fields=["session", "learner", "-id"], name="lms_mark_latest")]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Recording who attended a session")
        basis = "§ 15 LDSG BW"
        roles = _("the person; trainers of the session; HR")
        keep = _("12 months after the session")

    def __str__(self) -> str:
        return f"{self.session_id}, {self.at:%Y-%m-%d}"


class Attendance(Evidence):
    """Somebody attended a session: confirmed once when the list was closed, with the completion if it brought one."""

    session = models.ForeignKey("courses.Session", models.PROTECT, related_name="attendances")
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="attendances")
    at = models.DateTimeField(_("confirmed at"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    completion = models.OneToOneField(
        "lms.Completion", models.PROTECT, null=True, blank=True, related_name="attendance"
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="lms_attendance_once", fields=["session", "learner"])]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Proof of training")
        basis = "§ 12 ArbSchG, § 15 LDSG BW, Art. 4 KI-VO"
        roles = _("the person; trainers of the session; HR")
        keep = _("as long as the completion it brought, otherwise three years")

    def __str__(self) -> str:
        return f"{self.session_id}, {self.at:%Y-%m-%d}"


class CalendarFeed(models.Model):
    """The private calendar of a person: its secret address carries this key; a new key makes the old address dead."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        verbose_name = _("private calendar")
        verbose_name_plural = _("private calendars")

    class PersonalData:
        holds = True
        subject = "owner"
        purpose = _("Own sessions in one's calendar")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("until the person ends it or leaves")

    def __str__(self) -> str:
        return f"{self.owner_id}"
