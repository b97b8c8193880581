"""Counting tries at the door, before anything is compared: whoever sends a hundred at once waits like everybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from people.entrance.patience import DEVICE, PERSON, Patience
from people.entrance.pins.models import Tries

KEPT = timedelta(days=2)  # by then every level has ebbed away


@dataclass(frozen=True)
class Door:
    """Something that is tried: a personnel number, whether it exists or not, or a device."""

    key: str
    patience: Patience


def number_door(number: str) -> Door:
    """The door of everything that is secret about one person: PIN and code."""
    return Door(key_of("number", number.strip().casefold()), PERSON)


def device_door(device: int) -> Door:
    """The door of one shared device."""
    return Door(key_of("device", str(device)), DEVICE)


def holder_door(holder: int) -> Door:
    """The door of whoever lets others enter their PINs on the own device."""
    return Door(key_of("holder", str(holder)), DEVICE)


def key_of(kind: str, name: str) -> str:
    return salted_hmac(f"people.entrance.tries.{kind}", name, algorithm="sha256").hexdigest()


@transaction.atomic
def take(*doors: Door) -> timedelta:
    """Count one try at all the doors; where one of them is shut nothing is counted, and the answer is how long."""
    tried = [(door, row_of(door)) for door in sorted(doors, key=lambda door: door.key)]
    now = timezone.now()  # only now: whoever waited for the rows must not count with an earlier time
    wait = max((row.shut_until - now for _door, row in tried if row.shut_until), default=timedelta())
    if wait > timedelta():
        return wait
    for door, row in tried:
        row.level = door.patience.raised(ebbed(door, row, now))
        row.shut_until = now + pause if (pause := door.patience.pause(row.level)) else None
        row.counted_at = now
        row.save()
    return timedelta()


@transaction.atomic
def forget(door: Door) -> None:
    """The right person stands here: all earlier slips are forgotten."""
    Tries.objects.filter(door=door.key).delete()


@transaction.atomic
def give_back(door: Door) -> None:
    """The try that was just counted was none to count."""
    row = row_of(door)
    row.level = max(0.0, row.level - 1)
    row.shut_until = None
    row.save()


def forget_old() -> None:
    """Delete what has ebbed away."""
    Tries.objects.filter(counted_at__lt=timezone.now() - KEPT).delete()


def row_of(door: Door) -> Tries:
    """The door's row, held until the transaction ends."""
    Tries.objects.get_or_create(door=door.key)
    return Tries.objects.select_for_update().get(door=door.key)


def ebbed(door: Door, row: Tries, now: datetime) -> float:
    return door.patience.ebbed(row.level, now - row.counted_at)
