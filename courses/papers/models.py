"""How certificates look: templates that editors keep, and which one is used where nothing else was chosen."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from courses.papers import placeholders

LANGUAGES = ("de", "en")
TEXTS = ("heading", "sentence", "closing")


def picture(label: Any, help_text: Any) -> models.ForeignKey:
    """A picture of a template; certificates that were issued keep their copy."""
    return models.ForeignKey(
        "cms.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
        help_text=help_text,
    )


class PlaceholdersPanel(HelpPanel):
    """Explains beside the texts what can be filled in."""

    def __init__(self, template: str = "courses/papers/placeholders.html", **options: Any) -> None:
        super().__init__(template=template, **options)

    class BoundPanel(HelpPanel.BoundPanel):
        def placeholders(self) -> list[tuple[str, Any]]:
            return [(f"{{{name}}}", meaning) for name, meaning in placeholders.MEANINGS.items()]


class CertificateTemplate(models.Model):
    """Logo, signature, seal and words of certificates. What was issued keeps what the template said on that day."""

    name = models.CharField(_("name of the template"), max_length=80, unique=True)
    logo = picture(_("logo"), _("Stands at the top right"))
    signature = picture(_("picture of the signature"), _("Black on white, without margin"))
    signature_name = models.CharField(_("who signs"), max_length=120, blank=True)
    signature_role = models.CharField(_("as what"), max_length=160, blank=True, help_text=_("Such as “Head of office”"))
    seal = picture(_("seal"), _("Stands beside the signature"))
    heading_de = models.CharField(_("heading"), max_length=60, blank=True, help_text=_("Empty: “Certificate”"))
    sentence_de = models.TextField(
        _("sentence below the name"),
        max_length=400,
        blank=True,
        help_text=_("Empty: how it was earned"),
    )
    closing_de = models.TextField(_("further text"), max_length=400, blank=True)
    heading_en = models.CharField(_("heading"), max_length=60, blank=True, help_text=_("Empty: “Certificate”"))
    sentence_en = models.TextField(
        _("sentence below the name"),
        max_length=400,
        blank=True,
        help_text=_("Empty: how it was earned"),
    )
    closing_en = models.TextField(_("further text"), max_length=400, blank=True)

    panels = [
        FieldPanel("name"),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("seal")], _("Pictures")),
        MultiFieldPanel(
            [FieldPanel("signature"), FieldPanel("signature_name"), FieldPanel("signature_role")], _("Signature")
        ),
        PlaceholdersPanel(heading=_("Words that are filled in")),
        MultiFieldPanel([FieldPanel(f"{text}_de") for text in TEXTS], _("Texts in German")),
        MultiFieldPanel([FieldPanel(f"{text}_en") for text in TEXTS], _("Texts in English")),
    ]

    class Meta:
        verbose_name = _("template for certificates")
        verbose_name_plural = _("templates for certificates")
        ordering = ["name"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A slip in a placeholder would stand on every certificate."""
        slips = {
            field: ValidationError(
                _("%(words)s means nothing here. These words are filled in: %(known)s"),
                params={"words": ", ".join(found), "known": placeholders.explained()},
            )
            for field in (f"{text}_{language}" for text in TEXTS for language in LANGUAGES)
            if (found := placeholders.unknown(getattr(self, field)))
        }
        if slips:
            raise ValidationError(slips)

    @classmethod
    def for_page(cls, page: Any) -> "CertificateTemplate | None":
        """The template of a course or programme, otherwise that of the city; None: the plain certificate."""
        return page.certificate_template or CertificateSettings.default_template()


@register_setting(icon="doc-full-inverse")
class CertificateSettings(BaseSiteSetting):
    """Which template is used where a course or programme names none."""

    template = models.ForeignKey(
        CertificateTemplate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("usual template"),
        help_text=_("Courses and programmes can name another. Empty: the plain certificate."),
    )

    panels = [FieldPanel("template")]

    class Meta:
        verbose_name = _("certificates")

    class PersonalData:
        holds = False

    @classmethod
    def default_template(cls) -> CertificateTemplate | None:
        """The template of the city."""
        site = Site.objects.order_by("-is_default_site", "pk").first()
        found = cls.objects.filter(site=site).select_related("template").first()
        return found.template if found else None


def template_choice() -> models.ForeignKey:
    """The field with which a course or programme chooses."""
    return models.ForeignKey(
        CertificateTemplate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("template of the certificate"),
        help_text=_("Empty: the usual one of the city"),
    )
