"""Coming in with the city's account: the platform, real providers in processes of their own, a browser in between."""

import re
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.journeys.walker import Walker
from tests.providers import openid, saml
from tests.providers.running import free_port, running

CITY_BUTTON, OTHER_BUTTON = "Mit dem Konto der Stadt anmelden", "Mit dem Dienstkonto anmelden"


@pytest.fixture(scope="session")
def city(platform: str, surroundings: dict[str, str]) -> Iterator[SimpleNamespace]:
    """A second web process on the same data that trusts an OpenID and a SAML provider."""
    port = free_port()
    address = f"http://localhost:{port}"
    back = f"{address}/konto/oidc/antwort/\n{address}/konto/anmelden/"
    discovery = "/.well-known/openid-configuration"
    with (
        running("tests.providers.openid", ready=discovery, PROVIDER_CLIENTS=back) as openid_provider,
        running("tests.providers.saml", ready="/metadata") as saml_provider,
    ):
        key, certificate = saml.key_pair(Path(surroundings["STADTCAMPUS_DATA_DIR"]) / "keys")
        settings = surroundings | {
            "PUBLIC_ORIGIN": address,
            "OIDC_ISSUER": openid_provider,
            "OIDC_CLIENT_ID": openid.CLIENT,
            "OIDC_CLIENT_SECRET": openid.SECRET,
            "OIDC_PERSONNEL_NUMBER_CLAIM": "city.number",
            "SAML_NAME": OTHER_BUTTON,
            "SAML_METADATA_URL": f"{saml_provider}/metadata",
            "SAML_KEY_FILE": key,
            "SAML_CERTIFICATE_FILE": certificate,
        }
        web = ("waitress", f"--listen=127.0.0.1:{port}", "config.wsgi:application")
        with running(*web, ready="/konto/anmelden/", address=address, **settings):
            ours = urllib.request.urlopen(f"{address}/konto/saml/metadaten/").read()
            urllib.request.urlopen(f"{saml_provider}/introduce", data=ours)
            yield SimpleNamespace(address=address, openid=openid_provider, saml=saml_provider)


@pytest.fixture
def visitor(walker: Callable[..., Walker], city: SimpleNamespace) -> Callable[..., Walker]:
    """Somebody at a browser on that address."""

    def open_window(*args: object, **more: object) -> Walker:
        window = walker(*args, **more)
        window.address = city.address
        return window

    return open_window


def at_openid(jana: Walker, account: str) -> None:
    """Sign in on the provider's page."""
    jana.page.get_by_role("link", name=CITY_BUTTON).click()
    jana.page.locator("input[name=login]").fill(account)
    jana.page.locator("input[name=password]").fill(openid.PASSWORD)
    jana.page.locator("form[method=post] button[type=submit]").first.click()


def sign_out(jana: Walker) -> None:
    jana.page.get_by_role("button", name=re.compile("Ihr Konto")).click()
    jana.page.locator("#account").get_by_role("button", name="Abmelden").click()


@pytest.mark.parametrize(("size", "scripts"), [("desktop", True), ("phone", False)])
def test_jana_comes_with_the_citys_account_and_leaves_both_places(visitor, city, size, scripts):
    jana = visitor(size, scripts=scripts)
    answers = []
    jana.page.on("request", lambda asked: answers.append(asked.url) if "/oidc/antwort/" in asked.url else None)
    page = jana.go("/meine-rechte/")
    expect(page.get_by_role("link", name=CITY_BUTTON)).to_be_visible()
    expect(page.locator("input[name=password]")).to_be_hidden()
    jana.look()

    at_openid(jana, "jana.journey")
    page.wait_for_url(f"{city.address}/meine-rechte/")
    expect(page.locator("main").get_by_text("Kursleitung").first).to_be_visible()
    jana.look()

    page.goto(answers[0])
    expect(page.get_by_role("heading", level=1)).to_have_text("Diese Anmeldung gilt nicht mehr")
    jana.look()

    jana.go("/meine-rechte/")
    if size == "desktop":
        sign_out(jana)
    else:
        page.get_by_role("button", name="Mehr", exact=True).click()
        page.locator("#more").get_by_role("button", name="Abmelden").click()
    page.wait_for_url(f"{city.address}/konto/anmelden/")
    page.get_by_role("link", name=CITY_BUTTON).click()
    expect(page.locator("input[name=password]")).to_be_visible()
    assert page.url.startswith(city.openid), "the provider asks again"


def test_zoe_of_another_city_reads_what_to_do(visitor):
    zoe = visitor("phone")
    zoe.go("/konto/anmelden/")
    at_openid(zoe, "zoe.ziegler")
    expect(zoe.page.get_by_role("heading", level=1)).to_have_text("Für Sie gibt es hier noch kein Konto")
    zoe.look()


def test_those_without_such_an_account_open_the_fold(visitor):
    gero = visitor("phone", scripts=False)
    page = gero.go("/konto/anmelden/")
    page.get_by_text("Mit Personalnummer und Kennwort anmelden").click()
    page.locator("input[name=login]").fill("10000001")
    page.locator("input[name=password]").fill("stadtcampus-demo")
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url(lambda url: "/konto/anmelden" not in url)


def test_jana_comes_and_goes_by_saml(visitor, city):
    jana = visitor("desktop")
    page = jana.go("/meine-rechte/")
    page.get_by_role("link", name=OTHER_BUTTON).click()
    page.locator("input[name=account]").fill("jana.journey")
    page.locator("input[name=password]").fill(saml.PASSWORD)
    page.get_by_role("button", name="Weiter").click()
    page.wait_for_load_state()
    page.get_by_role("button", name="Weiter").click()
    page.wait_for_url(f"{city.address}/meine-rechte/")
    jana.look()
    sign_out(jana)
    page.wait_for_url(f"{city.address}/konto/anmelden/")
