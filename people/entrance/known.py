"""Devices somebody has signed in on before: what an attacker at the same address cannot slow down.

The browser itself keeps the proof, signed; the server stores nothing and learns of no device it does not hear from.
The idea is OWASP's “device cookies”.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

from people.directory.models import User

SALT = "people.entrance.known"
PEOPLE = 5  # who share a device and are remembered; each under number and mailbox


def device(request: HttpRequest, login: str) -> str:
    """The device's own name if somebody signed in here under this number or address before, else empty."""
    kept = _kept(request)
    return kept["device"] if _mark(login) in kept["logins"] else ""


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """From now on the person is known on this device, unless everybody uses it."""
    if request.session.get("kiosk"):
        return
    kept = _kept(request)
    mine = [_mark(login) for login in (user.personnel_number, user.email) if login]
    others = [mark for mark in kept["logins"] if mark not in mine]
    kept["logins"] = (mine + others)[: 2 * PEOPLE]
    response.set_cookie(
        settings.KNOWN_DEVICE_COOKIE_NAME,
        signing.dumps(kept, salt=SALT),
        max_age=settings.KNOWN_DEVICE_DAYS * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _kept(request: HttpRequest) -> dict:
    try:
        cookie = request.COOKIES.get(settings.KNOWN_DEVICE_COOKIE_NAME, "")
        return signing.loads(cookie, salt=SALT, max_age=settings.KNOWN_DEVICE_DAYS * 24 * 3600)
    except signing.BadSignature:
        return {"device": get_random_string(16), "logins": []}


def _mark(login: str) -> str:
    """Recognises the login without naming it to whoever reads the cookie."""
    return salted_hmac(SALT, login.strip().lower()).hexdigest()[:20]
