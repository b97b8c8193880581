"""Bruno instructs his team: Alma confirms on her phone, Cem signs on Bruno's while there is no reception."""

import re

from playwright.sync_api import Page, expect

ALMA, BRUNO = "10000001", "10000002"
TOPIC = "Arbeitsschutz am Arbeitsplatz"


def begin(page: Page, place: str) -> str:
    """Begin with Alma and Cem only; the address of the meeting."""
    page.get_by_label("Thema").select_option(label=TOPIC)
    page.get_by_label("Ort").fill(place)
    for box in page.locator("main .kern-form-check:has(input[name=people])").all():
        box.locator("input").set_checked(box.inner_text().strip() in ("Alma Aydin", "Cem Demir"))
    page.locator("main").get_by_role("button", name="Beginnen").click()
    page.wait_for_url(re.compile(r"/unterweisung/\d+/$"))
    return re.search(r"/unterweisung/\d+/$", page.url).group()


def draw(page: Page) -> None:
    """A few strokes with the finger."""
    pad = page.locator("canvas")
    pad.scroll_into_view_if_needed()
    frame = pad.bounding_box()
    page.mouse.move(frame["x"] + 40, frame["y"] + 40)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(frame["x"] + 40 + step * 20, frame["y"] + 40 + (step % 3) * 30)
    page.mouse.up()


def test_an_instruction_from_the_list_to_the_minutes(walker):
    bruno = walker("phone")
    bruno.sign_in(BRUNO)
    page = bruno.go("/unterweisung/beginnen/")
    expect(page.get_by_role("heading", level=1, name="Unterweisung beginnen")).to_be_visible()
    bruno.look()
    address = begin(page, "Hof mit Reise")
    expect(page.get_by_role("heading", name="0 von 2 bestätigt")).to_be_visible()
    bruno.look()
    page = bruno.go(f"{address}code/")
    code = page.get_by_role("link", name="Die Seite hinter dem Code").get_attribute("href")
    bruno.look()

    alma = walker("phone")
    alma.sign_in(ALMA)
    page = alma.go(code)
    alma.look()
    page.get_by_role("button", name="Ich habe teilgenommen und verstanden").click()
    expect(page.get_by_text("Sie haben bestätigt")).to_be_visible()
    alma.look()

    page = bruno.go(f"{address}unterschreiben/")
    expect(page.locator("canvas")).to_be_visible()
    bruno.look()
    bruno.context.set_offline(True)
    page.get_by_label("Wer bestätigt?").select_option(label="Demir, Cem")
    draw(page)
    page.get_by_role("button", name="Bestätigen", exact=True).click()
    expect(page.get_by_role("heading", name="1 wartet auf Übertragung")).to_be_visible()
    bruno.context.set_offline(False)
    page.get_by_role("button", name="Jetzt übertragen").click()
    expect(page.get_by_role("heading", name="Alle auf der Liste haben bestätigt")).to_be_visible()
    bruno.troubles = [each for each in bruno.troubles if "ERR_INTERNET_DISCONNECTED" not in each]

    page = bruno.go(address)
    expect(page.get_by_role("heading", name="2 von 2 bestätigt")).to_be_visible()
    bruno.look()
    page.get_by_role("button", name="Unterweisung abschließen").click()
    minutes = page.get_by_role("link", name="Protokoll als PDF")
    expect(minutes).to_be_visible()
    bruno.look()
    answer = page.request.get(minutes.evaluate("link => link.href"))
    assert answer.headers["content-type"] == "application/pdf"

    page = alma.go("/lernen/bildungspass/")
    expect(page.get_by_role("heading", name="Unterweisungen vor Ort")).to_be_visible()
    alma.look()


def test_without_scripts_a_name_counts_before_a_witness(walker):
    bruno = walker("desktop", scripts=False)
    bruno.sign_in(BRUNO)
    page = bruno.go("/unterweisung/beginnen/")
    address = begin(page, "Hof ohne Skripte")
    page = bruno.go(f"{address}unterschreiben/")
    bruno.look()
    page.get_by_label("Wer bestätigt?").select_option(label="Demir, Cem")
    page.get_by_label("Vor- und Nachname").fill("Cem Demir")
    page.get_by_label("Ich bezeuge").check()
    page.get_by_role("button", name="Bestätigen", exact=True).click()
    expect(page.get_by_text("Cem Demir hat bestätigt")).to_be_visible()
    page = bruno.go(address)
    expect(page.get_by_role("heading", name="1 von 2 bestätigt")).to_be_visible()
    bruno.look()
