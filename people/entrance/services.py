"""What changes how somebody gets in: second factors, recovery codes, sessions."""

from allauth.mfa.base.internal.flows import delete_dangling_recovery_codes
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from people.directory.models import User
from people.entrance import notices
from people.entrance.factors import KINDS
from people.entrance.models import Session
from people.entrance.sessions import SessionStore


@transaction.atomic
def add_app(*, user: User, secret: str) -> Authenticator | None:
    """From now on codes of this app open the second door; there is one app a person, an earlier one stays."""
    User.objects.select_for_update().get(pk=user.pk)
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        return None
    app = TOTP.activate(user, secret).instance
    _tell_added(user, app)
    return app


@transaction.atomic
def add_passkey(*, user: User, name: str, credential: dict) -> Authenticator:
    """From now on this passkey opens the second door."""
    passkey = WebAuthn.add(user, name[:60], credential).instance
    _tell_added(user, passkey)
    return passkey


def _tell_added(user: User, factor: Authenticator) -> None:
    log(instance=user, action="people.add_factor", user=user, data={"kind": factor.type})
    notices.tell(user=user, change=notices.FACTOR_ADDED)


@transaction.atomic
def remove_factor(*, factor: Authenticator, by: User) -> None:
    """This app or passkey opens nothing any more; with the last one the recovery codes go, too."""
    user = factor.user
    factor.delete()
    delete_dangling_recovery_codes(user)
    log(instance=user, action="people.remove_factor", user=by, data={"kind": factor.type})
    notices.tell(user=user, change=notices.FACTOR_REMOVED)


@transaction.atomic
def renew_recovery_codes(*, user: User) -> list[str]:
    """Ten new codes, each for one sign-in; earlier ones stop working."""
    User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes = RecoveryCodes.activate(user).generate_codes()
    log(instance=user, action="people.renew_recovery_codes", user=user)
    notices.tell(user=user, change=notices.CODES_RENEWED)
    return codes


@transaction.atomic
def reset_factors(*, user: User, by: User) -> None:
    """Somebody lost telephone and codes: the password is enough again until a new factor is set up."""
    Authenticator.objects.filter(user=user).delete()
    User.objects.filter(pk=user.pk).update(second_factor_asked_on=None)
    end_sessions(user=user)
    log(instance=user, action="people.reset_factors", user=by)
    notices.tell(user=user, change=notices.FACTORS_RESET)


def ask_for_second_factor(*, user: User) -> None:
    """Remember since when the person knows that a second factor is needed."""
    if user.second_factor_asked_on is None:
        user.second_factor_asked_on = timezone.localdate()
        user.save(update_fields=["second_factor_asked_on"])


def end_session(*, user: User, name: str) -> None:
    """Sign the person out on the device of this name."""
    for session in Session.objects.of(user):
        if session.name == name:
            session.delete()


def end_sessions(*, user: User, but: str | None = None) -> None:
    """Sign the person out everywhere, except in the session with this key."""
    Session.objects.filter(user=user).exclude(session_key=but or "").delete()


def end_sessions_of_those_who_left(users: list[int] | None) -> None:
    """Whoever may not sign in any more is signed out everywhere, and stays so after coming back."""
    left = Session.objects.of_those_who_left()
    (left if users is None else left.filter(user__in=users)).delete()


def forget_ended_sessions() -> None:
    """Delete sessions that ran out by themselves."""
    SessionStore.clear_expired()


def factors_of(user: User) -> list[Authenticator]:
    """The person's app and passkeys, the oldest first."""
    return list(Authenticator.objects.filter(user=user, type__in=KINDS).order_by("created_at", "pk"))
