"""The cookie by which a shared device is known: no script reads it, no other site can make a browser send it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from people.entrance.kiosk import services
from people.entrance.kiosk.models import Device

KEPT = 400 * 24 * 3600  # seconds; browsers keep no cookie longer


def device_of(request: HttpRequest) -> Device | None:
    """The registered device from which the request comes."""
    key = request.COOKIES.get(settings.KIOSK_COOKIE_NAME, "")
    return services.recognise(key) if key else None


def hand_key(response: HttpResponse, key: str) -> None:
    """Give the device its key."""
    response.set_cookie(
        settings.KIOSK_COOKIE_NAME, key, max_age=KEPT, secure=settings.HTTPS, httponly=True, samesite="Strict"
    )


def renew(request: HttpRequest, response: HttpResponse, device: Device) -> None:
    """Change the key if it is time."""
    new = services.change_key(device=device, shown=request.COOKIES[settings.KIOSK_COOKIE_NAME])
    if new:
        hand_key(response, new)
