"""What is wrong with the settings of single sign-on, in sentences that say what to do."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from people.entrance.sign_on import saml
from people.entrance.sign_on.answers import Refused

HERE = {"localhost", "127.0.0.1", "::1"}


def complaints() -> Iterator[CheckMessage]:
    yield from openid()
    if settings.SAML_METADATA or settings.SAML_METADATA_URL:
        yield from saml_messages()
    elif not settings.OIDC_ISSUER and not settings.LOCAL_SIGN_IN_FOR_ALL:
        yield Warning(
            "LOCAL_SIGN_IN_FOR_ALL is no, but there is no other way to sign in.",
            hint="Set OIDC_ISSUER or SAML_METADATA_FILE, or leave LOCAL_SIGN_IN_FOR_ALL out.",
            id="stadtcampus.W003",
        )


def is_open(address: str) -> bool:
    """Whether the address is read on its way by anybody in between."""
    parts = urlsplit(address)
    return parts.scheme != "https" and parts.hostname not in HERE


def openid() -> Iterator[CheckMessage]:
    if settings.OIDC_ISSUER and is_open(settings.OIDC_ISSUER):
        yield Error(
            f"OIDC_ISSUER is {settings.OIDC_ISSUER}, so whoever is in between can sign in as anybody.",
            hint="Name the https:// address of the provider, exactly as it calls itself.",
            id="stadtcampus.E011",
        )
    if settings.OIDC_ISSUER and not settings.OIDC_CLIENT_ID:
        yield Error(
            "OIDC_ISSUER is set, but the provider would not know who asks.",
            hint="Set OIDC_CLIENT_ID to the name under which the platform is registered there.",
            id="stadtcampus.E012",
        )
    if settings.OIDC_ISSUER and "openid" not in settings.OIDC_SCOPES:
        yield Error(
            "OIDC_SCOPES lacks openid, so the provider sends no ID token and nobody can sign in.",
            hint="Add openid to OIDC_SCOPES, or leave it out.",
            id="stadtcampus.E013",
        )


def saml_messages() -> Iterator[CheckMessage]:
    if not settings.SAML_METADATA and is_open(settings.SAML_METADATA_URL):
        yield Error(
            "SAML_METADATA_URL is not encrypted, so whoever is in between can sign in as anybody.",
            hint="Name an https:// address, or save the metadata and set SAML_METADATA_FILE.",
            id="stadtcampus.E014",
        )
    if not settings.SAML_KEY or not settings.SAML_CERTIFICATE:
        yield Error(
            "Without a key and its certificate no SAML question can be signed.",
            hint="Set SAML_KEY_FILE and SAML_CERTIFICATE_FILE; docs/operations.md shows how to make both.",
            id="stadtcampus.E015",
        )
    if settings.SAML_METADATA and not readable():
        yield Error(
            "SAML_METADATA names no provider with an address and a certificate.",
            hint="Save the provider's metadata once more; where it lists several, name one in SAML_ENTITY_ID.",
            id="stadtcampus.E016",
        )


def readable() -> bool:
    """Whether the given metadata names a provider whose signatures can be checked."""
    try:
        return not {"x509cert", "x509certMulti"}.isdisjoint(saml.provider())
    except Refused:
        return False
