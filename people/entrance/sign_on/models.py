"""Who is known under which account of the city, and which answers of its sign-in have been used up."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Identity(models.Model):
    """The account at the city's sign-in that belongs to a person; pinned at the first sign-in."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="identities", verbose_name=_("person")
    )
    issuer = models.CharField(_("sign-in service"), max_length=300)
    subject = models.CharField(_("account there"), max_length=300)
    linked_at = models.DateTimeField(_("connected at"), auto_now_add=True)

    class Meta:
        verbose_name = _("account of the city")
        verbose_name_plural = _("accounts of the city")
        ordering = ["user", "issuer"]
        constraints = [
            models.UniqueConstraint(name="people_identity_one_person", fields=["issuer", "subject"]),
            models.UniqueConstraint(name="people_identity_one_account", fields=["issuer", "user"]),
        ]

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Recognising the person at the city’s sign-in")
        basis = "§ 15 LDSG BW"
        roles = _("operators")
        keep = _("until the end of employment")

    def __str__(self) -> str:
        return f"{self.user}, {self.issuer}"


class UsedAnswer(models.Model):
    """An answer of the sign-in service that has opened the door once and must never do so again."""

    fingerprint = models.CharField(_("fingerprint"), max_length=64, unique=True)
    until = models.DateTimeField(_("could be used until"), db_index=True)

    class Meta:
        verbose_name = _("used answer")
        verbose_name_plural = _("used answers")
        ordering = ["-until", "-pk"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.fingerprint
