"""Sign-ins that were begun in this browser and wait for their answer."""

import time
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest

from people.entrance.sign_on.answers import NOT_BEGUN, TOO_LATE, Refused

KEPT_IN = "sign_on_begun"
LIFETIME = 600  # seconds somebody may take at the city's sign-in
AT_ONCE = 5  # windows of one browser


@dataclass(frozen=True)
class Begun:
    """What we must remember to recognise the answer to our question."""

    to: str  # where the person wanted to go
    at: float
    nonce: str = ""
    verifier: str = ""


def remember(request: HttpRequest, number: str, *, to: str, **secrets: str) -> None:
    """Keep in the session that this browser has begun to sign in."""
    begun: dict[str, Any] = request.session.get(KEPT_IN, {})
    newest = dict(sorted(begun.items(), key=lambda item: item[1]["at"])[1 - AT_ONCE :])
    request.session[KEPT_IN] = newest | {number: asdict(Begun(to=to, at=time.time(), **secrets))}


def recall(request: HttpRequest, number: str) -> Begun:
    """What was begun under that number; it is forgotten at once, so that no answer counts twice."""
    begun: dict[str, Any] = request.session.get(KEPT_IN, {})
    if number not in begun:
        raise Refused(NOT_BEGUN, "nothing was begun under this number")
    found = Begun(**begun.pop(number))
    request.session[KEPT_IN] = begun
    if time.time() - found.at > LIFETIME:
        raise Refused(TOO_LATE, "begun too long ago")
    return found
