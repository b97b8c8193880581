"""Signing in: accounts come from HR, nobody signs up, and nobody learns here who has an account."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.directory.models import User
from people.entrance import devices, known, notices, pressure, services
from people.entrance.sessions import DEVICE
from people.entrance.sign_on import door
from people.entrance.sign_on.models import Identity
from people.notifications import refused

MISMATCH = gettext_lazy("Number or address and password do not match. Please check both entries.")


class StaffAccountAdapter(DefaultAccountAdapter):
    """Keeps the door for sign-up shut, and says the same to everybody who stands before a closed door."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": MISMATCH,
        "email_password_mismatch": MISMATCH,
        "too_many_login_attempts": gettext_lazy("Too many attempts. Please wait five minutes and try again."),
        "use_city_account": gettext_lazy("Please sign in with the city’s account."),
        "enter_current_password": gettext_lazy("This is not your present password. Please try again."),
        "starting_password_expired": gettext_lazy(
            "This starting password has expired. Whoever gave it to you gives you a new one."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: str) -> User | None:
        """Whoever has left meets the same closed door as a stranger."""
        user = super().authenticate(request, **credentials)
        if user and not user.is_active:
            self.pre_authenticate(request, **credentials)  # counts like any failure
            self.authentication_failed(request, **credentials)
            return None
        if user:
            pressure.note_success(request, typed(credentials))
            if has_expired(user):
                raise self.validation_error("starting_password_expired")
            if not may_use_password(user):
                raise self.validation_error("use_city_account")
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        if request.user.is_anonymous:
            pressure.note_failure(request, typed(credentials))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: str) -> str:
        """Attempts on a known device count for themselves: nobody far away locks somebody out at the own desk."""
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{known.device(request, typed(credentials))}"

    def get_login_stages(self) -> list[str]:
        """The second step is ours."""
        ours = {"allauth.mfa.stages.AuthenticateStage": "people.entrance.stages.SecondFactorStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        request.session[DEVICE] = devices.in_words(request.headers.get("User-Agent", ""))

    def post_login(self, request: HttpRequest, user: User, **named: Any) -> HttpResponse:
        response = super().post_login(request, user, **named)
        known.remember(request, response, user)
        return response

    def set_password(self, user: User, password: str) -> None:
        """The person's own password: no starting password any more, and every other device is signed out."""
        user.starting_password_at = None
        super().set_password(user, password)
        services.end_sessions(user=user, but=self.request.session.session_key)
        notices.tell(user=user, change=notices.PASSWORD_CHANGED)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("people:security")

    def pre_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse | None:
        """How somebody came is known anew with every sign-in."""
        if door.HOW not in (told.get("signal_kwargs") or {}):
            door.forget(request.session)
        return super().pre_login(request, user, **told)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *more: Any, **named: Any
    ) -> None:
        """Of all that could be told around signing in, only the new password is worth a message."""
        if message_template == "account/messages/password_changed.txt":
            messages.success(request, _("Your new password is set."))

    def send_password_reset_mail(self, user: User, email: str, context: dict) -> None:
        """Sent by a worker, so that the answer never tells whether there is an account, also while no queue works."""
        from people.entrance import tasks

        transaction.on_commit(lambda: tasks.mail_reset_link.delay(user.pk), robust=True)


def typed(credentials: dict[str, str]) -> str:
    """What somebody entered as their name."""
    return credentials.get("email") or credentials.get("username", "")


def has_expired(user: User) -> bool:
    """Whether the person comes with a starting password that was handed out too long ago."""
    given_at = user.starting_password_at
    return given_at is not None and timezone.now() - given_at > timedelta(days=settings.STARTING_PASSWORD_DAYS)


def may_use_password(user: User) -> bool:
    """By setting, only people without an account of the city; whoever set the platform up gets in at any time."""
    return settings.LOCAL_SIGN_IN_FOR_ALL or user.is_superuser or not Identity.objects.filter(user=user).exists()


def mail_reset_link(*, user: User) -> None:
    """Send the person the address under which a new password can be chosen once."""
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    facts = {"user": user, "url": settings.PUBLIC_ORIGIN + path, "product": settings.WAGTAIL_SITE_NAME}
    text = render_to_string("people/account/reset_mail.txt", facts)
    mail(user, _("Your new password"), text)


def mail_about_keys(*, user: User, change: str) -> None:
    """Say by mail that something about the person's sign-in has changed, and what to do if it was somebody else."""
    facts = {
        "user": user,
        "change": _(change),
        "url": settings.PUBLIC_ORIGIN + reverse("people:security"),
        "product": settings.WAGTAIL_SITE_NAME,
    }
    text = render_to_string("people/account/keys_mail.txt", facts)
    mail(user, _("Your sign-in has changed"), text)


def mail(user: User, subject: str, text: str) -> None:
    """A mail that goes out at any hour and whatever somebody wishes; whoever has no mailbox gets none."""
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    try:
        EmailMessage(subject, text, None, [user.email] if user.email else [], headers=headers).send()
    except OSError:
        refused.note()
        raise
