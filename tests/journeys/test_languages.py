"""Reading in another language, and what helps those who write."""

import re

import pytest
from playwright.sync_api import expect

EMIL, GERO = "10000005", "10000007"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_gero_reads_in_easy_language_and_is_told_what_is_missing(walker, scripts):
    gero = walker("phone", scripts=scripts)
    page = gero.sign_in(GERO)
    gero.go("/kurse/stadtcampus-kennenlernen/")
    page.locator("main").get_by_role("link", name="Leichte Sprache").click()
    expect(page.get_by_role("heading", level=1, name="Stadtcampus kennen-lernen")).to_have_attribute(
        "lang", "de-simple"
    )
    gero.look()
    begin = page.get_by_role("button", name="Kurs starten")
    if begin.count():
        begin.click()
        expect(page.get_by_role("heading", level=1, name="So lernen Sie hier")).to_be_visible()
    gero.go("/lernen/stadtcampus-kennenlernen/so-lernen-sie-hier/")
    expect(page.locator("article").get_by_text("Alle Kurse stehen in einer Liste.")).to_be_visible()
    gero.look()

    gero.go("/kurse/e-akte-einstieg/")
    expect(page.get_by_text("Diese Seite gibt es noch nicht in Leichter Sprache.")).to_be_visible()
    gero.look()


def test_emil_checks_a_page_looks_as_gero_and_compares_a_translation(walker):
    emil = walker("desktop")
    page = emil.sign_in(EMIL)
    emil.go("/cms/pruefung/")
    page.locator("td.title a").first.click()
    expect(page.get_by_role("heading", name="Wie leicht es zu lesen ist")).to_be_visible()
    page.get_by_role("link", name="Diese Seite bearbeiten").click()
    page.locator("button[data-side-panel-toggle='checks']").click()
    expect(page.get_by_role("heading", name="Prüfung dieser Seite")).to_be_visible()
    page.locator("button[data-side-panel-toggle='preview']").click()
    choice = page.locator("#id_preview_mode")
    expect(choice.locator("option", has_text="Tiefbauamt")).to_have_count(1)
    seen = page.frame_locator("#w-preview-iframe")
    expect(seen.locator("main")).to_be_visible(timeout=20_000)
    choice.select_option(label="So sieht es jemand aus: Tiefbauamt")
    expect(seen.get_by_text("So sieht es jemand aus: Tiefbauamt")).to_be_visible(timeout=20_000)

    emil.go("/cms/uebersetzungen/")
    expect(page.get_by_role("heading", name="Übersetzungen")).to_be_visible()
    course = page.get_by_role("link", name="Stadtcampus kennenlernen", exact=True)
    for number in range(2, 9):
        if course.count():
            break
        page.locator(".pagination").get_by_role("link", name="Weiter").click()
        page.wait_for_url(f"**/cms/uebersetzungen/?p={number}")
    course.click()
    page.get_by_role("link", name=re.compile("Nebeneinander.*So lernen")).first.click()
    expect(page.get_by_role("heading", name="How to learn here – English")).to_be_visible()
    expect(page.get_by_text("Anfangen und weitermachen")).to_be_visible()
    expect(page.get_by_text("Starting and going on")).to_be_visible()
