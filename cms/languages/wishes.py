"""Which language somebody wishes to read in."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from people.directory.languages import CHOSEN, spoken_to


def wished_language(request: HttpRequest) -> str:
    """The language asked for in the address, chosen before in this session, or preferred on the settings page."""
    known = dict(settings.LANGUAGES)
    asked = request.GET.get("sprache", "")
    user = request.user
    if asked in known:
        if user.is_authenticated and request.session.get(CHOSEN) != asked:
            request.session[CHOSEN] = asked
        return asked
    kept = request.session.get(CHOSEN, "") if user.is_authenticated else ""
    preferred = getattr(user, "language", "")
    return next((language for language in (kept, preferred) if language in known), settings.LANGUAGE_CODE)


def reading_language(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Every request knows in which language pages are read; the platform's own words follow the settings page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.reading_language = wished_language(request)  # type: ignore[attr-defined]
        with translation.override(spoken_to(request.user)):
            return get_response(request)

    return middleware
