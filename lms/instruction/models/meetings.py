"""Meetings in which people are instructed, and who is expected to come."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.instruction.models.topics import InstructionTopic
from people.directory.models import User
from people.directory.models.users import within
from people.directory.roles import Role


class MeetingQuerySet(models.QuerySet["InstructionMeeting"]):
    """Ways to find meetings."""

    def visible_to(self, user: User) -> Self:
        """Those held by the person, by whom she stands in for, or in their name; HR sees those of its branch."""
        if not user.is_active:
            return self.none()
        principals = [user.pk, *(team.supervisor.pk for team in user.teams)]
        reached = Q(held_by__in=principals) | Q(acting_for__in=principals)
        if not user.holds(Role.HR):
            return self.filter(reached)
        scope = user.scope_of(Role.HR)
        return self if scope is None else self.filter(reached | within(scope, "office"))

    def open(self) -> Self:
        """Meetings in which people still confirm."""
        return self.filter(closed_at=None)

    def closed(self) -> Self:
        return self.exclude(closed_at=None)

    def for_lists(self) -> Self:
        """With `expected` and `confirmed`, how many people were meant to come and how many confirmed."""
        from lms.instruction.models.records import InstructionRecord

        expected = InstructionInvitation.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting")
        records = InstructionRecord.objects.standing().filter(meeting=OuterRef("pk")).order_by().values("meeting")
        return self.select_related("topic", "held_by", "office").annotate(
            expected=Coalesce(Subquery(expected.annotate(number=Count("pk")).values("number")), 0),
            confirmed=Coalesce(Subquery(records.annotate(number=Count("pk")).values("number")), 0),
        )

    def locked(self) -> Self:
        """For a change: whoever else confirms or closes waits until it is done."""
        return self.select_for_update(of=("self",)).select_related("topic", "held_by")


class InstructionMeeting(models.Model):
    """Somebody instructs people on a day in a place; what was covered is fixed when it begins."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    topic = models.ForeignKey(InstructionTopic, models.PROTECT, related_name="meetings", verbose_name=_("topic"))
    title = models.CharField(_("title"), max_length=150)
    points = models.TextField(_("what is covered"))
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=120)
    held_on = models.DateField(_("held on"), default=timezone.localdate)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="instructions_held")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    office = models.ForeignKey("people.Office", models.PROTECT, related_name="+", verbose_name=_("office"))
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("instruction on site")
        verbose_name_plural = _("instructions on site")
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["held_by", "closed_at", "-held_on"], name="lms_instruction_held")]

    class PersonalData:
        holds = True
        subject = "held_by"
        purpose = _("Proof of instruction: who instructed, when, where and in what")
        basis = "§ 12 ArbSchG, § 4 DGUV Vorschrift 1"
        roles = _("who held it, supervisors in whose name it was held and their deputies; HR")
        keep = _("as long as the proof of those who attended")

    def __str__(self) -> str:
        return f"{self.title}, {self.held_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("lms:instruction_meeting", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def points_listed(self) -> list[str]:
        """What was covered, point by point."""
        return [line.strip() for line in self.points.splitlines() if line.strip()]

    @property
    def missing(self) -> models.QuerySet[User]:
        """People who were expected and have not confirmed."""
        from lms.instruction.models.records import InstructionRecord

        came = InstructionRecord.objects.standing().filter(meeting=self, learner=OuterRef("pk"))
        return User.objects.working().filter(~Exists(came.order_by()), instruction_invitations__meeting=self)


class InstructionInvitation(models.Model):
    """Somebody is expected at a meeting."""

    meeting = models.ForeignKey(InstructionMeeting, models.CASCADE, related_name="invitations")
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="instruction_invitations")
    came_along = models.BooleanField(_("was not on the list"), default=False)

    class Meta:
        verbose_name = _("person expected at an instruction")
        verbose_name_plural = _("people expected at instructions")
        ordering = ["meeting", "learner__last_name", "learner__first_name", "pk"]
        constraints = [models.UniqueConstraint(name="lms_instruction_expected_once", fields=["meeting", "learner"])]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Knowing who was expected at an instruction and did not come")
        basis = "§ 12 ArbSchG, § 4 DGUV Vorschrift 1"
        roles = _("the person; whoever holds the instruction")
        keep = _("12 months after the instruction")

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.learner_id}"
