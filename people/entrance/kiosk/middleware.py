"""What holds for everybody who is signed in at a shared device, on every page.

The session is short and tied to the device, whoever is signed in acts as an employee without any role, only what
`KIOSK_OPEN` names can be opened, and afterwards the browser is told to forget what it has seen.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from people.entrance.kiosk.cookies import device_of
from people.entrance.kiosk.models import Device
from people.entrance.kiosk.stay import Limits, Stay
from people.entrance.pins.services import may_use_pin

KIOSK = "kiosk"  # its place in the session
PASSIVE = {"people:still_there"}  # opened by the browser itself, and no sign that anybody is there
UNTOUCHED = ("/medien/", "/static/", "/gesundheit/")
FORGET = '"cache", "storage"'  # not "cookies": the device stays registered

GetResponse = Callable[[HttpRequest], HttpResponse]


def limits() -> Limits:
    return Limits(idle=settings.KIOSK_IDLE_MINUTES * 60, whole=settings.KIOSK_SESSION_MINUTES * 60)


def kiosk_session(get_response: GetResponse) -> GetResponse:
    """Keep sessions at shared devices short, plain and without traces."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.device = request.stay = request.clock = None
        if request.path.startswith(UNTOUCHED) or not is_concerned(request):
            return get_response(request)
        request.device = device_of(request)
        if KIOSK not in request.session and not (request.device and request.user.is_authenticated):
            return get_response(request)
        stay = stay_of(request)
        if stay is None:
            return ended(request)
        carry(request, stay)
        act_plainly(request)
        response = get_response(request)
        if KIOSK not in request.session:
            return ended(request, by_hand=True)
        return shown_not_stored(response)

    def process_view(request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        if request.stay is None:
            at_door = request.device and request.resolver_match.view_name == settings.LOGIN_URL
            return redirect("people:kiosk") if at_door else None
        if request.resolver_match.view_name not in settings.KIOSK_OPEN:
            return render(request, "people/kiosk/closed.html", status=403)
        if request.resolver_match.view_name not in PASSIVE:
            keep(request, request.stay.used(time.time()))
        return None

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def is_concerned(request: HttpRequest) -> bool:
    """Whether the request comes from a shared device or belongs to a session that began at one."""
    return settings.KIOSK_COOKIE_NAME in request.COOKIES or (
        settings.SESSION_COOKIE_NAME in request.COOKIES and KIOSK in request.session
    )


def stay_of(request: HttpRequest) -> Stay | None:
    """The stay that is still running on this very device; whoever signs in there by another way begins one too."""
    device: Device | None = request.device
    if device is None or not request.user.is_authenticated or not may_use_pin(request.user):
        return None
    stay = Stay.read(request.session.get(KIOSK)) or begin(request, device)
    return None if stay.device != device.pk or stay.is_over(limits(), time.time()) else stay


def begin(request: HttpRequest, device: Device) -> Stay:
    """A new stay at the device; the session ends with the browser at the latest."""
    now = time.time()
    request.session.set_expiry(0)
    return keep(request, Stay(device=device.pk, began=now, seen=now))


def keep(request: HttpRequest, stay: Stay) -> Stay:
    """Remember the stay in the session."""
    request.session[KIOSK] = stay.stored()
    carry(request, stay)
    return stay


def carry(request: HttpRequest, stay: Stay) -> None:
    """Let views and templates know of it."""
    request.stay, request.clock = stay, stay.clock(limits(), time.time())


def act_plainly(request: HttpRequest) -> None:
    """Whoever came in with a PIN is an employee and nothing else: without role, without team."""
    request.user.current_grants = []
    request.user.teams = []


def ended(request: HttpRequest, *, by_hand: bool = False) -> HttpResponse:
    """The session is gone, and so is what the browser kept of it."""
    logout(request)
    address = f"{reverse('people:kiosk')}?ende={'abgemeldet' if by_hand else 'zeit'}"
    by_htmx = request.headers.get("HX-Request")
    response = HttpResponse(headers={"HX-Redirect": address}) if by_htmx else redirect(address)
    response["Clear-Site-Data"] = FORGET
    response["Cache-Control"] = "private, no-store"
    return response


def shown_not_stored(response: HttpResponse) -> HttpResponse:
    """A PDF opens in the browser instead of lying among the downloads for whoever comes next."""
    disposition = response.get("Content-Disposition", "")
    if response.get("Content-Type") == "application/pdf" and disposition.startswith("attachment"):
        response["Content-Disposition"] = disposition.replace("attachment", "inline", 1)
    return response
