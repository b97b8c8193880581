"""Site settings: the name of the platform and of the city, and who to turn to. Nothing is hard-wired to one city."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.navigation.memory import forget


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """What a city changes to make the platform its own."""

    product_name = models.CharField(_("name of the platform"), max_length=60, default="Stadtcampus")
    organisation = models.CharField(_("name of the city"), max_length=120, default="Stadtverwaltung")
    logo = models.ForeignKey(
        "cms.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    certificate_issuer = models.CharField(_("issuer on certificates"), max_length=160, default="Haupt- und Personalamt")
    help_contact = models.CharField(_("help desk"), max_length=200, blank=True)
    accessibility_contact = models.EmailField(_("address for reported barriers"), blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("product_name"), FieldPanel("organisation"), FieldPanel("logo")], _("Name")),
        FieldPanel("certificate_issuer"),
        MultiFieldPanel([FieldPanel("help_contact"), FieldPanel("accessibility_contact")], _("Contact")),
    ]

    class Meta:
        verbose_name = _("name and contact")

    class PersonalData:
        holds = False

    def save(self, *args: object, **options: object) -> None:
        """What is only written down as it already was leaves everything remembered as it is."""
        is_new = self._state.adding
        super().save(*args, **options)
        if not is_new:
            forget()
