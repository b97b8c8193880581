"""A city with a sign-in service: a real one, and one that forges."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.conf import settings as given
from django.test import Client

from tests.providers import openid
from tests.providers.forger import Forger
from tests.providers.running import running
from tests.providers.saml import Provider, key_pair

CAME_BACK = "/konto/oidc/antwort/"


@pytest.fixture(scope="session")
def openid_address() -> Iterator[str]:
    """A real OpenID provider in a process of its own."""
    back = f"{given.PUBLIC_ORIGIN}{CAME_BACK}\n{given.PUBLIC_ORIGIN}/konto/anmelden/"
    with running("tests.providers.openid", ready="/.well-known/openid-configuration", PROVIDER_CLIENTS=back) as address:
        yield address


@pytest.fixture
def city(openid_address: str, settings: Any, db: None) -> str:
    """The platform trusts that provider."""
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = (
        openid_address,
        openid.CLIENT,
        openid.SECRET,
    )
    settings.OIDC_PERSONNEL_NUMBER_CLAIM = "city.number"
    return openid_address


@pytest.fixture(scope="session")
def the_forger() -> Forger:
    return Forger()


@pytest.fixture
def forger(the_forger: Forger, settings: Any, db: None) -> Forger:
    """The platform trusts a provider that does what the test wants."""
    the_forger.start_over()
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID = the_forger.issuer, the_forger.CLIENT
    settings.OIDC_CLIENT_SECRET = "geheim"
    return the_forger


def asked(answer: Any) -> dict[str, str]:
    """What the platform wants to know of the provider."""
    return {name: values[0] for name, values in parse_qs(urlsplit(answer["Location"]).query).items()}


def at_provider(question: str, account: str, browser: requests.Session | None = None) -> str:
    """Sign in on the provider's own page; the address it sends the browser back to."""
    browser = browser or requests.Session()
    page = browser.get(question, allow_redirects=True)
    if "csrfmiddlewaretoken" in page.text:
        form = {
            "csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="(\w+)"', page.text)[1],
            "login": account,
            "password": openid.PASSWORD,
        }
        page = browser.post(page.url, form, allow_redirects=False)
    while page.is_redirect and CAME_BACK not in page.headers["Location"]:
        page = browser.get(requests.compat.urljoin(page.url, page.headers["Location"]), allow_redirects=False)
    assert page.is_redirect, page.text[:3000]
    return page.headers["Location"]


def come_in(browser: Client, account: str, to: str = "/konto/oidc/") -> Any:
    """The whole way through the real provider."""
    back = urlsplit(at_provider(browser.get(to)["Location"], account))
    return browser.get(f"{back.path}?{back.query}")


@pytest.fixture(scope="session")
def saml_provider(tmp_path_factory: pytest.TempPathFactory) -> Provider:
    return Provider("https://anmeldung.stadt.example", tmp_path_factory.mktemp("provider"))


@pytest.fixture(scope="session")
def our_keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Our own key and certificate, as text."""
    return tuple(Path(file).read_text() for file in key_pair(tmp_path_factory.mktemp("keys")))


@pytest.fixture
def saml_city(saml_provider: Provider, our_keys: tuple[str, str], settings: Any, db: None) -> Iterator[Provider]:
    """The platform and a SAML provider trust each other."""
    settings.SAML_METADATA = saml_provider.metadata()
    settings.SAML_KEY, settings.SAML_CERTIFICATE = our_keys
    saml_provider.introduce(Client().get("/konto/saml/metadaten/").content.decode())
    yield saml_provider
    saml_provider.signing.change = str
