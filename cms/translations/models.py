"""Which version of the original a translation follows."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


class Following(models.Model):
    """A translation and the version of the original it was last compared with."""

    translation = models.OneToOneField(Page, models.CASCADE, related_name="following", verbose_name=_("translation"))
    revision = models.ForeignKey(
        Revision, models.SET_NULL, null=True, related_name="+", verbose_name=_("version of the original")
    )
    compared_at = models.DateTimeField(_("compared at"), auto_now=True)

    class Meta:
        verbose_name = _("state of a translation")
        verbose_name_plural = _("states of translations")

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return str(self.translation_id)
