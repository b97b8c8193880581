"""The last steps every way of single sign-on has in common: letting somebody in, turning somebody away, seeing off."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from people.entrance.sign_on import oidc, saml, services
from people.entrance.sign_on.answers import Answer, Refused

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponse]

# Kept in the session: how the person came, and what the provider hears at sign-out.
HOW, FAREWELL = "sign_on", "sign_on_farewell"
SLIP, SLIP_LIFETIME = "stadtcampus-slip", 120  # seconds


def doors(to: str = "") -> list[tuple[str, str]]:
    """Address and label of each way to sign in with the city that is set up."""
    ways = [
        (settings.OIDC_ISSUER, "sign_on_oidc", settings.OIDC_NAME),
        (settings.SAML_METADATA or settings.SAML_METADATA_URL, "sign_on_saml", settings.SAML_NAME),
    ]
    query = f"?{urlencode({'next': to})}" if to else ""
    usual = _("Sign in with the city’s account")
    return [(reverse(name) + query, label or usual) for given, name, label in ways if given]


def part_of(*names: str) -> Callable[[View], View]:
    """A page that is there only where one of these settings is given, and that turns people away in words."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            if not any(getattr(settings, name) for name in names):
                raise Http404
            try:
                return view(request)
            except Refused as reason:
                return turn_away(request, reason)

        return never_cache(guarded)

    return guard


def turn_away(request: HttpRequest, reason: Refused) -> HttpResponse:
    """A page that says what to do; what exactly was wrong stands in the log, without a word about people."""
    logger.warning("Sign-on refused: %s (%s)", reason.refusal.code, reason.detail)
    context = {"refusal": reason.refusal}
    return render(request, "people/account/turned_away.html", context, status=reason.refusal.status)


def wish(request: HttpRequest) -> str:
    """Where the person wanted to go, as long as that is here."""
    to = request.GET.get("next", "")
    return to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else ""


def let_in(request: HttpRequest, answer: Answer, *, to: str) -> HttpResponse:
    """Sign the person in; whoever sat here before is signed out."""
    person = services.recognise(answer=answer)
    services.follow_groups(user=person, groups=answer.groups)
    if request.user.is_authenticated:
        logout(request)
    request.session[HOW] = {"by": answer.by, "strong": answer.strong}
    request.session[FAREWELL] = answer.farewell
    record_authentication(request, person, "sign_on", by=answer.by)
    return perform_login(request, person, redirect_url=to or None, signal_kwargs={HOW: answer.by})


def forget(session: SessionBase) -> None:
    """Whoever signs in another way did not come from the provider."""
    session.pop(HOW, None)
    session.pop(FAREWELL, None)


def farewell(request: HttpRequest) -> str:
    """Where the browser signs out at the provider as well; empty for those who came another way."""
    how, told = request.session.get(HOW), request.session.get(FAREWELL)
    if not how or not told:
        return ""
    if how["by"] == "oidc":
        return oidc.farewell(id_token=told["id_token"], back=settings.PUBLIC_ORIGIN + reverse("account_login"))
    return saml.farewell(request, told=told)


def write_slip(response: HttpResponse, facts: dict[str, Any], *, path: str) -> None:
    """Keep facts for the next request of this browser: a form posted from another site comes without our session."""
    kept = SessionStore()
    kept.update(facts)
    kept.set_expiry(SLIP_LIFETIME)
    kept.save()
    response.set_cookie(
        SLIP,
        str(kept.session_key),
        max_age=SLIP_LIFETIME,
        path=path,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def take_slip(request: HttpRequest) -> dict[str, Any]:
    """What was kept for this request; a slip is taken once."""
    kept = SessionStore(request.COOKIES.get(SLIP))
    facts = dict(kept.items())
    kept.delete()
    return facts
