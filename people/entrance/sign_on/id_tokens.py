"""Checking an ID token (OpenID Connect Core 1.0, section 3.1.3.7); no network, no database."""

import secrets
from typing import Any

import jwt

from people.entrance.sign_on.answers import NOT_TRUSTED, TOO_LATE, Refused

# Only signatures that a provider alone can make: never `none`, never a secret that both sides share.
ALGORITHMS = {
    "RSA": ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
    "EC": ["ES256", "ES384", "ES512"],
    "OKP": ["EdDSA"],
}
REQUIRED = ["iss", "sub", "aud", "exp", "iat"]
LEEWAY = 60  # seconds by which clocks may differ


class UnknownKey(Exception):
    """The token names a key that is not among the published ones; they may have changed."""


def checked(token: str, *, keys: dict[str, Any], issuer: str, client: str, nonce: str) -> dict[str, Any]:
    """The claims of a token that is signed by the issuer, meant for us, in time, and the answer to our question."""
    try:
        key = key_of(jwt.get_unverified_header(token), keys)
        claims = jwt.decode(
            token,
            key=jwt.PyJWK(key).key,
            algorithms=ALGORITHMS[key["kty"]],
            issuer=issuer,
            audience=client,
            leeway=LEEWAY,
            options={"require": REQUIRED},
        )
    except jwt.ExpiredSignatureError as reason:
        raise Refused(TOO_LATE, "ID token has expired") from reason
    except jwt.PyJWTError as reason:
        raise Refused(NOT_TRUSTED, f"ID token: {type(reason).__name__}") from reason
    if not is_for(client, claims):
        raise Refused(NOT_TRUSTED, "ID token is for another party")
    if not secrets.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise Refused(NOT_TRUSTED, "ID token answers another question")
    return claims


def key_of(header: dict[str, Any], keys: dict[str, Any]) -> dict[str, Any]:
    """The published key the token says it was signed with; a single key needs no name."""
    usable = [key for key in keys.get("keys", []) if key.get("kty") in ALGORITHMS and key.get("use", "sig") == "sig"]
    named = [key for key in usable if key.get("kid") == header["kid"]] if "kid" in header else usable
    if len(named) != 1:
        raise UnknownKey
    return named[0]


def is_for(client: str, claims: dict[str, Any]) -> bool:
    """Where a token names the party it was issued to, or several readers, that party must be us."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    return claims.get("azp") == client if several or "azp" in claims else True
