"""Speaking SAML 2.0 (Web Browser SSO and Single Logout): signed questions, and answers believed only when signed."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from onelogin.saml2.auth import OneLogin_Saml2_Auth
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Known
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser
from onelogin.saml2.logout_request import OneLogin_Saml2_Logout_Request
from onelogin.saml2.response import OneLogin_Saml2_Response
from onelogin.saml2.settings import OneLogin_Saml2_Settings
from onelogin.saml2.utils import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError

from people.entrance.sign_on import claims
from people.entrance.sign_on.answers import AWAY, CANCELLED, NOT_TRUSTED, TOO_LATE, Answer, Refused

PATIENCE = 5  # seconds
FRESH = 4 * 3600  # seconds the provider's metadata is remembered
EXPIRED = {
    OneLogin_Saml2_ValidationError.ASSERTION_EXPIRED,
    OneLogin_Saml2_ValidationError.SESSION_EXPIRED,
    OneLogin_Saml2_ValidationError.RESPONSE_EXPIRED,
}
SMALL_LETTERS = re.compile(r"%(?:[a-f]|\d[a-f])")  # AD FS signs addresses written like this: %2f
METHODS = "http://schemas.microsoft.com/claims/authnmethodsreferences"  # where AD FS names a second factor


@dataclass(frozen=True)
class Assertion:
    """An answer, and what decides whether it may be used here and now."""

    answer: Answer
    number: str
    until: datetime
    question: str  # the number of our question; empty where the provider came unasked


def metadata() -> str:
    """The provider's metadata, from the file or the address the settings name."""
    url: str = settings.SAML_METADATA_URL
    if settings.SAML_METADATA or not url:
        return settings.SAML_METADATA
    known = cache.get(f"sign-on:metadata:{url}")
    if known is None:
        try:
            given = requests.get(url, timeout=PATIENCE, allow_redirects=False)
            given.raise_for_status()
        except requests.RequestException as reason:
            raise Refused(AWAY, type(reason).__name__) from reason
        known = given.text
        cache.set(f"sign-on:metadata:{url}", known, FRESH)
    return known


def provider() -> dict[str, Any]:
    """Name, addresses and certificates of the provider."""
    try:
        found = OneLogin_Saml2_IdPMetadataParser.parse(metadata(), entity_id=settings.SAML_ENTITY_ID or None)
    except Exception as reason:  # whatever a broken file provokes
        raise Refused(AWAY, f"metadata: {type(reason).__name__}") from reason
    if not {"entityId", "singleSignOnService"} <= found.get("idp", {}).keys():
        raise Refused(AWAY, "metadata names no provider")
    return found["idp"]


def place(name: str) -> str:
    return settings.PUBLIC_ORIGIN + reverse(name)


def agreement(*, every_message_signed: bool = False) -> OneLogin_Saml2_Settings:
    """What holds between the provider and us."""
    ours = {
        "entityId": place("sign_on_saml_metadata"),
        "assertionConsumerService": {"url": place("sign_on_saml_answer"), "binding": Known.BINDING_HTTP_POST},
        "singleLogoutService": {"url": place("sign_on_saml_sign_out"), "binding": Known.BINDING_HTTP_REDIRECT},
        "NameIDFormat": settings.SAML_NAME_ID_FORMAT,
        "x509cert": settings.SAML_CERTIFICATE,
        "privateKey": settings.SAML_KEY,
    }
    security = {
        "authnRequestsSigned": True,
        "logoutRequestSigned": True,
        "logoutResponseSigned": True,
        "signMetadata": True,
        "wantMessagesSigned": every_message_signed,
        "wantAttributeStatement": False,
        "requestedAuthnContext": False,
        "rejectDeprecatedAlgorithm": True,
        "allowRepeatAttributeName": True,
        "allowSingleLabelDomains": True,
        "signatureAlgorithm": Known.RSA_SHA256,
        "digestAlgorithm": Known.SHA256,
    }
    return OneLogin_Saml2_Settings({"strict": True, "idp": provider(), "sp": ours, "security": security})


def seen(request: HttpRequest) -> dict[str, Any]:
    """The request as the toolkit wants it; where it was received is what the city calls us, whatever a proxy did."""
    ours = urlsplit(settings.PUBLIC_ORIGIN)
    return {
        "https": "on" if ours.scheme == "https" else "off",
        "http_host": ours.netloc,
        "script_name": request.path,
        "get_data": request.GET.dict(),
        "post_data": request.POST.dict(),
        "lowercase_urlencoding": bool(SMALL_LETTERS.search(request.META.get("QUERY_STRING", ""))),
    }


def our_metadata() -> bytes:
    """What the provider's operators enter about us."""
    return agreement().get_sp_metadata()


def question(request: HttpRequest) -> tuple[str, str]:
    """Where to send the browser with our signed question, and the question's number."""
    asking = OneLogin_Saml2_Auth(seen(request), agreement())
    address = asking.login(return_to="")
    return address, asking.get_last_request_id()


