"""A session from planning to attendance: Dora plans, Alma asks, Bruno approves, Tina ticks who is there."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

ALMA, BRUNO, DORA, TINA = "10000001", "10000002", "10000004", "10000010"
COURSE = "barrierefreie-dokumente"


def plan(page: Page, place: str) -> str:
    """Fill in the form as Dora does; the address of the new session."""
    page.get_by_label("Kurs", exact=True).select_option(label="Barrierefreie Dokumente")
    day = date.today() + timedelta(days=40)
    page.get_by_label("Tag", exact=True).first.fill(day.isoformat())
    page.get_by_label("Von", exact=True).first.fill("09:00")
    page.get_by_label("Bis", exact=True).first.fill("12:00")
    page.get_by_label("Ort").fill(place)
    page.get_by_label("Führungskraft gibt Buchungen frei").check()
    page.get_by_role("button", name="Termin planen").click()
    page.wait_for_url(re.compile(r"/termine/\d+/$"))
    return re.search(r"/termine/\d+/$", page.url).group()


@pytest.mark.parametrize(("size", "scripts"), [("phone", True), ("desktop", False)], ids=["phone", "no scripts"])
def test_alma_asks_for_a_seat_and_bruno_approves(walker, size, scripts):
    dora = walker("desktop", scripts=scripts)
    dora.sign_in(DORA)
    page = dora.go("/termine/planung/neu/")
    expect(page.get_by_role("heading", level=1, name="Termin planen")).to_be_visible()
    dora.look()
    place = f"Raum {size}"
    address = plan(page, place)
    dora.look()

    alma = walker(size, scripts=scripts)
    alma.sign_in(ALMA)
    page = alma.go(f"/kurse/{COURSE}/")
    session = page.locator(".c-session").filter(has_text=place)
    expect(session).to_be_visible()
    alma.look()
    session.get_by_role("link").first.click()
    page.wait_for_url(f"**{address}")
    page.get_by_role("button", name="Platz anfragen").click()
    expect(page.get_by_text("Wartet auf Freigabe")).to_be_visible()
    alma.look()

    bruno = walker(size, scripts=scripts)
    bruno.sign_in(BRUNO)
    page = bruno.go("/termine/anfragen/")
    request = page.locator(".c-session").filter(has_text=place)
    expect(request).to_contain_text("Alma Aydin")
    bruno.look()
    request.get_by_role("button", name="Alma Aydin freigeben", exact=True).click()
    expect(page.get_by_text("Alma Aydin darf kommen")).to_be_visible()
    expect(page.locator(".c-session").filter(has_text=place)).to_have_count(0)

    page = alma.go(address)
    expect(page.get_by_text("Sie haben einen Platz").first).to_be_visible()
    alma.look()
    page = alma.go("/termine/meine/")
    expect(page.locator(".c-session").filter(has_text="Barrierefreie Dokumente").first).to_be_visible()
    alma.look()
    alma.go(address)
    page.get_by_text("Buchung stornieren").first.click()
    page.get_by_role("button", name="Buchung stornieren").click()
    expect(page.get_by_text("Sie sind abgemeldet")).to_be_visible()


def test_sessions_are_found_by_week(walker):
    alma = walker("desktop")
    alma.sign_in(ALMA)
    page = alma.go("/termine/")
    expect(page.get_by_role("heading", level=1, name="Termine")).to_be_visible()
    alma.look()
    page.get_by_role("link", name="Nächste Woche").click()
    expect(page.locator("#agenda")).to_be_visible()
    alma.look()


def test_tina_ticks_attendance_on_her_phone(walker):
    tina = walker("phone")
    tina.sign_in(TINA)
    page = tina.go("/termine/planung/")
    expect(page.get_by_role("heading", level=1, name="Termine planen")).to_be_visible()
    tina.look()
    page.get_by_role("link", name=re.compile("^Teilnehmende: Datenschutz-Grundlagen")).first.click()
    first = page.locator(".c-attendance li").first.get_by_role("button")
    expect(first).to_have_attribute("aria-pressed", "false")
    tina.look()
    first.click()
    expect(page.get_by_text("1 Person ist da")).to_be_visible()
    expect(first).to_be_focused()
    tina.look()
    page.get_by_role("button", name="Anwesenheit bestätigen").click()
    expect(page.get_by_text("Die Anwesenheit von 1 Person ist bestätigt.")).to_be_visible()
    tina.look()
