"""Reviews: who looks after a course or lesson, and when it is looked at again."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.directory.models import User
from people.directory.roles import Role

SOON = timedelta(days=30)


def a_year_on(day: date) -> date:
    """The same day of the next year; the last of February stays the last."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


class ReviewQuerySet(models.QuerySet["Review"]):
    """Ways to find reviews."""

    def due(self, by: date) -> Self:
        """Reviews of pages online whose day has come by then."""
        return self.filter(review_on__lte=by, page__live=True).order_by("review_on", "pk")

    def waiting_for(self, user: User) -> Self:
        """What the person should look at soon: her own, and for editors what nobody looks after."""
        mine = Q(owner=user.pk)
        if user.holds(Role.EDITOR):
            mine |= Q(owner=None)
        return self.due(timezone.localdate() + SOON).filter(mine)


class Review(models.Model):
    """Somebody looks after a course or lesson and checks it on a day."""

    page = models.OneToOneField("wagtailcore.Page", models.CASCADE, related_name="review", verbose_name=_("page"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    review_on = models.DateField(_("look at again on"))
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review of a course")
        verbose_name_plural = _("reviews of courses")
        ordering = ["review_on", "pk"]

    class PersonalData:
        holds = True
        subject = "owner"
        purpose = _("Courses stay right: somebody looks after them")
        basis = "§ 15 LDSG BW"
        roles = _("authors and editors")
        keep = _("as long as the person looks after the page")

    def __str__(self) -> str:
        return f"{self.page_id}, {self.review_on:%Y-%m-%d}"

    @property
    def is_overdue(self) -> bool:
        return self.review_on < timezone.localdate()
