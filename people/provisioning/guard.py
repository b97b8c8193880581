"""The door for identity systems: a valid token, from an allowed address, not too often; and every change is noted."""

import logging
from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from people.directory.models import User
from people.provisioning import tokens
from people.provisioning.answers import refusal
from people.provisioning.models import ScimGroup, ScimRequest, ScimToken
from people.provisioning.networks import lies_within
from people.provisioning.protocol.refusals import Refused

logger = logging.getLogger(__name__)

CHANGING = {"POST", "PUT", "PATCH", "DELETE"}
FAILURES, WITHIN = 120, 1  # wrong tokens from one address within so many minutes
View = Callable[..., HttpResponse]


def for_identity_systems(*methods: str) -> Callable[[View], View]:
    """Open the view to holders of a valid token, for these methods; sessions and cookies count for nothing here."""

    def guard(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            with translation.override("en"):
                try:
                    request.token = let_in(request)  # type: ignore[attr-defined]
                    if request.method not in {*methods, *(["HEAD"] if "GET" in methods else [])}:
                        raise Refused(405, f"Only {', '.join(methods)} is possible here.")
                    return view(request, *args, **kwargs)
                except Refused as reason:
                    return refusal(reason, **headers_for(reason))

        return guarded

    return guard


def headers_for(reason: Refused) -> dict[str, str]:
    """What a refusal has to say besides."""
    if reason.status == 401:
        return {"WWW_Authenticate": 'Bearer realm="SCIM"'}
    return {"Retry_After": "60"} if reason.status == 429 else {}


def let_in(request: HttpRequest) -> ScimToken:
    """The token of the request; those who guess wait, and keep nobody else at their address waiting."""
    kind, _blank, secret = request.headers.get("Authorization", "").partition(" ")
    token = tokens.recognise(secret.strip()) if kind.casefold() == "bearer" and secret.strip() else None
    address = get_adapter().get_client_ip(request)
    if token is None:
        if tokens.counted(f"failed:{address}", minutes=WITHIN) > FAILURES:
            raise Refused(429, "Too many attempts without a valid token. Please wait.")
        raise Refused(401, "A valid bearer token is needed.")
    if not lies_within(address, token.networks):
        raise Refused(403, "This token may not be used from this address.")
    if tokens.counted(f"used:{token.pk}") > settings.SCIM_REQUESTS_PER_MINUTE:
        raise Refused(429, "Too many requests within a minute. Please wait.")
    return token


class Note:
    """What a changing request turned out to be about; filled by the view, written by `noted`."""

    def __init__(self) -> None:
        self.subject: User | None = None
        self.group: ScimGroup | None = None
        self.changed: list[str] = []


def noted(resource: str) -> Callable[[View], View]:
    """Write every changing request into the audit of its token: with the change, or alone if that was refused."""

    def note_taking(view: View) -> View:
        @wraps(view)
        def watched(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            request.note = note = Note()  # type: ignore[attr-defined]
            if request.method not in CHANGING:
                return view(request, *args, **kwargs)
            try:
                with transaction.atomic():
                    response = view(request, *args, **kwargs)
                    write(request, resource, note, response.status_code)
            except Refused as reason:
                note.changed = []
                write(request, resource, note, reason.status, reason.kind)
                raise
            return response

        return watched

    return note_taking


def write(request: HttpRequest, resource: str, note: Note, outcome: int, reason: str = "") -> None:
    ScimRequest.objects.create(
        token=request.token,  # type: ignore[attr-defined]
        method=request.method or "",
        resource=resource,
        subject_id=note.subject.pk if note.subject else None,
        group=note.group if note.group and note.group.pk else None,
        outcome=outcome,
        reason=reason,
        changed=note.changed,
    )
