"""The letters as people read them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from people.directory.models import Office, Post, User
from people.entrance.pins.addresses import address_with
from people.paper import pdf, qr

PAPER = Path(__file__).resolve().parent / "paper" / "letters.typ"
CHUNK = 500


def letters(people: Iterable[User], drawn: Mapping[int, str], *, until: date) -> Iterator[dict[str, object]]:
    """One letter for each person, with the code drawn for the person's id."""
    people = list(people)
    for start in range(0, len(people), CHUNK):
        chunk = people[start : start + CHUNK]
        places = places_of(chunk)
        for user in chunk:
            yield letter(user, places.get(user.pk, []), drawn[user.pk], until)


def places_of(people: list[User]) -> dict[int, list[str]]:
    """Office and place of work by the person's id, for the internal post."""
    posts = Post.objects.current().main().filter(user__in=people).select_related("office")
    return {post.user_id: [part for part in (post.office.name, post.site) if part] for post in posts}


def letter(user: User, place: list[str], code: str, until: date) -> dict[str, object]:
    """What one letter says, in the language of the city."""
    with override(settings.LANGUAGE_CODE):
        return {
            "address": [user.get_full_name(), *place],
            "greeting": _("Hello %(name)s,") % {"name": user.get_full_name()},
            "number": user.personnel_number,
            "code": code,
            "until": _("This code works once, until %(day)s.") % {"day": date_format(until, "DATE_FORMAT")},
            "qr": qr.draw(address_with(number=user.personnel_number, code=code)).svg(),
        }


def set_letters(written: list[dict[str, object]], *, at: datetime) -> bytes:
    """All letters in one file, each on a page of its own."""
    with override(settings.LANGUAGE_CODE):
        place = f"{settings.PUBLIC_ORIGIN}{reverse('people:redeem_pin')}"
        return pdf.printed(PAPER, shared_words(place, at) | {"letters": written}, at=at)


def shared_words(place: str, at: datetime) -> dict[str, object]:
    """What stands in every letter."""
    product = settings.WAGTAIL_SITE_NAME
    city = Office.objects.filter(kind=Office.Kind.CITY).first()
    return {
        "language": settings.LANGUAGE_CODE,
        "title": _("Letters with codes for %(product)s") % {"product": product},
        "sender": " · ".join(filter(None, [city.name if city else "", product])),
        "day": date_format(timezone.localdate(at), "DATE_FORMAT"),
        "heading": _("Your way into %(product)s") % {"product": product},
        "intro": _(
            "with this letter you choose a PIN. With your personnel number and this PIN you sign in at every shared "
            "device of the city, without a mailbox and without a PC of your own."
        ),
        "steps": [
            _("Scan the picture with your phone, or open %(address)s at a shared device.")
            % {"address": place.split("://")[1].rstrip("/")},
            _("Enter your personnel number and the code, if they are not there already."),
            _("Choose a PIN of at least %(count)s digits. Tell it to nobody.") % {"count": settings.PIN_LENGTH},
        ],
        "number_label": _("Personnel number"),
        "code_label": _("Code"),
        "qr_alt": _("QR code leading to the page on which you choose your PIN"),
        "note": _(
            "Did you not expect this letter, or has it been opened? Then have a new one sent; this code stops working. "
            "Destroy the letter when your PIN is set."
        ),
    }
