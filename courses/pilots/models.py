"""Pilots: a course is tried out by chosen offices or people, and exists for nobody else until it is released."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.navigation.memory import remembered
from people.directory.models import User


class PilotQuerySet(models.QuerySet["Pilot"]):
    """Ways to find pilots."""

    def running(self) -> Self:
        """Those about which nobody has decided yet."""
        return self.filter(decided_at=None)

    def with_part(self, user: User) -> Self:
        """Those in which the person takes part, by office or by name."""
        invited = PilotMember.objects.filter(person=user.pk).values("pilot")
        offices = Pilot.offices.through.objects.filter(office__path__in=user.office_paths).values("pilot")
        return self.filter(Q(pk__in=invited) | Q(pk__in=offices))


class Pilot(models.Model):
    """A course is tried out; how that ended is a decision with a name, a day and a reason."""

    class Decision(models.TextChoices):
        RELEASED = "released", _("Released")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    course = models.ForeignKey("courses.CoursePage", models.CASCADE, related_name="pilots", verbose_name=_("course"))
    offices = models.ManyToManyField("people.Office", blank=True, related_name="+", verbose_name=_("offices"))
    question = models.CharField(_("what we would like to know"), max_length=300, blank=True)
    started_at = models.DateTimeField(_("since"), default=timezone.now)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = PilotQuerySet.as_manager()

    class Meta:
        verbose_name = _("pilot")
        verbose_name_plural = _("pilots")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="courses_one_running_pilot", fields=["course"], condition=Q(decided_at=None))
        ]

    class PersonalData:
        holds = True
        subject = "decided_by"
        purpose = _("Who decided about the release of a course, when and why")
        basis = "§ 15 LDSG BW"
        roles = _("authors and editors")
        keep = _("as long as the course")

    def __str__(self) -> str:
        return f"{self.course_id}, {self.started_at:%Y-%m-%d}"


class PilotMember(models.Model):
    """Somebody who was asked by name to try the course out."""

    pilot = models.ForeignKey(Pilot, models.CASCADE, related_name="members", verbose_name=_("pilot"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person"))

    class Meta:
        verbose_name = _("participant of a pilot")
        verbose_name_plural = _("participants of pilots")
        ordering = ["pilot", "pk"]
        constraints = [models.UniqueConstraint(name="courses_pilot_member_once", fields=["pilot", "person"])]

    class PersonalData:
        holds = True
        subject = "person"
        purpose = _("Showing the course to those who try it out")
        basis = "§ 15 LDSG BW"
        roles = _("authors and editors")
        keep = _("until the decision about the pilot")

    def __str__(self) -> str:
        return f"{self.pilot_id}, {self.person_id}"


class PilotFeedback(models.Model):
    """What a participant thinks of the course; authors and editors read it without the name."""

    class Verdict(models.TextChoices):
        READY = "ready", _("Ready for everybody")
        NEARLY = "nearly", _("Ready after a few changes")
        NOT_YET = "not_yet", _("Not ready yet")

    pilot = models.ForeignKey(Pilot, models.CASCADE, related_name="feedback", verbose_name=_("pilot"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("author"))
    verdict = models.CharField(_("Your judgement"), max_length=8, choices=Verdict)
    good = models.TextField(_("What is good?"), max_length=1000, blank=True)
    better = models.TextField(_("What should be better?"), max_length=1000, blank=True)
    given_at = models.DateTimeField(_("given at"), auto_now=True)

    class Meta:
        verbose_name = _("feedback on a pilot")
        verbose_name_plural = _("feedback on pilots")
        ordering = ["pilot", "-given_at"]
        constraints = [models.UniqueConstraint(name="courses_pilot_feedback_once", fields=["pilot", "author"])]

    class PersonalData:
        holds = True
        subject = "author"
        purpose = _("Making the course better before everybody takes it")
        basis = "§ 15 LDSG BW"
        roles = _("authors and editors, without the name")
        keep = _("until a year after the decision")

    def __str__(self) -> str:
        return f"{self.pilot_id}: {self.get_verdict_display()}"


def courses_tried_by(user: User) -> list[int]:
    """The courses (by id) which the person tries out; pilots are few and remembered, so that this asks nothing."""
    return [
        course
        for course, paths, people in remembered("pilots", _running)
        if user.pk in people or not set(user.office_paths).isdisjoint(paths)
    ]


def _running() -> list[tuple[int, list[str], list[int]]]:
    """Running pilots with the offices and people who take part."""
    return [
        (
            pilot.course_id,
            [office.path for office in pilot.offices.all()],
            [member.person_id for member in pilot.members.all()],
        )
        for pilot in Pilot.objects.running().prefetch_related("offices", "members")
    ]
