"""Courses that come before a course."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable


class CourseRequirement(Orderable):
    """A course one should have, or must have, completed before another one."""

    class Kind(models.TextChoices):
        RECOMMENDED = "recommended", _("Recommended")
        REQUIRED = "required", _("Required")

    course = ParentalKey("courses.CoursePage", on_delete=models.CASCADE, related_name="requirements")
    before = models.ForeignKey(
        "courses.CoursePage", models.CASCADE, related_name="leads_to", verbose_name=_("course before")
    )
    kind = models.CharField(_("how much it matters"), max_length=11, choices=Kind, default=Kind.RECOMMENDED)

    panels = [PageChooserPanel("before", "courses.CoursePage"), FieldPanel("kind")]

    class Meta(Orderable.Meta):
        verbose_name = _("course before")
        verbose_name_plural = _("courses before")
        constraints = [models.UniqueConstraint(name="courses_requirement_once", fields=["course", "before"])]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return f"{self.before_id}, {self.get_kind_display()}"

    @property
    def is_required(self) -> bool:
        """Whether the course cannot be started without it."""
        return self.kind == self.Kind.REQUIRED
