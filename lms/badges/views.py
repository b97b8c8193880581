"""Badges: what their holder does with them, and what anybody who checks one can read."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_POST

from courses.models import CoursePage, ProgrammePage
from lms import signing
from lms.badges import addresses, services
from lms.badges.models import Badge
from lms.badges.permissions import may_have_badge
from lms.certificates.models import Certificate
from lms.certificates.views.own import file_response

FRESH = 300  # seconds others may keep what we publish


@require_POST
def turn_on(request: HttpRequest, number: str) -> HttpResponse:
    """The person turns the badge on."""
    certificate = get_object_or_404(Certificate.objects.of(request.user), number=number)
    if not signing.is_ready() or not may_have_badge(request.user, certificate):
        raise PermissionDenied
    services.turn_on(certificate=certificate, by=request.user)
    return redirect("lms:certificate", number)


@require_POST
def turn_off(request: HttpRequest, number: str) -> HttpResponse:
    """The person turns it off; copies count no more."""
    services.turn_off(badge=_own(request, number), by=request.user)
    return redirect("lms:certificate", number)


@never_cache
def picture(request: HttpRequest, number: str) -> HttpResponse:
    """The picture with the credential in it."""
    badge = _own(request, number)
    return file_response(services.image(badge), f"badge-{slugify(badge.certificate.title)}.png", "image/png")


@never_cache
def token(request: HttpRequest, number: str) -> HttpResponse:
    """The credential as a file for a wallet."""
    badge = _own(request, number)
    name = f"badge-{slugify(badge.certificate.title)}.jwt"
    return file_response(services.token(badge).encode(), name, "application/vc+jwt")


@cache_control(public=True, max_age=FRESH)
def issuer(request: HttpRequest) -> JsonResponse:
    """Who issues badges here."""
    _open()
    return JsonResponse({"@context": addresses.credential.CONTEXT} | addresses.issuer())


@cache_control(public=True, max_age=FRESH)
def key(request: HttpRequest, kid: str) -> JsonResponse:
    """The public key with that name."""
    _open()
    if kid != signing.key_id():
        raise Http404
    return JsonResponse(signing.public_jwk())


@cache_control(public=True, max_age=FRESH)
def course(request: HttpRequest, key: UUID) -> JsonResponse:
    """A course as achievement, as soon as somebody shows a badge of it."""
    shown = Badge.objects.filter(turned_off_at=None).values("certificate__completion__course")
    return _achievement(get_object_or_404(CoursePage.objects.originals(), translation_key=key, pk__in=shown))


@cache_control(public=True, max_age=FRESH)
def programme(request: HttpRequest, key: UUID) -> JsonResponse:
    """The same for a learning programme."""
    shown = Badge.objects.filter(turned_off_at=None).values("certificate__programme_completion__programme")
    return _achievement(get_object_or_404(ProgrammePage, translation_key=key, pk__in=shown))


@cache_control(public=True, max_age=FRESH)
def status(request: HttpRequest, number: int) -> HttpResponse:
    """The signed list of what counts no more."""
    _open()
    if number and not Badge.objects.filter(place__gte=number * services.LIST_SIZE).exists():
        raise Http404
    return HttpResponse(services.status(number, at=timezone.now()), content_type="application/vc+jwt")


def _achievement(page: CoursePage | ProgrammePage) -> JsonResponse:
    _open()
    return JsonResponse({"@context": addresses.credential.CONTEXT} | addresses.achievement(page))


def _own(request: HttpRequest, number: str) -> Badge:
    """A badge that is turned on; to everybody else it does not exist."""
    _open()
    related = ("certificate__completion__course", "certificate__programme_completion__programme")
    own = Badge.objects.of(request.user).filter(turned_off_at=None).select_related(*related)
    return get_object_or_404(own, certificate__number=number)


def _open() -> None:
    if not signing.is_ready():
        raise Http404
