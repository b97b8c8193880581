"""Letters that operators ask for: set outside the request, fetched once, deleted soon."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterBatch(models.Model):
    """Letters for a number of people in one file."""

    class State(models.TextChoices):
        WAITING = "waiting", _("being written")
        READY = "ready", _("ready to print")
        FETCHED = "fetched", _("fetched and deleted")
        EXPIRED = "expired", _("not fetched, deleted")
        FAILED = "failed", _("failed")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("asked for by"))
    asked_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    selection = models.JSONField(_("for whom"), default=dict)
    total = models.PositiveIntegerField(_("letters"))
    done = models.PositiveIntegerField(_("letters written"), default=0)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    file = models.FileField(_("file"), upload_to="letters", blank=True)

    class Meta:
        verbose_name = _("letters with codes")
        verbose_name_plural = _("letters with codes")
        ordering = ["-asked_at", "-pk"]

    class PersonalData:
        holds = True
        subject = "by"
        purpose = _("Printing letters with codes")
        basis = "§ 15 LDSG BW"
        roles = _("only who asked for it")
        keep = _("the file until it is fetched, at most a day; that it was asked for 90 days")

    def __str__(self) -> str:
        return f"{self.total}, {self.state}"
