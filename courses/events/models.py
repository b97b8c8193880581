"""Sessions: when and where a course takes place with other people, who runs it and how many may come."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import CoursePage
from people.directory.models import User


class SessionQuerySet(models.QuerySet["Session"]):
    """Ways to find sessions."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Sessions of the courses the person may see: for whom a course is meant, its sessions are meant."""
        return self.filter(course__in=CoursePage.objects.visible_to(user).values("pk"))

    def standing(self) -> Self:
        """Sessions that were not called off."""
        return self.filter(called_off_at=None)

    def to_come(self, at: datetime | None = None) -> Self:
        """Sessions that begin after that moment, now if none is given."""
        return self.standing().filter(starts_at__gt=at or timezone.now())

    def without_date(self) -> Self:
        """Sessions that wait for a date: people put themselves on the list until there is one."""
        return self.standing().filter(starts_at=None)

    def over(self, at: datetime | None = None) -> Self:
        """Sessions whose last day has ended, the latest first."""
        return self.filter(ends_at__lte=at or timezone.now()).order_by("-starts_at", "-pk")

    def run_by(self, user: User) -> Self:
        """Sessions with this trainer."""
        return self.filter(trainers=user)

    def locked(self) -> Self:
        """For a change: everybody else who books, cancels or plans here waits until it is done."""
        return self.select_for_update(of=("self",)).select_related("course")

    def for_lists(self) -> Self:
        """With everything a list of sessions shows."""
        return self.select_related("course__topic").prefetch_related("dates", "trainers")


class Session(models.Model):
    """One occasion of a course, on one or several days; without dates it is a list of people who would come."""

    class Language(models.TextChoices):
        GERMAN = "de", _("German")
        ENGLISH = "en", _("English")
        EASY = "de-simple", _("Easy German")
        SIGNED = "dgs", _("German Sign Language")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey("courses.CoursePage", models.PROTECT, related_name="sessions", verbose_name=_("course"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    online_link = models.URLField(
        _("link of the video conference"), max_length=500, blank=True, help_text=_("Only people with a seat see it.")
    )
    trainers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="sessions_run", verbose_name=_("trainers")
    )
    language = models.CharField(_("language"), max_length=10, choices=Language, default=Language.GERMAN)
    notes = models.TextField(
        _("good to know"), max_length=2000, blank=True, help_text=_("What to bring, how to get there, accessibility")
    )
    capacity = models.PositiveSmallIntegerField(
        _("seats"), default=12, validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    opens_at = models.DateTimeField(_("registration from"), null=True, blank=True)
    closes_at = models.DateTimeField(_("registration until"), null=True, blank=True)
    cancel_until = models.DateTimeField(_("cancelling until"), null=True, blank=True)
    needs_approval = models.BooleanField(_("the supervisor approves bookings"), default=False)
    has_waiting_list = models.BooleanField(_("with a waiting list"), default=True)
    hold_hours = models.PositiveSmallIntegerField(
        _("hours to accept a seat from the waiting list"),
        default=48,
        validators=[MinValueValidator(1), MaxValueValidator(720)],
    )
    completes_course = models.BooleanField(_("attending completes the course"), default=False)
    starts_at = models.DateTimeField(_("begins"), null=True, editable=False)  # of the first date
    ends_at = models.DateTimeField(_("ends"), null=True, editable=False)  # of the last date
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)  # grows when dates or place change
    called_off_at = models.DateTimeField(_("called off at"), null=True, editable=False)
    called_off_reason = models.CharField(_("reason"), max_length=200, blank=True, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session of a course")
        verbose_name_plural = _("sessions of courses")
        ordering = [F("starts_at").asc(nulls_last=True), "pk"]
        indexes = [
            models.Index(fields=["starts_at"], name="courses_session_start"),
            models.Index(fields=["course", "starts_at"], name="courses_session_course"),
        ]
        constraints = [
            models.CheckConstraint(name="courses_session_has_seats", condition=Q(capacity__gte=1)),
            models.CheckConstraint(
                name="courses_session_ends_after_start",
                condition=Q(starts_at=None, ends_at=None) | Q(ends_at__gt=F("starts_at")),
            ),
        ]

    class PersonalData:
        holds = True
        subject = "trainers"
        purpose = _("Planning and running sessions")
        basis = "§ 15 LDSG BW"
        roles = _("all staff for whom the course is meant see who runs a session")
        keep = _("as long as the course")

    def __str__(self) -> str:
        day = f"{timezone.localtime(self.starts_at):%d.%m.%Y}" if self.starts_at else _("date to follow")
        return f"{self.course.title}, {day}"

    def get_absolute_url(self) -> str:
        return reverse("lms:session", args=[self.pk])

    @property
    def has_date(self) -> bool:
        return self.starts_at is not None

    @property
    def is_online(self) -> bool:
        return bool(self.online_link)

    @property
    def is_called_off(self) -> bool:
        return self.called_off_at is not None

    def has_begun(self, at: datetime) -> bool:
        return self.starts_at is not None and self.starts_at <= at

    def is_over(self, at: datetime) -> bool:
        return self.ends_at is not None and self.ends_at <= at

    @property
    def last_booking_at(self) -> datetime | None:
        """Until when people book: to the end of registration, at most until it begins; None while nobody knows."""
        return min(filter(None, [self.closes_at, self.starts_at]), default=None)

    @property
    def last_cancelling_at(self) -> datetime | None:
        """Until when people give a seat back by themselves, at most until it begins."""
        return min(filter(None, [self.cancel_until, self.starts_at]), default=None)

    def takes_bookings(self, at: datetime) -> bool:
        """Whether registration is open at that moment."""
        return not self.is_called_off and not self.is_closed(at) and (self.opens_at is None or self.opens_at <= at)

    def is_closed(self, at: datetime) -> bool:
        """Whether registration is over, or the session has begun."""
        return self.last_booking_at is not None and self.last_booking_at <= at

    def may_still_cancel(self, at: datetime) -> bool:
        """Whether people give a seat back by themselves."""
        return self.last_cancelling_at is None or at < self.last_cancelling_at


class SessionDate(models.Model):
    """One stretch of time of a session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="dates")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))

    class Meta:
        verbose_name = _("date of a session")
        verbose_name_plural = _("dates of sessions")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["starts_at"], name="courses_date_start")]
        constraints = [
            models.CheckConstraint(name="courses_date_ends_after_start", condition=Q(ends_at__gt=F("starts_at")))
        ]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts_at):%d.%m.%Y %H:%M}–{timezone.localtime(self.ends_at):%H:%M}"
