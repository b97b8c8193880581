"""Topics of instruction: what has to be covered, on which legal basis, and how long it counts."""

import uuid
from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lms.instruction.validity import last_day
from people.directory.models import Office, User

MONTHS = [MinValueValidator(1), MaxValueValidator(120)]


class TopicQuerySet(models.QuerySet["InstructionTopic"]):
    """Ways to find topics."""

    def in_use(self) -> Self:
        """Topics on which meetings are held today."""
        return self.filter(is_in_use=True)

    def meant_for(self, *offices: Office) -> Self:
        """Topics for the whole city, and those for one of these offices or a branch in which they lie."""
        paths = {path for office in offices for path in office.upwards_paths()}
        of_topic = Office.objects.filter(instruction_topics=OuterRef("pk")).order_by()
        return self.filter(~Exists(of_topic) | Exists(of_topic.filter(path__in=paths)))


class InstructionTopic(models.Model):
    """Something in which people are instructed again and again, such as fire protection."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=150)
    points = models.TextField(_("what is covered"), help_text=_("One point a line. It stands in the minutes as it is."))
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    valid_months = models.PositiveSmallIntegerField(
        _("counts for months"), default=12, validators=MONTHS, help_text=_("§ 4 DGUV regulation 1: at most 12")
    )
    valid_months_minors = models.PositiveSmallIntegerField(
        _("for people under 18, months"), default=6, validators=MONTHS, help_text=_("§ 29 JArbSchG: at most 6")
    )
    course = models.ForeignKey(
        "courses.CoursePage",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="instruction_topics",
        verbose_name=_("counts as completion of"),
    )
    offices = models.ManyToManyField(
        "people.Office", blank=True, related_name="instruction_topics", verbose_name=_("for these offices")
    )
    is_in_use = models.BooleanField(_("in use"), default=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic of instruction")
        verbose_name_plural = _("topics of instruction")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="lms_topic_minors_not_longer", condition=Q(valid_months_minors__lte=models.F("valid_months"))
            )
        ]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("lms:instruction_topic", args=[self.pk])

    def valid_until(self, learner: User, held_on: date) -> date:
        """The last day on which the instruction of that day counts for this person."""
        return last_day(held_on, learner.born_on, months=self.valid_months, minors=self.valid_months_minors)
