"""Versions of courses: what belonged to each, what changed with it, and which completions count no more."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ChangeKind(models.TextChoices):
    """What a change means to people who learn."""

    EDITORIAL = "editorial", _("Editorial")
    SUBSTANTIAL = "substantial", _("Substantial")
    AGAIN = "again", _("Must be taken again")


class CourseVersionQuerySet(models.QuerySet["CourseVersion"]):
    """Ways to find versions."""

    def newest_of(self, course: models.Model) -> "CourseVersion | None":
        """The version people begin today."""
        return self.filter(course=course.pk).order_by("-number").first()

    def begun(self, course: models.Model) -> bool:
        """Whether somebody has begun the course, in whatever version."""
        return self.filter(course=course.pk, begun_at__isnull=False).exists()


class CourseVersion(models.Model):
    """A version of a course. Once somebody has begun it, its steps are fixed; until then they are those online."""

    course = models.ForeignKey("courses.CoursePage", models.CASCADE, related_name="versions", verbose_name=_("course"))
    number = models.PositiveIntegerField(_("number"))
    opened_at = models.DateTimeField(_("open since"), default=timezone.now)
    begun_at = models.DateTimeField(_("first begun at"), null=True, blank=True)
    everybody_moves = models.BooleanField(_("whoever is in the middle moves over"), default=False)

    objects = CourseVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a course")
        verbose_name_plural = _("versions of courses")
        ordering = ["course", "-number"]
        constraints = [models.UniqueConstraint(name="courses_version_once", fields=["course", "number"])]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return f"{self.course_id}, {self.number}"


class VersionStep(models.Model):
    """A lesson or quiz of a version, as it was read then; without revision it is the page as it stands."""

    version = models.ForeignKey(CourseVersion, models.CASCADE, related_name="steps", verbose_name=_("version"))
    page = models.ForeignKey("wagtailcore.Page", models.PROTECT, related_name="+", verbose_name=_("page"))
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.PROTECT, null=True, related_name="+", verbose_name=_("revision")
    )
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("step of a version")
        verbose_name_plural = _("steps of versions")
        ordering = ["version", "position"]
        constraints = [models.UniqueConstraint(name="courses_version_step_once", fields=["version", "page"])]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return f"{self.version}, {self.position}"


class Change(models.Model):
    """What was changed with a version, in words for those who learn; without page it is about the steps themselves."""

    version = models.ForeignKey(CourseVersion, models.CASCADE, related_name="changes", verbose_name=_("version"))
    page = models.ForeignKey("wagtailcore.Page", models.SET_NULL, null=True, related_name="+", verbose_name=_("page"))
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, related_name="+", verbose_name=_("revision")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ChangeKind)
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("changed at"), default=timezone.now)

    class Meta:
        verbose_name = _("change of a course")
        verbose_name_plural = _("changes of courses")
        ordering = ["-made_at", "-pk"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return f"{self.version}: {self.get_kind_display()}"


class RetakeQuerySet(models.QuerySet["Retake"]):
    """Ways to find what must be taken again."""

    def in_force(self) -> Self:
        return self.filter(withdrawn_at=None)


class Retake(models.Model):
    """A course has to be taken again: completions it hits count until a day. They themselves are never changed."""

    course = models.ForeignKey("courses.CoursePage", models.CASCADE, related_name="retakes", verbose_name=_("course"))
    below_version = models.PositiveIntegerField(_("hits versions before"), null=True, blank=True)
    completed_before = models.DateField(_("hits completions before"), null=True, blank=True)
    counts_until = models.DateField(_("these count until"))
    reason = models.CharField(_("reason"), max_length=300)
    demanded_at = models.DateTimeField(_("demanded at"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = RetakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("demand to take a course again")
        verbose_name_plural = _("demands to take courses again")
        ordering = ["-demanded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="courses_retake_hits_something",
                condition=Q(below_version__isnull=False) | Q(completed_before__isnull=False),
            )
        ]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return f"{self.course_id}: {self.reason}"

    def hits(self, *, course: int, version: int, completed_on: date) -> bool:
        """Whether it is about a completion of that version and day."""
        is_old = self.below_version is None or version < self.below_version
        is_early = self.completed_before is None or completed_on < self.completed_before
        return course == self.course_id and is_old and is_early

    def hit(self, path: str = "") -> Q:
        """The same as a filter on completions."""
        met: dict[str, object] = {"course": self.course_id}
        if self.below_version is not None:
            met["course_version__lt"] = self.below_version
        if self.completed_before is not None:
            met["completed_on__lt"] = self.completed_before
        return Q(**{f"{path}{name}": value for name, value in met.items()})
