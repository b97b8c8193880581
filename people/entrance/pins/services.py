"""Handing out codes, setting PINs with them, and comparing."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from people.directory.models import User
from people.entrance import codes
from people.entrance.pins import notices
from people.entrance.pins.models import Pin, PinCode
from people.notifications.services import notify

PURPOSE = "pin"


def issue_code(*, user: User, by: User, acting_for: User | None = None) -> str:
    """A new code for one person, told once to whoever hands it over; an earlier one stops working."""
    code = codes.draw()
    hand_out({user.pk: code}, by=by, acting_for=acting_for)
    return code


@transaction.atomic
def hand_out(drawn: Mapping[int, str], *, by: User, acting_for: User | None = None) -> None:
    """Let these codes (by the id of the person) work from now on, and tell everybody that one was issued.

    PINs that are set go on working until a code is used.
    """
    now = timezone.now()
    until = now + code_lives()
    PinCode.objects.bulk_create(
        [
            PinCode(user_id=person, digest=codes.digest(code, PURPOSE), issued_at=now, expires_at=until)
            for person, code in drawn.items()
        ],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["user"],
        update_fields=["digest", "issued_at", "expires_at"],
    )
    for user in User.objects.in_bulk(list(drawn)).values():
        log(instance=user, action="people.issue_pin_code", user=by, data={"acting_for": acting_for and acting_for.pk})
    notify(
        recipients=drawn,
        kind=notices.CODE_ISSUED,
        event=f"{notices.CODE_ISSUED}:{by.pk}:{now.isoformat()}",
        facts={"by": by.get_full_name()},
        url=reverse("people:pin"),
    )


def code_lives() -> timedelta:
    """How long a code works."""
    return timedelta(days=settings.PIN_CODE_DAYS)


def owner_of(*, number: str, code: str) -> User | None:
    """The person who may set a PIN with this code; it is not used up by asking."""
    found = PinCode.objects.usable().filter(user__personnel_number=number).select_related("user").first()
    return found.user if found and codes.fits(code, found.digest, PURPOSE) else None


@transaction.atomic
def set_pin_with_code(*, user: User, code: str, pin: str) -> bool:
    """Set the PIN and use the code up; False if somebody was faster."""
    found = PinCode.objects.select_for_update().usable().filter(user=user).first()
    if found is None or not codes.fits(code, found.digest, PURPOSE):
        return False
    found.delete()
    set_pin(user=user, pin=pin)
    return True


@transaction.atomic
def set_pin(*, user: User, pin: str) -> None:
    """Let this be the person's PIN from now on, and tell the person so."""
    now = timezone.now()
    Pin.objects.update_or_create(user=user, defaults={"digest": make_password(pin), "set_at": now})
    PinCode.objects.filter(user=user).delete()
    log(instance=user, action="people.set_pin", user=user)
    notify(
        recipients=[user.pk],
        kind=notices.PIN_SET,
        event=f"{notices.PIN_SET}:{now.isoformat()}",
        facts={},
        url=reverse("people:pin"),
    )


@transaction.atomic
def remove_pin(*, user: User) -> None:
    """The person no longer wants to sign in at shared devices; a code that was issued goes too."""
    PinCode.objects.filter(user=user).delete()
    removed, _kinds = Pin.objects.filter(user=user).delete()
    if removed:
        log(instance=user, action="people.remove_pin", user=user)


def holder_of(*, number: str, pin: str) -> User | None:
    """Who has this number and this PIN; an unknown number takes as long as a known one."""
    found = Pin.objects.filter(user__personnel_number=number).select_related("user").first()
    fits = check_password(pin, found.digest if found else nobodys())
    return found.user if found and fits and may_use_pin(found.user) else None


def may_use_pin(user: User) -> bool:
    """Everybody who works here, except the accounts that may do everything."""
    return user.is_active and not user.is_superuser


@cache
def nobodys() -> str:
    """A digest that fits no PIN."""
    return make_password("nobody's")


def forget_old() -> None:
    """Delete codes that have expired, and the PINs of people who have left."""
    PinCode.objects.filter(expires_at__lt=timezone.now()).delete()
    PinCode.objects.filter(user__is_active=False).delete()
    Pin.objects.filter(user__is_active=False).delete()
