"""Speaking OpenID Connect: code flow with PKCE, state and nonce; believes only what `id_tokens` has checked."""

import base64
import hashlib
import secrets
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import requests
from django.conf import settings
from django.core.cache import cache

from people.entrance.sign_on import claims, id_tokens
from people.entrance.sign_on.answers import AWAY, NOT_TRUSTED, Answer, Refused
from people.entrance.sign_on.pending import Begun

PATIENCE = 5  # seconds a silent provider may hold up somebody
FRESH = 3600  # seconds its addresses and keys are remembered


def ask(method: str, url: str, **more: Any) -> dict[str, Any]:
    """The provider's JSON; never led on to another address."""
    try:
        answer = requests.request(method, url, timeout=PATIENCE, allow_redirects=False, **more)
        answered = answer.json()
    except (requests.RequestException, ValueError) as reason:
        raise Refused(AWAY, type(reason).__name__) from reason
    if answer.status_code >= 500 or not isinstance(answered, dict):
        raise Refused(AWAY, f"status {answer.status_code}")
    if answer.status_code != 200:
        raise Refused(NOT_TRUSTED, f"status {answer.status_code}: {str(answered.get('error', ''))[:40]}")
    return answered


def remembered(name: str, url: str, *, anew: bool = False) -> dict[str, Any]:
    """A document of the provider, asked for once an hour."""
    place = f"sign-on:{name}:{hashlib.sha256(url.encode()).hexdigest()}"
    known = None if anew else cache.get(place)
    if known is None:
        known = ask("GET", url)
        cache.set(place, known, FRESH)
    return known


def provider() -> dict[str, Any]:
    """What the provider says about itself (OpenID Connect Discovery 1.0)."""
    issuer: str = settings.OIDC_ISSUER
    facts = remembered("provider", f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if facts.get("issuer") != issuer:
        raise Refused(NOT_TRUSTED, "the provider gives itself another name than OIDC_ISSUER")
    return facts


def address_of(name: str) -> str:
    """One of the provider's addresses; encrypted wherever the provider itself is."""
    url = str(provider().get(name, ""))
    if not url or urlsplit(url).scheme not in {"https", urlsplit(settings.OIDC_ISSUER).scheme}:
        raise Refused(NOT_TRUSTED, f"no usable {name}")
    return url


def question(*, state: str, nonce: str, verifier: str, back: str) -> str:
    """Where to send the browser so that the provider asks who is there."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    wishes = {
        "response_type": "code",
        "client_id": settings.OIDC_CLIENT_ID,
        "redirect_uri": back,
        "scope": " ".join(settings.OIDC_SCOPES),
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return with_query(address_of("authorization_endpoint"), wishes)


def with_query(url: str, wishes: dict[str, str]) -> str:
    return f"{url}{'&' if urlsplit(url).query else '?'}{urlencode(wishes)}"


def new_secret() -> str:
    """A value nobody can guess, long enough for PKCE (RFC 7636)."""
    return secrets.token_urlsafe(48)


def answer(*, code: str, begun: Begun, back: str) -> Answer:
    """Who is there: the code is changed into an ID token, which is checked before anything in it is read."""
    tokens = redeemed(code=code, verifier=begun.verifier, back=back)
    id_token = str(tokens.get("id_token", ""))
    said = with_user_info(checked(id_token, begun.nonce), str(tokens.get("access_token", "")))
    vouched = said.get("email_verified") in {True, "true"} or settings.OIDC_MAIL_IS_VERIFIED
    return Answer(
        by="oidc",
        issuer=settings.OIDC_ISSUER,
        subject=said["sub"],
        personnel_number=claims.text(said, settings.OIDC_PERSONNEL_NUMBER_CLAIM),
        mail=claims.text(said, settings.OIDC_MAIL_CLAIM) if vouched else "",
        first_name=claims.text(said, "given_name"),
        last_name=claims.text(said, "family_name"),
        groups=claims.groups(said, settings.OIDC_GROUPS_CLAIM),
        strong=claims.is_strong(said, settings.OIDC_STRONG),
        farewell={"id_token": id_token},
    )


def redeemed(*, code: str, verifier: str, back: str) -> dict[str, Any]:
    """The tokens for the code; the secret stands in the form where it may, as headers are escaped in several ways."""
    client, secret = settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
    ways = provider().get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if secret and "client_secret_post" not in ways:
        credentials = (quote(client, safe=""), quote(secret, safe=""))  # RFC 6749, section 2.3.1
        return ask("POST", address_of("token_endpoint"), data=form, auth=credentials)
    form |= {"client_id": client} | ({"client_secret": secret} if secret else {})
    return ask("POST", address_of("token_endpoint"), data=form)


def checked(id_token: str, nonce: str) -> dict[str, Any]:
    """The token's claims; a key not seen before is looked for once among those published now."""
    for anew in (False, True):
        keys = remembered("keys", address_of("jwks_uri"), anew=anew)
        try:
            return id_tokens.checked(
                id_token, keys=keys, issuer=settings.OIDC_ISSUER, client=settings.OIDC_CLIENT_ID, nonce=nonce
            )
        except id_tokens.UnknownKey:
            continue
    raise Refused(NOT_TRUSTED, "ID token is signed with a key the provider does not publish")


def with_user_info(said: dict[str, Any], access_token: str) -> dict[str, Any]:
    """Providers may keep the rest of what they say for a second question; it must be about the same person."""
    wanted = (settings.OIDC_PERSONNEL_NUMBER_CLAIM, settings.OIDC_GROUPS_CLAIM)
    if all(claims.at(said, name) is not None for name in wanted) or "userinfo_endpoint" not in provider():
        return said
    bearer = {"Authorization": f"Bearer {access_token}"}
    more = ask("GET", address_of("userinfo_endpoint"), headers=bearer)
    if more.get("sub") != said["sub"]:
        raise Refused(NOT_TRUSTED, "user info is about somebody else")
    return more | said


def farewell(*, id_token: str, back: str) -> str:
    """Where the person signs out at the provider too (RP-Initiated Logout 1.0); empty where it knows no such place."""
    try:
        place = address_of("end_session_endpoint")
    except Refused:
        return ""
    return with_query(
        place,
        {"id_token_hint": id_token, "client_id": settings.OIDC_CLIENT_ID, "post_logout_redirect_uri": back},
    )