def assertion(request: HttpRequest) -> Assertion:
    """What the provider posted, after everything about it was checked."""
    try:
        response = OneLogin_Saml2_Response(agreement(), request.POST.get("SAMLResponse", ""))
        response.is_valid(seen(request), raise_exceptions=True)
    except Refused:
        raise
    except OneLogin_Saml2_ValidationError as reason:
        raise refused(reason) from reason
    except Exception as reason:  # whatever a hostile document provokes
        raise Refused(NOT_TRUSTED, f"SAML response: {type(reason).__name__}") from reason
    until = response.get_assertion_not_on_or_after()
    if not response.get_audiences() or until is None:
        raise Refused(NOT_TRUSTED, "SAML assertion without audience or end")  # both are left open by the toolkit
    return Assertion(
        answer=answer(response),
        number=response.get_assertion_id(),
        until=datetime.fromtimestamp(until, UTC),
        question=question_of(response),
    )


def refused(reason: OneLogin_Saml2_ValidationError) -> Refused:
    """What a failed check means to the person."""
    if reason.code in EXPIRED:
        return Refused(TOO_LATE, "SAML assertion has expired")
    if reason.code == OneLogin_Saml2_ValidationError.STATUS_CODE_IS_NOT_SUCCESS:
        return Refused(CANCELLED, "the provider let nobody in")
    return Refused(NOT_TRUSTED, f"SAML response: check {reason.code}")


def question_of(response: OneLogin_Saml2_Response) -> str:
    """The question this answers, as the signed assertion itself says; around it anybody may have written anything."""
    confirmed = response._query_assertion("/saml:Subject/saml:SubjectConfirmation/saml:SubjectConfirmationData")
    numbers = {node.get("InResponseTo", "") for node in confirmed}
    if numbers != {response.get_in_response_to() or ""}:
        raise Refused(NOT_TRUSTED, "SAML response and assertion answer different questions")
    return numbers.pop()


def answer(response: OneLogin_Saml2_Response) -> Answer:
    """Who is there."""
    said = response.get_friendlyname_attributes() | response.get_attributes()
    name = response.get_nameid_data()
    subject = claims.text(said, settings.SAML_SUBJECT_ATTRIBUTE) if settings.SAML_SUBJECT_ATTRIBUTE else name["Value"]
    if not subject or (not settings.SAML_SUBJECT_ATTRIBUTE and name.get("Format") == Known.NAMEID_TRANSIENT):
        raise Refused(NOT_TRUSTED, "the account has no lasting name; set SAML_SUBJECT_ATTRIBUTE")
    marks = {*response.get_authn_contexts(), *claims.texts(said.get(METHODS))}
    farewell = {"name_id": name["Value"], "name_id_format": name.get("Format"), "nq": name.get("NameQualifier")}
    farewell |= {"spnq": name.get("SPNameQualifier"), "session_index": response.get_session_index()}
    return Answer(
        by="saml",
        issuer=provider()["entityId"],
        subject=subject,
        personnel_number=claims.text(said, settings.SAML_PERSONNEL_NUMBER_ATTRIBUTE),
        mail=claims.text(said, settings.SAML_MAIL_ATTRIBUTE),
        first_name=claims.text(said, settings.SAML_FIRST_NAME_ATTRIBUTE),
        last_name=claims.text(said, settings.SAML_LAST_NAME_ATTRIBUTE),
        groups=claims.texts(said.get(settings.SAML_GROUPS_ATTRIBUTE)),
        strong=not marks.isdisjoint(settings.SAML_STRONG),
        farewell={key: value for key, value in farewell.items() if value},
    )


def farewell(request: HttpRequest, *, told: dict[str, str]) -> str:
    """Where the person signs out at the provider too; empty where it knows no such place."""
    try:
        return OneLogin_Saml2_Auth(seen(request), agreement()).logout(return_to=place("account_login"), **told)
    except (Refused, OneLogin_Saml2_Error):
        return ""


@dataclass(frozen=True)
class SignOut:
    """A message of the provider about signing out."""

    of: str  # the account the provider has signed out; empty where it only confirms ours
    back: str  # where the provider waits for our answer; empty where it does not


def sign_out(request: HttpRequest) -> SignOut:
    """What the provider says about signing out, after its signature was checked."""
    terms = agreement(every_message_signed=True)
    speaking = OneLogin_Saml2_Auth(seen(request), terms)
    try:
        back = speaking.process_slo(keep_local_session=True)
        told = speaking.get_last_request_xml() if not speaking.get_errors() else None
        of = OneLogin_Saml2_Logout_Request.get_nameid(told, terms.get_sp_key()) if told else ""
    except Exception as reason:  # whatever a hostile document provokes
        raise Refused(NOT_TRUSTED, f"SAML sign-out: {type(reason).__name__}") from reason
    if speaking.get_errors():
        raise Refused(NOT_TRUSTED, f"SAML sign-out: {speaking.get_errors()[0]}")
    return SignOut(of=of, back=back or "")
