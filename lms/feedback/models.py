"""Answers that belong to nobody, and who has answered. Nothing leads from one to the other."""

import uuid
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import CoursePage
from lms.enrolments.models import Enrolment


class Agreement(models.IntegerChoices):
    """How far a sentence is true."""

    FULLY = 4, _("fully true")
    RATHER = 3, _("rather true")
    RATHER_NOT = 2, _("rather not true")
    NOT = 1, _("not true")


class Length(models.IntegerChoices):
    """How long the course was."""

    SHORT = 1, _("too short")
    RIGHT = 2, _("just right")
    LONG = 3, _("too long")


class FeedbackQuerySet(models.QuerySet["CourseFeedback"]):
    """Ways to find answers."""

    def waiting(self) -> Self:
        """Too few to be shown yet."""
        return self.filter(released_on=None)

    def released(self) -> Self:
        return self.exclude(released_on=None)


class CourseFeedback(models.Model):
    """One answer about a course. It knows no person, and no day before the one on which it was shown with others."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(CoursePage, models.CASCADE, related_name="feedback")
    useful = models.PositiveSmallIntegerField(_("The course helps me in my work."), choices=Agreement)
    clear = models.PositiveSmallIntegerField(_("The course was easy to understand."), choices=Agreement)
    length = models.PositiveSmallIntegerField(_("How long was the course?"), choices=Length)
    helped = models.TextField(_("What helped you most?"), max_length=1000, blank=True)
    missing = models.TextField(_("What should be different?"), max_length=1000, blank=True)
    released_on = models.DateField(_("shown since"), null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback on a course")
        verbose_name_plural = _("feedback on courses")
        ordering = ["pk"]  # by chance, so that no order tells who was first
        indexes = [models.Index(fields=["course", "released_on"], name="lms_feedback_course")]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return str(self.pk)


class FeedbackGiven(models.Model):
    """That the learner of a completed course has answered, so that everybody answers once. Neither what nor when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enrolment = models.OneToOneField(Enrolment, models.CASCADE, related_name="feedback_given")

    class Meta:
        verbose_name = _("feedback was given")
        verbose_name_plural = _("feedback was given")
        ordering = ["pk"]

    class PersonalData:
        holds = True
        subject = "enrolment__learner"
        purpose = _("Everybody answers once")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("12 months after completion")

    def __str__(self) -> str:
        return str(self.enrolment_id)
