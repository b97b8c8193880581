"""Links on our pages and what became of the places they lead to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class LinkTarget(models.Model):
    """A place pages lead to, in this house or outside."""

    class State(models.TextChoices):
        NEW = "new", _("not checked yet")
        FINE = "fine", _("still there")
        MOVED = "moved", _("moved")
        BROKEN = "broken", _("broken")
        UNCLEAR = "unclear", _("could not be checked")

    address = models.CharField(_("address"), max_length=1000, unique=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.NEW)
    reason = models.CharField(_("reason"), max_length=20, blank=True)
    moved_to = models.CharField(_("moved to"), max_length=1000, blank=True)
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("target of links")
        verbose_name_plural = _("targets of links")
        ordering = ["address"]
        indexes = [models.Index(fields=["state", "checked_at"], name="cms_link_target_due")]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.address

    @property
    def is_outside(self) -> bool:
        return self.address.startswith(("http://", "https://"))


class PageLink(models.Model):
    """A link on a page."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="+")
    target = models.ForeignKey(LinkTarget, models.CASCADE, related_name="links")
    words = models.CharField(_("words"), max_length=250, blank=True)
    block = models.CharField(_("block"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("link on a page")
        verbose_name_plural = _("links on pages")
        ordering = ["page", "pk"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.words or str(self.target)
