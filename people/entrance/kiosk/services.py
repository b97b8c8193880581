"""Registering shared devices, knowing them again, and taking them out of use."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from people.directory.models import Office, User
from people.directory.roles import Role
from people.entrance import codes
from people.entrance.kiosk import keys, notices
from people.entrance.kiosk.keys import Verdict
from people.entrance.kiosk.models import Device
from people.notifications.services import notify

logger = logging.getLogger(__name__)

PURPOSE = "device"
CODE_WORKS_FOR = timedelta(hours=1)


@transaction.atomic
def add_device(*, name: str, place: str, office: Office, by: User | None) -> Device:
    """Enter a device; it is set up with a code (`invite`)."""
    device = Device.objects.create(name=name, place=place, office=office)
    log(instance=device, action="people.add_device", user=by)
    return device


@transaction.atomic
def invite(*, device: Device, by: User | None) -> str:
    """A code with which the device is set up, once and within the hour; an earlier one stops working."""
    code = codes.draw()
    device.code = codes.digest(code, PURPOSE)
    device.code_expires_at = timezone.now() + CODE_WORKS_FOR
    device.save(update_fields=["code", "code_expires_at"])
    log(instance=device, action="people.invite_device", user=by)
    return code


@transaction.atomic
def set_up(*, code: str) -> tuple[Device, str] | None:
    """Make the device that brings this code the registered one; its key is told once, to be kept in a cookie.

    Another device that was registered under the same name is known no longer.
    """
    if codes.read(code) is None:
        return None
    waiting = Device.objects.select_for_update().in_use()
    device = waiting.filter(code=codes.digest(code, PURPOSE), code_expires_at__gt=timezone.now()).first()
    if device is None:
        return None
    key = keys.draw()
    device.code, device.code_expires_at = "", None
    device.key, device.former_key = keys.digest(key), ""
    device.key_changed_at, device.key_arrived = timezone.now(), False
    device.save()
    log(instance=device, action="people.set_up_device", user=None)
    return device, key


@transaction.atomic
def revoke(*, device: Device, by: User | None, was_copied: bool = False) -> None:
    """Take the device out of use: no sign-in from now on, and whoever is signed in there is out at once."""
    device = Device.objects.select_for_update().get(pk=device.pk)
    if device.revoked_at:
        return
    device.key, device.former_key, device.code = None, "", ""
    device.revoked_at, device.was_copied = timezone.now(), was_copied
    device.save()
    log(instance=device, action="people.revoke_device", user=by, data={"copied": was_copied})


def recognise(key: str) -> Device | None:
    """The device that shows this key; one whose key was copied is shut, and the operators are told."""
    shown, now = keys.digest(key), timezone.now()
    device = Device.objects.known_by(shown).select_related("office").first()
    if device is None:
        return None
    is_former = device.key != shown
    verdict = keys.judge(
        is_former=is_former, arrived=device.key_arrived, changed_at=device.key_changed_at or now, now=now
    )
    if verdict is Verdict.COPY:
        shut_copied(device)
        return None
    if device.seen_on != timezone.localdate():
        Device.objects.filter(pk=device.pk).update(seen_on=timezone.localdate())
    if not is_former and not device.key_arrived:
        Device.objects.filter(pk=device.pk, key=shown).update(key_arrived=True)
    return device


@transaction.atomic
def change_key(*, device: Device, shown: str) -> str | None:
    """A new key for the device, when it is time for one or the last one never arrived."""
    now = timezone.now()
    device = Device.objects.select_for_update().get(pk=device.pk)
    digest = keys.digest(shown)
    if device.key_changed_at is None or digest not in {device.key, device.former_key}:
        return None
    lost = digest == device.former_key and now - device.key_changed_at > keys.PARALLEL
    if not lost and (digest != device.key or not keys.is_due(device.key_changed_at, now)):
        return None
    key = keys.draw()
    device.key, device.former_key = keys.digest(key), digest
    device.key_changed_at, device.key_arrived = now, False
    device.save()
    return key


def shut_copied(device: Device) -> None:
    """Nobody can tell the copy from the device, so neither opens any longer; the operators hear of it."""
    revoke(device=device, by=None, was_copied=True)
    logger.warning("The key of shared device %s was copied; the device is out of use.", device.pk)
    operators = User.objects.working().holding(Role.OPERATOR)
    notify(
        recipients=operators.values_list("pk", flat=True),
        kind=notices.DEVICE_COPIED,
        event=f"{notices.DEVICE_COPIED}:{device.pk}:{timezone.now().isoformat()}",
        facts={"device": device.name},
        url=notices.desk_address(device.pk),
    )
