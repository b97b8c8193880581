"""Profiles: what people tell colleagues about themselves, and the consents for their photos."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.directory.models import User
from people.profiles.languages import names


class Profile(models.Model):
    """What a person adds to name and office; all of it is voluntary."""

    class Phone(models.TextChoices):
        HR = "hr", _("The number from HR")
        OWN = "own", _("A number of my own")
        NONE = "none", _("No number")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile", verbose_name=_("person")
    )
    phone_shown = models.CharField(_("telephone"), max_length=4, choices=Phone, default=Phone.HR)
    own_phone = models.CharField(_("number of my own"), max_length=40, blank=True)
    topics = models.JSONField(_("topics"), default=list, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    about = models.TextField(_("about me"), blank=True, max_length=600)

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Colleagues know whom they can ask, and how to reach the person")
        basis = _("§ 15 LDSG BW; what goes beyond the number from HR is voluntary")
        roles = _("all staff")
        keep = _("90 days after the person left")

    def __str__(self) -> str:
        return str(self.user)

    @classmethod
    def of(cls, user: User) -> "Profile":
        """What the person tells colleagues; empty until something is entered."""
        return getattr(user, "profile", None) or cls(user=user)

    @property
    def phone(self) -> str:
        """The number colleagues see, by the person's choice."""
        return {self.Phone.HR: self.user.phone, self.Phone.OWN: self.own_phone}.get(self.Phone(self.phone_shown), "")

    @property
    def language_names(self) -> list[str]:
        """The languages in words."""
        return names(self.languages)


class PhotoConsent(models.Model):
    """A person's consent to show one photo: to which words, and from when to when. Only its end is ever added."""

    class Ending(models.TextChoices):
        WITHDRAWN = "withdrawn", _("withdrawn")
        REPLACED = "replaced", _("replaced by a consent for a new photo")
        LEFT = "left", _("left the city")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="photo_consents", verbose_name=_("person")
    )
    wording = models.CharField(_("version of the words"), max_length=10)
    given_at = models.DateTimeField(_("given at"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ending = models.CharField(_("how it ended"), max_length=9, choices=Ending, blank=True)

    class Meta:
        verbose_name = _("consent for a photo")
        verbose_name_plural = _("consents for photos")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="people_consent_one_open", fields=["user"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="people_consent_says_how_it_ended",
                condition=Q(ended_at=None, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
            ),
        ]

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Proof that a photo was shown with consent")
        basis = "Art. 7 (1) DSGVO"
        roles = _("only the person")
        keep = _("three years after the consent ended")

    def __str__(self) -> str:
        return f"{self.user_id}, {self.wording}"
