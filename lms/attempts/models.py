"""Attempts at a quiz. Questions are frozen when the attempt begins; answers are saved as they are given."""

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.quizzes.models import QuizPage
from people.directory.models import User


class AttemptQuerySet(models.QuerySet["Attempt"]):
    """Ways to find attempts."""

    def of(self, user: User) -> Self:
        """The person's own attempts; nobody else sees them."""
        return self.filter(enrolment__learner=user)

    def unfinished(self) -> Self:
        return self.filter(finished_at=None)

    def finished(self) -> Self:
        return self.exclude(finished_at=None)

    def overdue(self, at: datetime) -> Self:
        """Attempts whose time is over, but which nobody has handed in."""
        return self.unfinished().filter(deadline_at__lte=at)


class Attempt(models.Model):
    """One attempt at a quiz; it counts from its start."""

    enrolment = models.ForeignKey("lms.Enrolment", models.CASCADE, related_name="attempts")
    quiz = models.ForeignKey("courses.QuizPage", models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField(_("number"))
    questions = models.JSONField(_("frozen questions"))
    pass_mark = models.PositiveSmallIntegerField(_("pass mark in per cent"))
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    deadline_at = models.DateTimeField(_("ends at the latest"), null=True, blank=True)
    show_answers = models.CharField(
        _("right answers are shown"), max_length=8, choices=QuizPage.ShowAnswers, default=QuizPage.ShowAnswers.AT_ONCE
    )
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    ended_by_time = models.BooleanField(_("ended when the time was over"), default=False)
    percent = models.PositiveSmallIntegerField(_("score in per cent"), null=True, blank=True)
    passed = models.BooleanField(_("passed"), null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["enrolment", "quiz", "number"]
        constraints = [
            models.UniqueConstraint(name="lms_attempt_number", fields=["enrolment", "quiz", "number"]),
            models.UniqueConstraint(
                name="lms_attempt_one_running", fields=["enrolment", "quiz"], condition=Q(finished_at=None)
            ),
        ]

    class PersonalData:
        holds = True
        subject = "enrolment__learner"
        purpose = _("Feedback on the quiz")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("12 months after completion")

    def __str__(self) -> str:
        return f"{self.quiz_id}, {self.number}"

    def given(self) -> dict[int, list[int | str]]:
        """The answers by question, as far as questions were answered."""
        return dict(self.given_answers.values_list("question", "choices"))

    def is_over(self, at: datetime) -> bool:
        """Whether the time for this attempt has run out."""
        return self.deadline_at is not None and self.deadline_at <= at

    @property
    def stands_at_once(self) -> bool:
        """Whether an answer stands as soon as it is given, because the feedback shows what is right."""
        return self.show_answers == QuizPage.ShowAnswers.AT_ONCE

    @property
    def lasts_today(self) -> bool:
        """Whether the time of day alone says when the attempt ends."""
        return self.deadline_at is not None and timezone.localdate(self.deadline_at) == timezone.localdate()

    @property
    def tells_answers(self) -> bool:
        """Whether the person may see now which answers were right."""
        return self.show_answers != QuizPage.ShowAnswers.NEVER


class GivenAnswer(models.Model):
    """What the person answered to one question of an attempt."""

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="given_answers")
    question = models.PositiveBigIntegerField(_("question"))
    choices = models.JSONField(_("chosen answers"), default=list)  # ids of answers, or words
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("given answer")
        verbose_name_plural = _("given answers")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="lms_given_answer_once", fields=["attempt", "question"])]

    class PersonalData:
        holds = True
        subject = "attempt__enrolment__learner"
        purpose = _("Feedback on the quiz")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("12 months after completion")

    def __str__(self) -> str:
        return f"{self.attempt_id}, {self.question}"


class AccommodationQuerySet(models.QuerySet["Accommodation"]):
    """Ways to find accommodations."""

    def current(self, on: date) -> Self:
        """Those in force on that day."""
        return self.not_over(on).filter(starts_on__lte=on)

    def not_over(self, on: date) -> Self:
        """Those in force on that day or later."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on))


class Accommodation(models.Model):
    """More time or more attempts at tests for one person, to even out a disadvantage; without a word about reasons."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="accommodations", verbose_name=_("person")
    )
    extra_time = models.PositiveSmallIntegerField(
        _("more time in per cent"), default=0, validators=[MaxValueValidator(300)]
    )
    extra_attempts = models.PositiveSmallIntegerField(_("more attempts"), default=0, validators=[MaxValueValidator(20)])
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("granted by")
    )
    granted_at = models.DateTimeField(_("granted at"), auto_now_add=True)

    objects = AccommodationQuerySet.as_manager()

    class Meta:
        verbose_name = _("accommodation")
        verbose_name_plural = _("accommodations")
        ordering = ["learner", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="lms_accommodation_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            )
        ]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Evening out disadvantages in tests")
        basis = "§ 15 LDSG BW, § 164 (4) SGB IX"
        roles = _("the person; HR development")
        keep = _("until a year after it ended")

    def __str__(self) -> str:
        return f"{self.learner_id}, {self.starts_on:%Y-%m-%d}"
