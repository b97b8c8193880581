"""Turning badges on and off, and making what the holder takes along. Every call may be repeated without harm."""

import secrets
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from lms import signing
from lms.badges import addresses, picture
from lms.badges.credential import Facts, claims, credential, status_list
from lms.badges.models import LIST_SIZE, Badge
from lms.certificates.models import Certificate
from people.directory.models import User

TRIES = 20


@transaction.atomic
def turn_on(*, certificate: Certificate, by: User) -> Badge:
    """The certificate can be shown as Open Badge from now on."""
    badge = Badge.objects.filter(certificate=certificate).first() or _begun(certificate)
    if not badge.is_on:
        badge.turned_off_at = None
        badge.save(update_fields=["turned_off_at"])
    log(instance=certificate, action="lms.badge_on", user=by)
    return badge


@transaction.atomic
def turn_off(*, badge: Badge, by: User) -> None:
    """Whoever checks a copy learns that it counts no more."""
    if badge.is_on:
        badge.turned_off_at = timezone.now()
        badge.save(update_fields=["turned_off_at"])
        log(instance=badge.certificate, action="lms.badge_off", user=by)


def token(badge: Badge) -> str:
    """The signed credential (VC-JWT)."""
    certificate = badge.certificate
    facts = Facts(
        id=f"urn:uuid:{addresses.uuid_of(badge)}",
        issuer=addresses.issuer(certificate),
        achievement=addresses.achievement_of(certificate),
        holder=certificate.holder,
        salt=badge.salt,
        completed_on=certificate.completed_on,
        issued_at=timezone.localtime(certificate.issued_at),
        valid_until=certificate.counts_until,
        status_list=f"{settings.PUBLIC_ORIGIN}{reverse('lms:badge_status', args=[badge.status_list])}",
        place=badge.place,
        zone=ZoneInfo(settings.TIME_ZONE),
    )
    return signing.sign(claims(credential(facts, LIST_SIZE)))


def image(badge: Badge) -> bytes:
    """The picture with the credential in it."""
    certificate = badge.certificate
    return picture.baked(title=certificate.title, issuer=certificate.issuer, token=token(badge))


def status(number: int, *, at: datetime) -> str:
    """The signed list of what counts no more."""
    first = number * LIST_SIZE
    places = Badge.objects.void().filter(place__gte=first, place__lt=first + LIST_SIZE).values_list("place", flat=True)
    address = f"{settings.PUBLIC_ORIGIN}{reverse('lms:badge_status', args=[number])}"
    told = status_list(
        address=address,
        issuer=addresses.issuer_address(),
        void=(place - first for place in places),
        size=LIST_SIZE,
        at=at,
    )
    return signing.sign(told | {"iss": told["issuer"], "jti": address, "nbf": int(at.timestamp())})


def _begun(certificate: Certificate) -> Badge:
    """A badge with a place drawn by lot, so that it does not tell when it was turned on."""
    room = (Badge.objects.count() // (LIST_SIZE // 2) + 1) * LIST_SIZE
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                return Badge.objects.create(certificate=certificate, place=secrets.randbelow(room))
        except IntegrityError:
            if found := Badge.objects.filter(certificate=certificate).first():
                return found
    raise RuntimeError("No free place in the status lists was found.")
