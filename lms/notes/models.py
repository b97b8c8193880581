"""What learners keep for themselves: notes, bookmarks, and where a film was left. Nobody else ever reads any of it."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.enrolments.models import Enrolment
from people.directory.models import User


class OwnQuerySet(models.QuerySet):
    """Ways to find one's own things; there is no way to find anybody else's."""

    def of(self, user: User) -> Self:
        return self.filter(enrolment__learner=user)

    def ended_before(self, moment: object) -> Self:
        """What belongs to courses that were ended and not touched since."""
        over = ~models.Q(enrolment__status=Enrolment.Status.ACTIVE)
        return self.filter(over, enrolment__last_seen_at__lt=moment)


class Note(models.Model):
    """A learner's own words about a lesson, or an answer to a question the lesson asks to think about."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="notes")
    lesson = models.ForeignKey("wagtailcore.Page", models.SET_NULL, null=True, related_name="+")
    lesson_title = models.CharField(_("title of the lesson"), max_length=255)
    block = models.CharField(_("place in the lesson"), max_length=40, blank=True)
    prompt = models.CharField(_("question to think about"), max_length=300, blank=True)
    text = models.TextField(_("note"), max_length=10_000)
    written_at = models.DateTimeField(_("written at"), default=timezone.now)

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-written_at", "-pk"]
        constraints = [models.UniqueConstraint(name="lms_note_once", fields=["enrolment", "lesson", "block"])]

    class PersonalData:
        holds = True
        subject = "enrolment__learner"
        purpose = _("Own notes on what one learns")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("12 months after completion")

    def __str__(self) -> str:
        return self.lesson_title


class Bookmark(models.Model):
    """A place in a lesson somebody wants to find again."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="bookmarks")
    lesson = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+")
    lesson_title = models.CharField(_("title of the lesson"), max_length=255)
    block = models.CharField(_("place in the lesson"), max_length=40, blank=True)
    heading = models.CharField(_("heading"), max_length=255, blank=True)
    set_at = models.DateTimeField(_("set at"), default=timezone.now)

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("bookmark")
        verbose_name_plural = _("bookmarks")
        ordering = ["-set_at", "-pk"]
        constraints = [models.UniqueConstraint(name="lms_bookmark_once", fields=["enrolment", "lesson", "block"])]

    class PersonalData:
        holds = True
        subject = "enrolment__learner"
        purpose = _("Finding places in lessons again")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("12 months after completion")

    def __str__(self) -> str:
        return self.heading or self.lesson_title


class MediaPlace(models.Model):
    """At which second a film or recording was left; gone once it was played to its end."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="media_places")
    lesson = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+")
    block = models.CharField(_("place in the lesson"), max_length=40)
    second = models.PositiveIntegerField(_("second"))

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("place in a film")
        verbose_name_plural = _("places in films")
        constraints = [models.UniqueConstraint(name="lms_media_place_once", fields=["enrolment", "lesson", "block"])]

    class PersonalData:
        holds = True
        subject = "enrolment__learner"
        purpose = _("Going on with a film where one left it")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("until the film was seen to its end, at most 12 months after completion")

    def __str__(self) -> str:
        return f"{self.lesson_id}, {self.second} s"
