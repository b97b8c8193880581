"""What every answer carries and every request must pass, whichever room it belongs to."""

import re
from collections.abc import Callable
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from config.logs import request_id
from people.entrance import demands

GetResponse = Callable[[HttpRequest], HttpResponse]

EDITOR_PATH, EDITOR_DOOR = "/cms/", "wagtailadmin.access_admin"
OPEN_PATHS = (
    *("/konto/", "/kiosk/", "/pin/", "/pruefen/", "/badges/", "/scim/", "/medien/", "/static/", "/gesundheit/"),
    *("/favicon.ico", "/robots.txt"),
)

LARGEST_NUMBER = 2**63 - 1  # of a row in the database
SENSIBLE_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
# What a page of ours never needs from somebody's device.
PERMISSIONS_POLICY = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


def numbered(get_response: GetResponse) -> GetResponse:
    """Give every request a number that its log lines and its answer carry; a proxy may have given one already."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        number = given if SENSIBLE_ID.fullmatch(given) else uuid4().hex
        token = request_id.set(number)
        try:
            response = get_response(request)
        finally:
            request_id.reset(token)
        response.headers["X-Request-ID"] = number
        return response

    return middleware


class PageCompression(GZipMiddleware):
    """Pages travel compressed; files keep their length, so that films can be fetched in parts."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)


def no_null_bytes(get_response: GetResponse) -> GetResponse:
    """No address of ours holds a null byte, and PostgreSQL knows none: asked for, there is nothing."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        return get_response(request)

    return middleware


def policy(directives: dict[str, list[str]]) -> str:
    """The header's text of a content security policy."""
    return "; ".join(" ".join([name, *filter(None, sources)]) for name, sources in directives.items())


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """Forbid scripts and styles that are not ours; the editor below /cms/ has its own, wider policy."""
    public, editor = policy(settings.SECURE_CSP), policy(settings.SECURE_CSP_EDITOR)

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith(EDITOR_PATH):
            response.headers["Content-Security-Policy"] = editor  # also for previews, which come as public pages
        else:
            response.headers.setdefault("Content-Security-Policy", public)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def sign_in_required(get_response: GetResponse) -> GetResponse:
    """Closed by default: whoever is not signed in sees the sign-in page, except where a place is declared open.

    Wagtail pages decide for themselves (`BasePage.open_to_everyone`), so that an imprint can be read by anyone.
    The editor opens only to those who work there; Wagtail would send everybody else to sign in again and again.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        if request.path.startswith(OPEN_PATHS) or getattr(view, "open_to_everyone", False):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if request.path.startswith(EDITOR_PATH) and not request.user.has_perm(EDITOR_DOOR):
            raise PermissionDenied
        return None

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def everything_asked_for(get_response: GetResponse) -> GetResponse:
    """Nothing opens before a starting password is changed and the second factor that a role needs is shown.

    Closed by default: until then somebody finds only the pages on which this is done, and what is open to strangers.
    """
    pages = {"password": "account_change_password", "factor": "second_factor"}

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        step = demands.next_step(request)
        at_the_door = request.path == reverse(settings.LOGIN_URL)
        if step is None or getattr(view, "part_of_signing_in", False):
            return None
        if request.path.startswith(OPEN_PATHS) and not at_the_door:
            return None
        wanted = request.GET.get(REDIRECT_FIELD_NAME, "/") if at_the_door else request.get_full_path()
        address = f"{reverse(pages[step])}?{urlencode({REDIRECT_FIELD_NAME: wanted})}"
        if "HX-Request" in request.headers:
            return HttpResponse(headers={"HX-Redirect": address})
        if getattr(view, "open_to_everyone", False):
            request.user = AnonymousUser()  # sees what everybody sees, and is led to the door for the rest
            return None
        return HttpResponseRedirect(address)

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def possible_numbers(get_response: GetResponse) -> GetResponse:
    """A number in an address that is too large for any row leads nowhere, instead of into an error of the database."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        if any(isinstance(given, int) and given > LARGEST_NUMBER for given in kwargs.values()):
            raise Http404

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def not_kept(get_response: GetResponse) -> GetResponse:
    """On a shared device nobody finds the pages of whoever sat there before; what may be kept says so itself."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def vary_on_htmx(get_response: GetResponse) -> GetResponse:
    """One address answers with a page or with a fragment; caches must know the difference."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        return response

    return middleware
