"""Who is signed in where."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.directory.models import User
from people.entrance.sessions import SHARED


class SessionQuerySet(models.QuerySet["Session"]):
    """Ways to find sessions."""

    def of(self, user: User) -> "SessionQuerySet":
        """Where this person is signed in now, the latest sign-in first."""
        return self.filter(user=user, expire_date__gt=timezone.now()).order_by("-begun_at", "session_key")

    def of_those_who_left(self) -> "SessionQuerySet":
        """Sessions that must not exist any more."""
        return self.filter(user__is_active=False)


class Session(AbstractBaseSession):
    """One browser with what it is allowed to remember; nothing in it says where somebody is or was last seen."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions", verbose_name=_("person")
    )
    device = models.CharField(_("device"), max_length=80, blank=True)
    begun_at = models.DateTimeField(_("signed in since"), null=True)

    objects = BaseSessionManager.from_queryset(SessionQuerySet)()  # type: ignore[misc]

    class Meta(AbstractBaseSession.Meta):
        verbose_name = _("session")  # type: ignore[assignment]
        verbose_name_plural = _("sessions")  # type: ignore[assignment]

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Staying signed in, and ending it on other devices")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("until signed out, at most as long as a session lasts")

    @classmethod
    def get_session_store_class(cls) -> type:
        from people.entrance.sessions import SessionStore

        return SessionStore

    @property
    def place(self) -> str:
        """The device in words."""
        if self.device == SHARED:
            return gettext("Shared device")
        return self.device or gettext("Unknown device")

    @property
    def name(self) -> str:
        """What forms call the session; the key itself would open it."""
        return salted_hmac("people.entrance.session", self.session_key).hexdigest()[:20]
