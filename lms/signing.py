"""The city's signature below records that leave the house: RS256, with a key that anybody can check against."""

import base64
import hashlib
import json
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

ALGORITHM = "RS256"
BITS = 2048


class NotSigned(Exception):
    """This was not signed by us, or was changed afterwards."""


def is_ready() -> bool:
    """Whether there is a key; without one nothing that needs a signature is offered."""
    return bool(settings.SIGNING_KEY) or settings.EMBEDDED


def sign(payload: dict[str, Any], *, typ: str = "JWT") -> str:
    """The payload as a signed token (JWS, compact)."""
    headers = {"kid": f"{settings.PUBLIC_ORIGIN}/badges/schluessel/{key_id()}/", "typ": typ}
    return jwt.encode(payload, _private(), algorithm=ALGORITHM, headers=headers)


def verified(token: str, public: Any = None) -> dict[str, Any]:
    """What the token says if the signature is ours, or that of the given key; otherwise it was not signed."""
    key = public or _private().public_key()
    try:
        return jwt.decode(
            token, key, algorithms=[ALGORITHM], options={"verify_aud": False, "verify_exp": False, "verify_nbf": False}
        )
    except jwt.PyJWTError as slip:
        raise NotSigned from slip


def public_jwk() -> dict[str, str]:
    """The public key as others read it (JWK)."""
    return {**_numbers(), "kid": key_id(), "alg": ALGORITHM, "use": "sig"}


@cache
def key_id() -> str:
    """The name of the key, which follows from the key itself (RFC 7638)."""
    canonical = json.dumps(_numbers(), sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _numbers() -> dict[str, str]:
    written = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(_private().public_key()))
    return {name: written[name] for name in ("e", "kty", "n")}


@cache
def _private() -> rsa.RSAPrivateKey:
    """The key from the environment; embedded, one is made on first use and kept in a private file."""
    written = settings.SIGNING_KEY or _kept()
    key = serialization.load_pem_private_key(written.encode(), password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ImproperlyConfigured("SIGNING_KEY must be an RSA key in PEM.")
    return key


def _kept() -> str:
    if not settings.EMBEDDED:
        raise ImproperlyConfigured(
            "SIGNING_KEY is missing. Make one with “openssl genrsa 2048” and name its file in SIGNING_KEY_FILE."
        )
    place = settings.DATA_DIR / "signing_key.pem"
    if not place.exists():
        key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        fresh = place.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_bytes(pem)
        fresh.replace(place)
    return place.read_text()
