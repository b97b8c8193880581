"""A shared device: Otto registers it, Gero gets a letter, sets a PIN, signs in by touch, and leaves nothing behind."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.journeys.walker import Walker

ALMA, BRUNO, GERO, OTTO = "10000001", "10000002", "10000007", "10000009"
PIN = "730164"
TOUCH = {"width": 820, "height": 1180}  # a tablet on the wall
SMALLEST = 44  # pixels that a finger hits


def at_desk(walker) -> Page:
    """Otto in the editor."""
    otto = walker("desktop")
    otto.sign_in(OTTO)
    return otto.page


def enter_device(page: Page, address: str, name: str) -> str:
    """Otto enters a device and gets the link with which it is set up."""
    page.goto(f"{address}/cms/geraete/")
    page.locator("#id_name").fill(name)
    page.locator("#id_place").fill("Bauhof West, Erdgeschoss")
    page.locator("#id_office").select_option(index=5)
    page.get_by_role("button", name="Gerät eintragen").click()
    page.get_by_role("button", name="Code anzeigen").click()
    return page.locator("a[href*='/kiosk/einrichten/#']").get_attribute("href")


def letter_for(page: Page, address: str, number: str) -> str:
    """Otto has a letter written and fetches it; what its QR code says is read from the printed code."""
    page.goto(f"{address}/cms/personen/{number}/")
    page.get_by_role("button", name="PIN-Brief schreiben").click()
    fetch = page.get_by_role("button", name="Einmal abholen").first
    for _try in range(40):
        if fetch.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    with page.expect_download() as download:
        fetch.click()
    words = PdfReader(BytesIO(download.value.path().read_bytes())).pages[0].extract_text()
    return re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", words)[0]


def set_up(device: Walker, link: str, *, scripts: bool) -> None:
    """The link is opened on the device; without scripts the code is typed."""
    page = device.page
    page.set_viewport_size(TOUCH)
    page.goto(link)
    if not scripts:
        page.get_by_label("Code").fill(link.partition("#")[2])
    device.look()
    page.get_by_role("button", name="Als geteiltes Gerät einrichten").click()
    page.wait_for_url("**/kiosk/")
    device.look()


def choose_pin(device: Walker, code: str, *, scripts: bool) -> None:
    """By the QR code of the letter, or typed."""
    page = device.page
    if scripts:
        device.go(f"/pin/#{GERO}.{code}")
        expect(page.get_by_label("Personalnummer")).to_have_value(GERO)
        expect(page.get_by_label("Code aus dem Brief")).to_have_value(code)
        assert "#" not in page.url
    else:
        page.get_by_role("link", name="Ich habe einen Brief mit einem Code").click()
        page.get_by_label("Personalnummer").fill(GERO)
        page.get_by_label("Code aus dem Brief").fill(code.lower())
    device.look()
    page.get_by_label("Neue PIN", exact=True).fill("123456")
    page.get_by_label("Neue PIN noch einmal").fill("123456")
    page.get_by_role("button", name="PIN speichern").click()
    expect(page.locator(".c-errorsummary")).to_contain_text("leicht zu erraten")
    device.look()
    page.get_by_label("Neue PIN", exact=True).fill(PIN)
    page.get_by_label("Neue PIN noch einmal").fill(PIN)
    page.get_by_role("button", name="PIN speichern").click()
    expect(page.get_by_role("heading", name="Ihre PIN ist festgelegt")).to_be_visible()
    device.look()
    page.get_by_role("link", name="Jetzt anmelden").click()


def enter(device: Walker) -> None:
    """Number and PIN, in fields that a finger hits."""
    page = device.page
    for field in (page.get_by_label("Personalnummer"), page.get_by_label("PIN", exact=True)):
        assert field.bounding_box()["height"] >= SMALLEST
        expect(field).to_have_attribute("inputmode", "numeric")
    page.get_by_label("Personalnummer").fill(GERO)
    page.get_by_label("PIN", exact=True).fill(PIN)
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url(lambda url: "/kiosk/" not in url)


def way_out(page: Page):
    return page.get_by_role("complementary", name="Geteiltes Gerät").get_by_role("button", name="Abmelden")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_gero_learns_at_a_shared_device(walker, platform, scripts):
    otto = at_desk(walker)
    link = enter_device(otto, platform, f"Pausenraum {'mit' if scripts else 'ohne'} Skripten")
    code = letter_for(otto, platform, GERO)

    device = walker("desktop", scripts=scripts)
    page = device.page
    set_up(device, link, scripts=scripts)
    choose_pin(device, code, scripts=scripts)
    enter(device)
    device.look()
    for path in ("/lernen/", "/kurse/", "/meine-daten/", "/einstellungen/pin/"):
        device.go(path)
        expect(way_out(page)).to_be_in_viewport()
        device.look()
    device.go(f"/kurse/{'ki-in-der-verwaltung' if scripts else 'barrierefreie-dokumente'}/")
    page.get_by_role("button", name=re.compile("Kurs starten")).click()
    expect(page.locator("article.c-lesson")).to_be_visible()
    page.mouse.wheel(0, 4000)
    expect(way_out(page)).to_be_in_viewport()
    device.look()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(way_out(page)).to_be_in_viewport()
    device.look()
    device.go("/konto/kennwort/")
    expect(page.get_by_role("heading", name="Das geht nicht an einem geteilten Gerät")).to_be_visible()
    device.look()

    way_out(page).click()
    page.wait_for_url("**/kiosk/?ende=abgemeldet")
    expect(page.get_by_text("Auf diesem Gerät ist nichts von Ihnen geblieben.")).to_be_visible()
    device.look()
    page.go_back()
    page.wait_for_url("**/kiosk/**")
    assert "Gero" not in page.content()


def test_the_question_before_the_end_is_asked_and_answered(walker, platform):
    """The browser's clock runs ahead; the server still knows better and gives the time back."""
    otto = at_desk(walker)
    link = enter_device(otto, platform, "Pausenraum Uhr")
    code = letter_for(otto, platform, GERO)
    device = walker("desktop")
    page = device.page
    set_up(device, link, scripts=True)
    choose_pin(device, code, scripts=True)
    page.clock.install()
    enter(device)
    page.wait_for_load_state("load")  # before that nobody looks at the clock
    question = page.get_by_role("alertdialog", name="Sind Sie noch da?")
    page.clock.fast_forward(125_000)
    expect(question).to_be_visible()
    expect(question.get_by_role("button", name="Weiterarbeiten")).to_be_focused()
    device.look()
    page.keyboard.press("Enter")
    expect(question).to_be_hidden()
    page.wait_for_timeout(500)
    page.clock.fast_forward(125_000)
    expect(question).to_be_visible()
    page.clock.fast_forward(70_000)
    page.wait_for_url("**/kiosk/?ende=**")


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_bruno_has_a_code_issued_for_alma(walker, size):
    bruno = walker(size)
    bruno.sign_in(BRUNO)
    bruno.go("/team/pin/")
    bruno.look()
    bruno.page.get_by_role("button", name=re.compile("Code ausstellen.*Alma Aydin")).click()
    expect(bruno.page.get_by_role("heading", name="Code für Alma Aydin")).to_be_visible()
    bruno.look()
    shown = bruno.page.locator(".c-code").inner_text()
    assert re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", shown)


def test_on_other_devices_the_page_says_where_a_pin_works(walker):
    stranger = walker("phone")
    stranger.go("/kiosk/")
    expect(stranger.page.get_by_role("heading", name="Hier gilt keine PIN")).to_be_visible()
    stranger.look()
    stranger.go("/pin/")
    stranger.look()
