"""Help within reach: a Digital Mover writes, employees read, ask and get an answer."""

import re

import pytest
from playwright.sync_api import Page, expect

ALMA, CEM, GERO = "10000001", "10000003", "10000007"


def write_guidance(page: Page, title: str) -> None:
    """In the editor: title, one text, publish."""
    page.locator("#id_title").fill(title)
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Text", exact=True).click()
    page.locator("[contenteditable=true]").last.click()
    page.keyboard.type("Öffnen Sie die Akte und wählen Sie das Scanprofil für Urkunden.")
    written = (
        "[...document.querySelectorAll('input[type=hidden]')].some(field => field.value.includes('für Urkunden.'))"
    )
    for _try in range(100):  # the editor hands its text to the form a moment after the last key
        if page.evaluate(written):
            break
        page.wait_for_timeout(200)
    page.locator("footer").get_by_role("button", name="Mehr Aktionen").click()
    page.locator("button[name=action-publish]").click()
    expect(page.locator(".messages")).to_contain_text("veröffentlicht")


def test_a_movers_guidance_helps_alma(walker):
    cem = walker("desktop")
    cem.sign_in(CEM)
    cem.look()
    cem.go("/anleitungen/")
    cem.look()
    cem.page.get_by_role("link", name="Anleitung schreiben").first.click()
    write_guidance(cem.page, "Stammbuchseiten richtig scannen")
    cem.troubles.clear()  # what Wagtail's own editor says to the console is not ours

    alma = walker("phone")
    page = alma.sign_in(ALMA)
    alma.go("/anleitungen/")
    page.get_by_role("link", name="Stammbuchseiten richtig scannen").first.click()
    alma.look()
    expect(page.locator("main")).to_contain_text("Cem Demir")
    page.get_by_role("button", name="Hat mir geholfen").click()
    expect(page.locator("#hilfreich")).to_contain_text("1 Person")
    alma.look()

    gero = walker("phone", scripts=False)
    gero.sign_in(GERO)
    gero.page.goto(page.url)
    gero.page.get_by_role("button", name="Hat mir geholfen").click()
    expect(gero.page.locator("#hilfreich")).to_contain_text("2 Personen")
    gero.look()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_almas_question_finds_her_mover_and_an_answer(walker, scripts):
    title = f"Wie scanne ich gebundene Register {'schnell' if scripts else 'sicher'}?"
    cem = walker("desktop", scripts=scripts)
    cem.sign_in(CEM)
    read_all = cem.go("/mitteilungen/").get_by_role("button", name="Alle als gelesen markieren")
    if read_all.count():
        read_all.click()

    alma = walker("phone", scripts=scripts)
    page = alma.sign_in(ALMA)
    alma.go("/fragen/neu/")
    alma.look()
    page.get_by_role("button", name="Frage stellen").click()
    alma.look()  # nothing was filled in: the form says what is missing
    page.locator("input[name=title]").fill(title)
    page.locator("textarea[name=text]").fill("Die Seiten lösen sich schon.")
    page.get_by_role("button", name="Frage stellen").click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    alma.look()
    address = page.url

    cem.go("/")
    expect(cem.page.locator("main")).to_contain_text(title)
    told = cem.await_link("/mitteilungen/?zeigen=ungelesen", "Neue Frage an die Digital Movers")
    cem.look()
    told.click()
    expect(cem.page.get_by_role("heading", level=1, name=title)).to_be_visible()
    cem.page.locator("#antworten textarea").fill("Nehmen Sie den Buchscanner in Zimmer 214.")
    cem.page.get_by_role("button", name="Antwort veröffentlichen").click()
    cem.look()

    alma.go(address)
    page.get_by_role("button", name=re.compile("löst die Frage|Antwort annehmen")).first.click()
    expect(page.locator(".c-msg--accepted")).to_contain_text("Buchscanner")
    alma.look()

    gero = walker("phone", scripts=scripts)
    gero.sign_in(GERO)
    assert gero.page.goto(address).status == 404


def test_gero_finds_help_though_his_office_has_no_mover(walker):
    gero = walker("phone")
    gero.sign_in(GERO)
    gero.look()
    gero.go("/movers/")
    gero.look()
    expect(gero.page.locator("main")).to_contain_text("Programmteam")
