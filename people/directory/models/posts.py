"""Posts: who worked where, from when to when."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from people.directory.models.groups import StaffGroup


class PostQuerySet(models.QuerySet["Post"]):
    """Ways to find posts."""

    def current(self, on: date | None = None) -> "PostQuerySet":
        """Posts held on that day, today if none is given."""
        day = on or timezone.localdate()
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=day)).filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def main(self) -> "PostQuerySet":
        """The post that counts in figures when a person holds several."""
        return self.filter(is_main=True)

    def weightiest_first(self) -> "PostQuerySet":
        """The post that says where somebody belongs comes first: the main one, of several the latest."""
        return self.order_by("-is_main", F("starts_on").desc(nulls_last=True), "-pk")

    def led_by(self, *supervisors: object) -> "PostQuerySet":
        """Posts of working people that report to one of these supervisors (people or their ids)."""
        return self.filter(supervisor__in=supervisors, user__is_active=True)

    def in_group(self, group: "StaffGroup") -> "PostQuerySet":
        """Posts whose holders belong to the group."""
        if group.kind == group.Kind.ATTRIBUTE:
            entry = Cast(KeyTextTransform(group.heading, "attributes"), models.TextField())  # else SQLite expects JSON
            return self.annotate(entry=entry).filter(entry=group.value)
        return self.filter(**{"job" if group.kind == group.Kind.JOB else "hazard_group": group.value})


class Post(models.Model):
    """A person's place in an office for a time; the days of beginning and end belong to it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="posts", verbose_name=_("person"))
    office = models.ForeignKey("people.Office", models.PROTECT, related_name="posts", verbose_name=_("office"))
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="team",
        verbose_name=_("supervisor"),
    )
    job = models.CharField(_("job"), max_length=120, blank=True)
    hazard_group = models.CharField(_("hazard group"), max_length=120, blank=True)
    attributes = models.JSONField(_("further entries from HR"), default=dict, blank=True)
    percentage = models.DecimalField(_("percentage of full time"), max_digits=5, decimal_places=2, default=100)
    site = models.CharField(_("place of work"), max_length=120, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    is_main = models.BooleanField(_("main post"), default=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["user", "starts_on", "pk"]
        indexes = [models.Index(fields=["office", "ends_on", "starts_on"], name="people_post_office_days")]
        constraints = [
            models.CheckConstraint(
                name="people_post_ends_after_start",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                name="people_post_one_open_main", fields=["user"], condition=Q(is_main=True, ends_on=None)
            ),
        ]

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Assignment to an office and a supervisor, duties by job and hazard group")
        basis = "§ 15 LDSG BW"
        roles = _("HR, supervisors of the branch, operators")
        keep = _("until the end of employment, then pseudonymised with the proof of training")

    def __str__(self) -> str:
        return f"{self.user}, {self.office}"
