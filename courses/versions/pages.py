"""Pages that belong to versions of a course: their editor says with every change what it means to people who learn."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from courses.versions import services
from courses.versions.models import ChangeKind

CHANGE_FIELDS = ("change", "change_note", "change_moves", "change_until")


class VersionedMixin(models.Model):
    """A page that belongs to the versions of a course; what is said about a change travels with its draft."""

    change = models.CharField(
        _("What does this change mean to people who learn?"), max_length=12, choices=ChangeKind, blank=True
    )
    change_note = models.CharField(
        _("What is new?"),
        max_length=300,
        blank=True,
        help_text=_("One sentence. People who are in the middle of the course and those who completed it read it."),
    )
    change_moves = models.BooleanField(
        _("Whoever is in the middle moves over to the new version"),
        default=False,
        help_text=_("Without the tick people finish the version they began, and may move over themselves."),
    )
    change_until = models.DateField(
        _("Earlier completions count until"),
        null=True,
        blank=True,
        help_text=_("Only if the course must be taken again. Empty: four weeks from now."),
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Whenever another revision goes online, draw from it what it means to the versions of the course."""
        with transaction.atomic():
            replaced = Page.objects.filter(pk=self.pk).values_list("live_revision", flat=True).first()
            super().save(*args, **options)
            revision = self.live_revision
            if self.live and revision is not None and revision.pk != replaced:
                services.take_in(page=self, revision=revision, replaced=replaced, by=revision.user)

    @property
    def versioned_course(self) -> Page:
        """The course to whose versions the page belongs."""
        return self.get_parent().specific
