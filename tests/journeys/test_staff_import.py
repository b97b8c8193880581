"""HR brings a file, sees what would happen, lets it happen, and takes it back."""

import re

import pytest
from playwright.sync_api import Page, expect

from people.demo.staff import staff_file

DORA, GERO = "10000004", "10000007"


def november(with_scripts: bool) -> bytes:
    """Gero moves to the Gartenamt, Nina is new, one line is broken, and there is a column nobody knows."""
    head, *lines = staff_file(["34"]).decode().splitlines()
    gero = next(line for line in lines if line.startswith(GERO)).replace(";66;", ";67;")
    nina = "20000001;Neu;Nina;;nina.neu@stadt.example;66;;Sachbearbeitung;;01.11.2025;;100;;Rathaus;"
    broken = "2000O002;Neu;Nils;;;66;;;;;;;;;"
    extra = "Führerschein" if with_scripts else "Schwimmabzeichen"
    return "\r\n".join([f"{head};{extra}", *(f"{line};B" for line in (gero, nina, broken))]).encode("cp1252")


def wait_until(page: Page, words: str) -> None:
    """Until the page says so: by itself where scripts run, by looking again where none do."""
    heading = page.get_by_role("heading", name=re.compile(words))
    for _try in range(40):
        if heading.count():
            break
        again = page.get_by_role("link", name="Noch einmal nachsehen")
        if again.count() and not page.evaluate("typeof htmx !== 'undefined'"):
            again.click()
        page.wait_for_timeout(500)
    expect(heading).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_dora_imports_staff_and_takes_it_back(walker, scripts):
    dora = walker("desktop" if scripts else "phone", scripts=scripts)
    page = dora.sign_in(DORA)
    page.locator("main").get_by_role("link", name="Personaldaten einlesen").click()
    dora.look()
    file = {"name": "november.csv", "mimeType": "text/csv", "buffer": november(scripts)}
    page.get_by_label("Personaldatei").set_input_files(file)
    page.get_by_label(re.compile("nur einen Teil")).check()
    page.get_by_role("button", name="Datei prüfen").click()

    expect(page.get_by_role("heading", level=1, name="Spalten zuordnen")).to_be_visible()
    dora.look()
    page.get_by_label(re.compile("Führerschein|Schwimmabzeichen")).select_option("attribute")
    page.get_by_role("button", name="Speichern und Datei prüfen").click()

    wait_until(page, "Noch ist nichts geschrieben.*1 neue Person, 1 Person wechselt das Amt")
    dora.look()
    expect(page.get_by_role("row", name=re.compile("Graf, Gero"))).to_contain_text("Garten-, Friedhofs- und Forstamt")
    page.get_by_role("link", name=re.compile("Zeilen zu berichtigen")).click()
    expect(page.get_by_role("row", name=re.compile("Buchstabe O"))).to_be_visible()
    dora.look()
    with page.expect_download() as download:
        page.get_by_role("link", name="Liste der Zeilen herunterladen").click()
    assert "Buchstabe O" in download.value.path().read_text("utf-8-sig")

    page.get_by_role("button", name="Ausführen").click()
    wait_until(page, "Ausgeführt")
    dora.look()
    address = page.url.split("?")[0]
    dora.go("/personal/importe/")
    expect(page.get_by_role("row", name=re.compile("november.csv")).first).to_contain_text("Ausgeführt")
    dora.go(address)
    page.get_by_text("Dieses Einlesen rückgängig machen").click()
    dora.look()
    page.get_by_role("button", name="Rückgängig machen").click()
    wait_until(page, "Rückgängig gemacht: 2 Einträge sind wieder wie vorher")
    dora.look()
