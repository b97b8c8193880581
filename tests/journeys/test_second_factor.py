"""More than a password: app, recovery codes, passkey; asked again before what is delicate; signed out elsewhere."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.journeys.walker import Walker

SECURITY = "/einstellungen/sicherheit/"
PASSWORD = "stadtcampus-demo"
# Demo people nobody else's journey signs in as.
GRETA, HANS, INGE, JAN = "10000101", "10000102", "10000103", "10000104"


def code(secret: str) -> str:
    """What an app with this secret shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def set_up_app(walker: Walker) -> str:
    """From the page about security to the recovery codes; gives the app's secret."""
    page = walker.go(SECURITY)
    page.get_by_role("link", name="App einrichten").click()
    page.get_by_text("Oder tippen Sie diesen Schlüssel ab").click()
    walker.look()
    secret = page.locator(".c-secret").inner_text().replace(" ", "")
    page.locator("input[name=code]").fill("12")
    page.get_by_role("button", name="Fertig").click()
    expect(page.get_by_role("alert")).to_contain_text("Das passte nicht")
    walker.look()
    page.locator("input[name=code]").fill(code(secret))
    page.get_by_role("button", name="Fertig").click()
    expect(page.get_by_role("heading", name="Ihre Ersatzcodes")).to_be_visible()
    return secret


def enter(walker: Walker, number: str) -> Page:
    """Number and password; what comes then is the test's business."""
    page = walker.go("/konto/anmelden/")
    page.locator("input[name=login]").fill(number)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form button[type=submit]").first.click()
    return page


def sign_out(walker: Walker) -> None:
    walker.go("/konto/abmelden/").locator("main").get_by_role("button", name="Abmelden").click()


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_page_about_security(walker, size):
    alma = walker(size)
    page = alma.sign_in("10000001")
    alma.go(SECURITY)
    expect(page.get_by_text("dieses Gerät")).to_be_visible()
    alma.look()


def test_an_app_recovery_codes_and_the_way_back(walker):
    greta = walker("phone")
    page = greta.sign_in(GRETA)
    set_up_app(greta)
    greta.look()
    spare = page.locator(".c-codes code").first.inner_text()
    page.get_by_role("link", name="Ich habe sie aufbewahrt").click()
    expect(page.get_by_text("Noch 10 Codes")).to_be_visible()
    greta.look()
    sign_out(greta)

    enter(greta, GRETA)
    expect(page.get_by_role("heading", name="Zweiter Schritt")).to_be_visible()
    greta.look()
    page.locator("input[name=code]").fill(spare)
    page.get_by_role("button", name="Weiter", exact=True).click()
    page.wait_for_url(lambda url: "/konto/" not in url)
    greta.go(SECURITY)
    expect(page.get_by_text("Noch 9 Codes")).to_be_visible()
    page.get_by_role("button", name="App entfernen").click()
    expect(page.get_by_text("Er ist entfernt")).to_be_visible()
    assert page.get_by_role("heading", name="Ersatzcodes").count() == 0


def test_without_scripts_the_app_works_and_passkeys_say_what_they_need(walker):
    greta = walker("desktop", scripts=False)
    page = greta.sign_in(GRETA)
    greta.go(f"{SECURITY}passkey/")
    expect(page.get_by_text("Passkeys brauchen JavaScript")).to_be_visible()
    assert not page.get_by_role("button", name="Passkey einrichten").is_visible()
    set_up_app(greta)
    greta.go(SECURITY)
    page.get_by_role("button", name="App entfernen").click()
    expect(page.get_by_text("Er ist entfernt")).to_be_visible()


def test_a_passkey_from_setting_it_up_to_signing_in(walker):
    hans = walker("desktop")
    page = hans.sign_in(HANS)
    device = hans.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"automaticPresenceSimulation": True}})
    hans.go(f"{SECURITY}passkey/")
    hans.look()
    page.get_by_label("Name des Passkeys").fill("Rechner im Büro")
    page.get_by_role("button", name="Passkey einrichten").click()
    expect(page.get_by_role("heading", name="Ihre Ersatzcodes")).to_be_visible()
    hans.go(SECURITY)
    expect(page.get_by_text("Rechner im Büro", exact=True)).to_be_visible()
    hans.look()
    sign_out(hans)

    enter(hans, HANS)
    expect(page.get_by_role("button", name="Passkey benutzen")).to_be_visible()
    hans.look()
    page.get_by_role("button", name="Passkey benutzen").click()
    page.wait_for_url(lambda url: "/konto/" not in url)

    hans.go("/konto/bestaetigen/?next=/meine-daten/")
    hans.look()
    page.get_by_role("button", name="Passkey benutzen").click()
    page.wait_for_url(lambda url: "/konto/" not in url)
    expect(page.get_by_role("heading", name="Meine Daten", level=1)).to_be_visible()
    hans.go(SECURITY)
    page.get_by_role("button", name=re.compile("Passkey entfernen")).click()
    expect(page.get_by_text("Er ist entfernt")).to_be_visible()


def test_a_device_without_the_passkey_is_told_so(walker):
    inge = walker("desktop")
    page = inge.sign_in(INGE)
    device = inge.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": False}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"automaticPresenceSimulation": False}})
    inge.go(f"{SECURITY}passkey/")
    page.evaluate("() => { navigator.credentials.create = () => Promise.reject(new DOMException('no')); }")
    page.get_by_role("button", name="Passkey einrichten").click()
    expect(page.get_by_text("Der Passkey wurde nicht benutzt")).to_be_visible()
    inge.look()


def test_signing_out_on_another_device(walker):
    office, phone = walker("desktop"), walker("phone")
    office.sign_in(JAN)
    there = phone.sign_in(JAN)
    page = office.go(SECURITY)
    page.get_by_role("button", name=re.compile("Dort abmelden")).click()
    expect(page.get_by_text("Das Gerät ist abgemeldet")).to_be_visible()
    assert page.get_by_role("button", name="Auf allen anderen Geräten abmelden").count() == 0
    phone.go("/einstellungen/")
    there.wait_for_url("**/konto/anmelden/**")
