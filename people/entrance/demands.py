"""What somebody who has signed in must do before anything else opens."""

from datetime import timedelta
from typing import Literal, cast

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from people.directory.models import User
from people.directory.roles import Role

LATER = "second_factor_later"  # the person's answer, for this session
Step = Literal["password", "factor"]


def next_step(request: HttpRequest) -> Step | None:
    """What is asked for now: a password of one's own, then a second factor; None when nothing is."""
    if request.user.is_anonymous:
        return None
    if has_to_change_password(request):
        return "password"
    if needs_second_factor(request) and not (request.session.get(LATER) and days_left(person(request)) > 0):
        return "factor"
    return None


def person(request: HttpRequest) -> User:
    """Who is signed in."""
    return cast(User, request.user)


def has_to_change_password(request: HttpRequest) -> bool:
    """Whoever signed in with the password that operators handed out chooses another one."""
    return bool(person(request).starting_password_at) and has_proved(request, "password")


def needs_second_factor(request: HttpRequest) -> bool:
    """Whether the person's roles ask for a second factor and this session has seen none."""
    if not settings.SECOND_FACTOR_ROLES or is_strong(request):
        return False
    user = person(request)
    return user.is_superuser or (not request.session.get("kiosk") and asks_for_second_factor(user))


def asks_for_second_factor(user: User) -> bool:
    """Whether one of today's roles, or an administrator's power, asks for a second factor."""
    roles = [Role(role) for role in settings.SECOND_FACTOR_ROLES]
    return bool(roles) and (user.is_superuser or user.holds(*roles))


def is_strong(request: HttpRequest) -> bool:
    """Whether a second factor was shown in this session, here or to the city's own sign-in."""
    return has_proved(request, "mfa") or bool(request.session.get("sign_on", {}).get("strong"))


def has_proved(request: HttpRequest, method: str) -> bool:
    """Whether the person used this way of proving in this session."""
    return any(record["method"] == method for record in get_authentication_records(request, request.user))


def days_left(user: User) -> int:
    """For how many more days the second factor may be put off."""
    since = user.second_factor_asked_on or timezone.localdate()
    return (since + timedelta(days=settings.SECOND_FACTOR_GRACE_DAYS) - timezone.localdate()).days
