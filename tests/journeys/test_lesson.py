"""Reading a lesson: its blocks, one's own notes, thoughts and bookmarks, with a keyboard and without scripts."""

import re

from playwright.sync_api import Page, expect

CEM, PAULA = "10000003", "10000008"


def open_lesson(walker, course: str, lesson: str) -> Page:
    """Take the course up, if that is still to be done, and open one of its lessons."""
    page = walker.go(f"/kurse/{course}/")
    start = page.get_by_role("button", name="Kurs starten")
    if start.count():
        start.click()
        page.wait_for_url("**/lernen/**")
    walker.go(f"/lernen/{course}/{lesson}/")
    expect(page.locator("article.c-lesson h1")).to_be_visible()
    return page


def throw_everything_away(walker) -> None:
    """Leave no notes behind."""
    page = walker.go("/lernen/notizen/")
    delete = page.get_by_role("button", name=re.compile("löschen", re.IGNORECASE))
    while left := delete.count():
        delete.first.click()
        expect(delete).to_have_count(left - 1)
        page.wait_for_load_state("load")


def test_cem_reads_with_the_keyboard_and_keeps_what_matters(walker):
    cem = walker("desktop")
    cem.sign_in(CEM)
    throw_everything_away(cem)
    page = open_lesson(cem, "barrierefreie-dokumente", "gut-gegliedert")
    cem.look()

    page.get_by_role("link", name="LibreOffice", exact=True).click()
    expect(page.get_by_text("Strg + 1", exact=True)).to_be_visible()
    expect(page.get_by_text("Alt + 1", exact=True)).to_be_hidden()
    page.get_by_text("Text der Aufnahme lesen").click()
    expect(page.get_by_text("Dokument mit drei Überschriften.", exact=False).last).to_be_visible()

    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Tastenkürzel")).to_be_visible()
    cem.look()
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    expect(page.get_by_role("button", name="Lesezeichen: Gut gegliedert")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("m")
    expect(page.get_by_role("textbox", name="Meine Notiz zu dieser Lektion")).to_be_focused()
    page.keyboard.type("Vorlagen im Amt prüfen, n und f sind hier nur Buchstaben")
    expect(page.locator("#notiz [data-saved]")).to_contain_text("Gespeichert um")

    page.locator("h1").click()
    page.keyboard.press("f")
    page.wait_for_url("**fokus=1**")
    expect(page.locator(".c-outline")).to_have_count(0)
    cem.look()

    cem.go("/lernen/notizen/?q=vorlagen")
    expect(page.get_by_text("Vorlagen im Amt prüfen")).to_be_visible()
    cem.look()
    throw_everything_away(cem)


def test_paula_needs_no_scripts_for_any_of_it(walker):
    paula = walker("phone", scripts=False)
    paula.sign_in(PAULA)
    throw_everything_away(paula)
    page = open_lesson(paula, "e-akte-einstieg", "was-eine-akte-ist")
    paula.look()

    page.locator(".c-card summary").first.click()
    expect(page.get_by_text("Ein gemeinsamer Gegenstand")).to_be_visible()
    page.locator("a.c-term", has_text="Akte").first.click()
    expect(page.locator("#begriff-akte")).to_be_in_viewport()

    page.get_by_label("Welche Akte in Ihrem Alltag").fill("Die vom Lindenweg")
    page.get_by_role("button", name="Meine Gedanken speichern").click()
    expect(page.get_by_label("Welche Akte in Ihrem Alltag")).to_have_value("Die vom Lindenweg")
    page.get_by_role("button", name="Lesezeichen: Vier Grundsätze").click()
    expect(page.get_by_role("button", name="Lesezeichen: Vier Grundsätze")).to_have_attribute("aria-pressed", "true")

    paula.go("/lernen/")
    page.get_by_role("link", name="Meine Notizen").click()
    expect(page.get_by_text("Die vom Lindenweg")).to_be_visible()
    paula.look()
    page.get_by_role("link", name="Vier Grundsätze").click()
    expect(page.get_by_role("heading", name="Vier Grundsätze")).to_be_in_viewport()

    open_lesson(paula, "e-akte-einstieg", "gemeinsam-arbeiten")
    for place, step in enumerate(page.locator(".c-check select").all(), start=1):
        step.select_option(str(place))
    page.locator(".c-check").last.get_by_role("button", name="Antwort prüfen").click()
    expect(page.get_by_text("Erst ablegen, dann prüfen lassen")).to_be_visible()
    paula.look()
    paula.go("/lernen/e-akte-einstieg/drucken/")
    paula.look()
    throw_everything_away(paula)
