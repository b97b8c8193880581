"""Topics: the subject areas of the catalogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class Topic(models.Model):
    """A subject area of the catalogue with its colour and cover."""

    class Cover(models.TextChoices):
        SECURITY = "sicherheit", _("Security")
        RECORDS = "eakte", _("Digital records")
        PROCESSES = "prozesse", _("Processes")
        ACCESSIBILITY = "barriere", _("Accessibility")
        AI = "ki", _("Artificial intelligence")
        LEADERSHIP = "fuehrung", _("Leadership")

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    cover = models.CharField(_("cover"), max_length=12, choices=Cover, default=Cover.PROCESSES)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("cover"), FieldPanel("position")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["position", "name"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.name
