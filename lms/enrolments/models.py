"""Enrolments, progress and completions. Evidence is append-only; where somebody stands is derived from it."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import CoursePage
from courses.versions.models import VersionStep
from lms.enrolments.retakes import end_of, still_counts
from lms.evidence import Evidence, EvidenceQuerySet
from people.directory.models import User


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """Ways to find enrolments."""

    def of(self, user: User) -> Self:
        """Only what the person started; nobody else sees it."""
        return self.filter(learner=user)

    def active(self) -> Self:
        return self.filter(status=Enrolment.Status.ACTIVE)

    def place_in(self, course: CoursePage) -> "Enrolment | None":
        """The newest place in the course that was not given up."""
        taken = self.filter(course=course).exclude(status=Enrolment.Status.WITHDRAWN)
        place = taken.select_related("learner").order_by("-pk").first()
        if place:
            place.course = course
        return place

    def locked(self) -> Self:
        """For a change: other devices of the person wait until it is done."""
        return self.select_for_update(of=("self",)).select_related("learner", "course")

    def with_progress(self) -> Self:
        """With `steps_total` and `steps_done`: how many steps the begun version has, and how many are completed."""
        steps = VersionStep.objects.order_by().filter(
            version__course=OuterRef("course"), version__number=OuterRef("course_version")
        )
        done = LessonProgress.objects.filter(
            enrolment=OuterRef("place"), step=OuterRef("page"), completed_at__isnull=False
        )
        behind = steps.annotate(place=OuterRef("pk")).filter(Exists(done))
        return self.annotate(steps_total=_counted(steps, "version"), steps_done=_counted(behind, "version"))


def _counted(rows: models.QuerySet, same: str) -> Coalesce:
    """How many rows a subquery finds, 0 for none; `same` is a field all of them share."""
    return Coalesce(Subquery(rows.values(same).annotate(count=Count("pk")).values("count")), 0)


class Enrolment(models.Model):
    """A person's place in a course, pinned to the version that was live when it began."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("In progress")
        COMPLETED = "completed", _("Completed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="enrolments")
    course = models.ForeignKey("courses.CoursePage", models.PROTECT, related_name="enrolments")
    course_version = models.PositiveIntegerField(_("version of the course"), default=1)
    registration = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    last_step = models.ForeignKey("wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+")
    last_seen_at = models.DateTimeField(_("last worked on"), default=timezone.now)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ["-last_seen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="lms_enrolment_one_active", fields=["learner", "course"], condition=Q(status="active")
            )
        ]
        indexes = [models.Index(fields=["learner", "status", "-last_seen_at"], name="lms_enrolment_mine")]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Going on where one stopped")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("12 months after completion")

    def __str__(self) -> str:
        return f"{self.course_id}, {self.get_status_display()}"


class LessonProgress(models.Model):
    """How far a person got in one lesson or quiz of an enrolment."""

    class Source(models.TextChoices):
        """How a step came to lie behind the person."""

        DONE = "done", _("worked through")
        PRE_CHECK = "pre_check", _("known already, shown in the pre-check")
        NEEDLESS = "needless", _("needless, because its lessons are done")

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="progress")
    step = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+")
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)
    source = models.CharField(_("how it was completed"), max_length=10, choices=Source, default=Source.DONE)
    block = models.CharField(_("last block seen"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("progress in a lesson")
        verbose_name_plural = _("progress in lessons")
        constraints = [models.UniqueConstraint(name="lms_progress_once", fields=["enrolment", "step"])]

    class PersonalData:
        holds = True
        subject = "enrolment__learner"
        purpose = _("Going on where one stopped")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("12 months after completion")

    def __str__(self) -> str:
        return f"{self.enrolment_id}, {self.step_id}"


class CompletionQuerySet(EvidenceQuerySet["Completion"]):
    """Ways to find completions."""

    def of(self, user: User) -> Self:
        """What the person has completed, newest first."""
        return self.filter(learner=user).order_by("-completed_at", "-pk")

    def valid(self, on: date | None = None) -> Self:
        """Completions that count on that day, today if none is given; the last day of validity belongs to it."""
        day = on or timezone.localdate()
        return self.filter(completed_on__lte=day).filter(still_counts(day))


class Completion(Evidence):
    """Somebody completed a course on a day. It is written once and never changed or deleted by normal work."""

    class Source(models.TextChoices):
        SELF = "self", _("In the course")
        TRAINER = "trainer", _("By the trainer")
        IMPORT = "import", _("From the previous system")
        RECOGNITION = "recognition", _("Recognised training")
        ON_SITE = "on_site", _("Instruction on site")

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="completions")
    course = models.ForeignKey("courses.CoursePage", models.PROTECT, related_name="completions")
    enrolment = models.OneToOneField(Enrolment, models.SET_NULL, null=True, blank=True, related_name="completion")
    course_version = models.PositiveIntegerField(_("version of the course"), default=1)
    course_title = models.CharField(_("title of the course"), max_length=255)
    completed_at = models.DateTimeField(_("completed at"))
    completed_on = models.DateField(_("completed on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    score = models.PositiveSmallIntegerField(_("score in per cent"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=12, choices=Source, default=Source.SELF)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = CompletionQuerySet.as_manager()

    class Meta:
        verbose_name = _("completion")
        verbose_name_plural = _("completions")
        ordering = ["-completed_at", "-pk"]
        indexes = [
            models.Index(fields=["course", "learner", "-completed_on"], name="lms_completion_course"),
            # Figures of the whole city are counted from this index alone.
            models.Index(fields=["learner", "valid_until", "completed_on", "course"], name="lms_completion_counted"),
        ]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Proof of training")
        basis = "§ 12 ArbSchG, § 15 LDSG BW, Art. 4 KI-VO"
        roles = _("the person; HR where the duty requires proof; the supervisor sees done, open or overdue")
        keep = _("three years after the proof expires, then pseudonymised")

    def __str__(self) -> str:
        return f"{self.course_title}, {self.completed_on:%Y-%m-%d}"

    @property
    def counts_until(self) -> date | None:
        """The last day on which it counts, also where the course must be taken again; None: without end."""
        return end_of(self)

    @property
    def counts(self) -> bool:
        """Whether it counts today; the last day belongs to it."""
        return self.counts_until is None or self.counts_until >= timezone.localdate()
