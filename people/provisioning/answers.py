"""Requests read and answers given in SCIM's own media type."""

import json
from collections.abc import Iterable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from people.provisioning.protocol.refusals import Refused, invalid_syntax

MEDIA_TYPE = "application/scim+json"
LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse"


def answer(document: dict, status: int = 200, **headers: str) -> HttpResponse:
    """The document as SCIM; nothing of it is kept anywhere on the way."""
    response = HttpResponse(json.dumps(document, ensure_ascii=False), content_type=MEDIA_TYPE, status=status)
    response.headers["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response


def empty() -> HttpResponse:
    """Done, and nothing to say."""
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def refusal(reason: Refused, **headers: str) -> HttpResponse:
    return answer(reason.body(), reason.status, **headers)


def listing(documents: Iterable[dict], *, total: int, start: int) -> HttpResponse:
    """A page of a list."""
    page = list(documents)
    return answer(
        {"schemas": [LIST], "totalResults": total, "startIndex": start, "itemsPerPage": len(page), "Resources": page}
    )


def whole(document: dict, status: int = 200) -> HttpResponse:
    """One resource with its version and address in the headers."""
    meta = document["meta"]
    return answer(document, status, ETag=meta["version"], Location=meta["location"])


def body_of(request: HttpRequest) -> dict:
    """The JSON object sent, whatever media type it claims to be."""
    try:
        found = json.loads(request.body, parse_constant=refuse_constant)
    except RequestDataTooBig:
        raise Refused(413, "The request is too large.") from None
    except (ValueError, RecursionError):
        raise invalid_syntax("The request is no JSON.") from None
    if not isinstance(found, dict):
        raise invalid_syntax("The request must hold a JSON object.")
    return found


def refuse_constant(word: str) -> None:
    """NaN and Infinity are no JSON."""
    raise ValueError(word)
