"""Courses on their way: packages that were made, packages that were brought, and where a course came from."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.directory.models import User


class Licence(models.TextChoices):
    """Under which conditions others may use a course."""

    AGREED = "agreed", _("As agreed between the administrations")
    BY = "cc-by-4.0", _("CC BY 4.0: free to use, naming the author")
    BY_SA = "cc-by-sa-4.0", _("CC BY-SA 4.0: the same, and whoever changes it passes it on alike")
    ZERO = "cc0-1.0", _("CC0 1.0: free to use without conditions")


def licence_in_short(licence: str) -> str:
    """The licence as a reader finds it beside a course."""
    if licence not in Licence:
        return licence
    return str(Licence(licence).label).split(":")[0]


class OwnQuerySet(models.QuerySet):
    """Ways to find packages."""

    def of(self, user: User) -> Self:
        """What the person made or brought; nobody else sees it."""
        return self.filter(by=user)


class CourseExport(models.Model):
    """A course as a package, to be fetched for a week."""

    class State(models.TextChoices):
        PACKING = "packing", _("Being packed")
        DONE = "done", _("Ready to be saved")
        FAILED = "failed", _("Failed")

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="course_exports", verbose_name=_("packed by")
    )
    course = models.ForeignKey("courses.CoursePage", models.CASCADE, related_name="exports", verbose_name=_("course"))
    drafts = models.BooleanField(_("with what is not online yet"), default=False)
    authors = models.CharField(_("published by"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.AGREED)
    file = models.FileField(_("file"), upload_to="course-packages", blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PACKING)
    left_out = models.JSONField(_("does not come along"), default=list)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("course as a package")
        verbose_name_plural = _("courses as packages")
        ordering = ["-made_at", "-pk"]

    class PersonalData:
        holds = True
        subject = "by"
        purpose = _("Handing a course to another administration")
        basis = "§ 15 LDSG BW"
        roles = _("only who packed it")
        keep = _("seven days")

    def __str__(self) -> str:
        return str(self.course)


class CourseImport(models.Model):
    """A package on its way into the catalogue: looked at first, then taken as a draft."""

    class State(models.TextChoices):
        CHECKING = "checking", _("Being read")
        CHECKED = "checked", _("Read, nothing taken yet")
        RUNNING = "running", _("Being taken into the catalogue")
        DONE = "done", _("In the catalogue as a draft")
        DISCARDED = "discarded", _("Discarded")
        FAILED = "failed", _("Failed")

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="course_imports", verbose_name=_("brought by")
    )
    file_name = models.CharField(_("file name"), max_length=200)
    file = models.FileField(_("file"), upload_to="course-packages", blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CHECKING)
    report = models.JSONField(_("report"), default=dict)
    title = models.CharField(_("title of the new course"), max_length=200, blank=True)
    topic = models.ForeignKey(
        "courses.Topic", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    course = models.ForeignKey(
        "courses.CoursePage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("course")
    )
    brought_at = models.DateTimeField(_("brought at"), auto_now_add=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of a course")
        verbose_name_plural = _("imports of courses")
        ordering = ["-brought_at", "-pk"]

    class PersonalData:
        holds = True
        subject = "by"
        purpose = _("Looking at a course from another administration before it is taken into the catalogue")
        basis = "§ 15 LDSG BW"
        roles = _("only who brought it")
        keep = _("seven days")

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_at_work(self) -> bool:
        """Whether a worker has it."""
        return self.state in {self.State.CHECKING, self.State.RUNNING}

    @property
    def troubles(self) -> list[str]:
        """What stops it."""
        return self.report.get("troubles", [])

    @property
    def can_be_taken(self) -> bool:
        return self.state == self.State.CHECKED and not self.troubles

    @property
    def can_be_discarded(self) -> bool:
        return self.state in {self.State.CHECKED, self.State.FAILED}


class CourseOrigin(models.Model):
    """Where a course came from and under which conditions; readers find it beside the course."""

    course = models.OneToOneField("courses.CoursePage", models.CASCADE, related_name="origin", verbose_name=_("course"))
    platform = models.CharField(_("comes from"), max_length=200)
    authors = models.CharField(_("published by"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    taken_at = models.DateTimeField(_("taken at"), auto_now_add=True)

    class Meta:
        verbose_name = _("origin of a course")
        verbose_name_plural = _("origins of courses")

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return f"{self.course_id}: {self.platform}"

    def facts(self) -> dict[str, Any]:
        """What is said about it beside the course."""
        return {"source": self.authors or self.platform, "licence": licence_in_short(self.licence)}
