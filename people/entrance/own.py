"""What this room keeps about a person."""

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from people.directory.models import User
from people.entrance.models import Session
from people.privacy.own import iso
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """The keys, never their secrets, and where the person is signed in."""
    return [keys(user), sessions(user)]


def keys(user: User) -> Section:
    mine = list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))
    return Section(
        key="keys",
        title=_("How you sign in"),
        purpose=_("Proving that it is you"),
        seen_by=_("Only you. Operators see whether there is a second factor."),
        kept=_("Until you remove it, at the latest with your account"),
        facts=[
            (_("Password"), _("set") if user.has_usable_password() else "–"),
            (_("Second factor"), ", ".join(dict.fromkeys(NAMES[factor.type]() for factor in mine)) or "–"),
        ],
        records=lambda: [
            {"kind": factor.type, "set_up_at": iso(factor.created_at), "last_used_at": iso(factor.last_used_at)}
            for factor in mine
        ],
        order=4,
    )


NAMES = {
    Authenticator.Type.TOTP: lambda: _("Authenticator app"),
    Authenticator.Type.WEBAUTHN: lambda: _("Passkey"),
    Authenticator.Type.RECOVERY_CODES: lambda: _("Recovery codes"),
}


def sessions(user: User) -> Section:
    mine = Session.objects.of(user)
    return Section(
        key="sessions",
        title=_("Where you are signed in"),
        purpose=_("Staying signed in, and signing out elsewhere"),
        seen_by=_("Only you"),
        kept=_("Until you sign out, a working day at most"),
        records=lambda: [{"device": session.device, "since": iso(session.begun_at)} for session in mine],
        order=5,
        only_me=True,
    )
