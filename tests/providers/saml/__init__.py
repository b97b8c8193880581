"""A SAML provider: pysaml2, which shares no line with what talks to it."""

import re
import warnings
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from lxml import etree
from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT
from saml2.config import IdPConfig
from saml2.metadata import entity_descriptor
from saml2.saml import NAMEID_FORMAT_PERSISTENT, NameID
from saml2.sigver import CryptoBackend, RSACrypto, import_rsa_key_from_file
from saml2.xmldsig import DIGEST_SHA256, SIG_RSA_SHA256

with warnings.catch_warnings(action="ignore"):  # pysaml2 names a cipher by its old place
    from saml2.server import Server

PASSWORD = "konto-der-stadt"
PEOPLE = {
    "alma.aydin": {"personnel_number": ["10000001"], "groups": ["beschäftigte", "dm-34"]},
    "jana.journey": {"personnel_number": ["10000120"], "groups": ["kursleitung"]},
    "zoe.ziegler": {"personnel_number": ["10000099"], "groups": []},
}
STRONG, WEAK = "https://refeds.org/profile/mfa", "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"


def key_pair(folder: Path) -> tuple[str, str]:
    """Files with a new key and its certificate."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "anmeldung.stadt.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    folder.mkdir(parents=True, exist_ok=True)
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(private)
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(pem))
    return str(folder / "key.pem"), str(folder / "certificate.pem")


class Signing(CryptoBackend):
    """Signatures by the xmlsec wheel, as pysaml2 itself would call a program that is not installed everywhere.

    `change` lets a test alter a message before it is signed: a provider that errs, with the right key.
    """

    change: Callable[[str], str] = staticmethod(str)

    def sign_statement(self, statement: Any, node_name: str, key_file: str, node_id: str) -> str:
        text = statement.decode() if isinstance(statement, bytes) else str(statement)
        tree = etree.fromstring(self.change(text).encode())
        xmlsec.tree.add_ids(tree, ["ID"])
        signed = tree if tree.get("ID") == node_id else tree.xpath("//*[@ID=$id]", id=node_id)[0]
        signing = xmlsec.SignatureContext()
        signing.key = xmlsec.Key.from_file(key_file, xmlsec.constants.KeyDataFormatPem)
        signing.sign(signed.find("{http://www.w3.org/2000/09/xmldsig#}Signature"))
        return etree.tostring(tree).decode()


class Provider:
    """The provider at that address."""

    def __init__(self, address: str, folder: Path) -> None:
        self.address = address
        self.key, self.certificate = key_pair(folder)
        self.signing = Signing()
        self.server: Server | None = None

    def config(self, **more: Any) -> IdPConfig:
        endpoints = {
            "single_sign_on_service": [(f"{self.address}/sso", BINDING_HTTP_REDIRECT)],
            "single_logout_service": [(f"{self.address}/slo", BINDING_HTTP_REDIRECT)],
        }
        policy = {"default": {"lifetime": {"minutes": 5}, "attribute_restrictions": None}}
        service = {
            "endpoints": endpoints,
            "policy": policy,
            "name_id_format": [NAMEID_FORMAT_PERSISTENT],
            "want_authn_requests_signed": True,
        }

        facts = {"entityid": f"{self.address}/metadata", "service": {"idp": service}, "crypto_backend": "XMLSecurity"}
        return IdPConfig().load(facts | {"key_file": self.key, "cert_file": self.certificate} | more)

    def metadata(self) -> str:
        return str(entity_descriptor(self.config()))

    def introduce(self, metadata: str) -> None:
        """Learn to know the platform, as an operator enters its metadata."""
        self.server = Server(config=self.config(metadata={"inline": [metadata]}))
        self.server.sec.crypto = self.signing
        self.server.sec.sec_backend = RSACrypto(import_rsa_key_from_file(self.key))
        [self.client] = self.server.metadata.keys()

    def read(self, sent: dict[str, str]) -> Any:
        """The platform's question; an unsigned or changed one is refused."""
        return self.server.parse_authn_request(
            sent["SAMLRequest"],
            BINDING_HTTP_REDIRECT,
            relay_state=sent.get("RelayState", ""),
            sigalg=sent["SigAlg"],
            signature=sent["Signature"],
        ).message

    def consumer(self) -> str:
        [place] = self.server.metadata.assertion_consumer_service(self.client, BINDING_HTTP_POST)
        return place["location"]

    def answer(
        self, question: str | None, account: str, *, context: str = WEAK, sign: str = "assertion", name: str = ""
    ) -> str:
        """The response as text: who is there; `sign` names what carries a signature."""
        subject = NameID(format=NAMEID_FORMAT_PERSISTENT, text=name or f"persistent-{account}")
        return str(
            self.server.create_authn_response(
                {key: values for key, values in PEOPLE[account].items() if values},
                question,
                self.consumer(),
                self.client,
                name_id=subject,
                authn={"class_ref": context},
                sign_assertion=sign == "assertion",
                sign_response=sign == "response",
                sign_alg=SIG_RSA_SHA256,
                digest_alg=DIGEST_SHA256,
            )
        )

    def signed_out(self, sent: dict[str, str]) -> str:
        """The address that confirms to the platform that somebody has signed out."""
        asked = self.server.parse_logout_request(
            sent["SAMLRequest"],
            BINDING_HTTP_REDIRECT,
            relay_state=sent.get("RelayState", ""),
            sigalg=sent["SigAlg"],
            signature=sent["Signature"],
        ).message
        confirmed = self.server.create_logout_response(asked, [BINDING_HTTP_REDIRECT])
        return self._led(str(confirmed), response=True, relay_state=sent.get("RelayState", ""))

    def sign_out(self, name: str, *, sign: bool = True) -> str:
        """The address by which the provider says that somebody has signed out."""
        place = self.server.metadata.single_logout_service(self.client, BINDING_HTTP_REDIRECT, "spsso")[0]["location"]
        subject = NameID(format=NAMEID_FORMAT_PERSISTENT, text=name)
        _number, asked = self.server.create_logout_request(place, self.client, name_id=subject, sign=False)
        return self._led(str(asked), response=False, relay_state="", sign=sign)

    def _led(self, message: str, *, response: bool, relay_state: str, sign: bool = True) -> str:
        place = self.server.metadata.single_logout_service(self.client, BINDING_HTTP_REDIRECT, "spsso")[0]["location"]
        led = self.server.apply_binding(
            BINDING_HTTP_REDIRECT,
            message,
            place,
            relay_state=relay_state,
            response=response,
            sign=sign,
            sigalg=SIG_RSA_SHA256,
        )
        return dict(led["headers"])["Location"]


def altered(pattern: str, by: str) -> Callable[[str], str]:
    """A change of a message that certainly changes something."""

    def change(message: str) -> str:
        changed, times = re.subn(pattern, by, message)
        assert times, f"{pattern} does not stand in the message"
        return changed

    return change
