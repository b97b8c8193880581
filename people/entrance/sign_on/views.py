"""The pages of single sign-on: off to the provider, and back with its answer."""

from dataclasses import asdict
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from people.entrance.sign_on import door, oidc, pending, saml, services
from people.entrance.sign_on.answers import AWAY, CANCELLED, NOT_BEGUN, NOT_TRUSTED, Answer, Refused
from people.entrance.sign_on.door import FAREWELL, let_in, part_of, wish

AWAY_FOR_NOW = {"server_error", "temporarily_unavailable"}
SAML = ("SAML_METADATA", "SAML_METADATA_URL")


def back_from_oidc() -> str:
    return settings.PUBLIC_ORIGIN + reverse("sign_on_oidc_answer")


@require_safe
@part_of("OIDC_ISSUER")
def ask_oidc(request: HttpRequest) -> HttpResponse:
    """Off to the provider."""
    state, nonce, verifier = (oidc.new_secret() for _secret in range(3))
    address = oidc.question(state=state, nonce=nonce, verifier=verifier, back=back_from_oidc())
    pending.remember(request, state, to=wish(request), nonce=nonce, verifier=verifier)
    return redirect(address)


@require_safe
@part_of("OIDC_ISSUER")
def hear_oidc(request: HttpRequest) -> HttpResponse:
    """Back from the provider: the answer must belong to a question of this browser, and counts once."""
    state = request.GET.get("state", "")
    begun = pending.recall(request, state)
    services.use_up(answer=f"oidc:{state}", until=timezone.now() + timedelta(seconds=pending.LIFETIME))
    if request.GET.get("iss", settings.OIDC_ISSUER) != settings.OIDC_ISSUER:  # RFC 9207
        raise Refused(NOT_TRUSTED, "another provider answered")
    if "error" in request.GET:
        raise Refused(AWAY if request.GET["error"] in AWAY_FOR_NOW else CANCELLED, "the provider let nobody in")
    answer = oidc.answer(code=request.GET.get("code", ""), begun=begun, back=back_from_oidc())
    return let_in(request, answer, to=begun.to)


@require_safe
@part_of(*SAML)
def our_saml_metadata(request: HttpRequest) -> HttpResponse:
    """What the provider's operators enter about us."""
    return HttpResponse(saml.our_metadata(), content_type="application/samlmetadata+xml")


@require_safe
@part_of(*SAML)
def ask_saml(request: HttpRequest) -> HttpResponse:
    """Off to the provider, with a signed question."""
    address, number = saml.question(request)
    pending.remember(request, number, to=wish(request))
    return redirect(address)


@csrf_exempt  # posted by the provider's page; what protects it is the signature and, one step further, our session
@require_POST
@part_of(*SAML)
def hear_saml(request: HttpRequest) -> HttpResponse:
    """What the provider posts. Our session does not come along from there, so a slip carries the answer one step on."""
    heard = saml.assertion(request)
    services.use_up(answer=f"saml:{heard.answer.issuer}:{heard.number}", until=heard.until)
    response = redirect("sign_on_saml_finish")
    facts = {"answer": asdict(heard.answer), "question": heard.question}
    door.write_slip(response, facts, path=reverse("sign_on_saml_finish"))
    return response


@require_safe
@part_of(*SAML)
def finish_saml(request: HttpRequest) -> HttpResponse:
    """The answer must belong to a question of this browser; one nobody asked for opens the door only by setting."""
    facts = door.take_slip(request)
    if not facts:
        raise Refused(NOT_BEGUN, "no answer waits in this browser")
    if not facts["question"] and not settings.SAML_UNASKED:
        raise Refused(NOT_BEGUN, "the provider came unasked")
    to = pending.recall(request, facts["question"]).to if facts["question"] else ""
    return let_in(request, Answer(**facts["answer"]), to=to)


@require_safe
@part_of(*SAML)
def sign_out_by_saml(request: HttpRequest) -> HttpResponse:
    """The provider says that somebody has signed out, or confirms that we have."""
    told = saml.sign_out(request)
    if told.of and told.of == request.session.get(FAREWELL, {}).get("name_id"):
        logout(request)
    return redirect(told.back or "account_login")
