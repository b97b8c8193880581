"""Questions come and go; a pre-check spares a lesson; people say without names what a course was like."""

import re
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import expect

from courses.exchange.formats import read
from tests.courses.exchange.conftest import png
from tests.journeys.learner import take_quiz

EMIL, OTTO = "10000005", "10000009"
MOODLE = Path(__file__).resolve().parents[1] / "courses" / "exchange" / "files" / "moodle.xml"


def test_emil_brings_questions_from_moodle_and_takes_them_out_as_qti(walker, tmp_path):
    emil = walker("desktop")
    page = emil.sign_in(EMIL)
    emil.go("/cms/fragen-austausch/")
    data = MOODLE.read_bytes().replace(b"PLAN", b64encode(png()))
    page.locator("input[type=file]").set_input_files([{"name": "brand.xml", "mimeType": "text/xml", "buffer": data}])
    page.get_by_role("button", name="Datei ansehen").click()

    expect(page.get_by_text("9 Fragen können übernommen werden")).to_be_visible()
    expect(page.get_by_role("cell", name="essay")).to_be_visible()
    page.get_by_role("button", name="9 Fragen übernehmen").click()
    expect(page.get_by_text("9 Fragen dieser Datei stehen jetzt in der Sammlung")).to_be_visible()

    emil.go("/cms/fragen-austausch/")
    page.get_by_label("Kategorie").select_option("Brandschutz / Räumung")
    page.get_by_label("Format").select_option("QTI 3.0")
    with page.expect_download() as download:
        page.get_by_role("button", name="Datei speichern").click()
    download.value.save_as(tmp_path / "fragen.zip")
    assert len(read((tmp_path / "fragen.zip").read_bytes()).items) == 9


def test_otto_is_spared_what_he_knows(walker):
    otto = walker("desktop")
    page = otto.sign_in(OTTO)
    otto.go("/kurse/prozesse-aufnehmen/")
    page.get_by_role("button", name=re.compile("Kurs starten|Kurs noch einmal machen")).click()
    expect(page.get_by_role("heading", name="Was Sie nicht machen müssen, wenn Sie bestehen")).to_be_visible()
    take_quiz(otto, "prozesse-aufnehmen", "pre_check")

    expect(page.get_by_text("Das können Sie schon")).to_be_visible()
    page.get_by_role("link", name="Weiter im Kurs").click()
    expect(page.locator("article.c-lesson")).to_be_visible()
    expect(page.get_by_text("durch Vorwissen erledigt").first).to_be_visible()
    expect(page.locator(".c-lessonnav")).to_contain_text("Prüfen und verbessern")
    otto.look()


def test_alma_says_what_a_course_was_like_and_hr_reads_it_without_her(walker):
    alma = walker("phone", scripts=False)
    page = alma.sign_in("10000001")
    alma.go("/kurse/datenschutz-grundlagen/")
    page.get_by_role("link", name="Rückmeldung geben").click()
    expect(page.get_by_role("heading", level=1, name="Wie war der Kurs?")).to_be_visible()
    for label in ("stimmt genau", "stimmt eher", "genau richtig"):
        page.get_by_label(label, exact=True).last.check()
    page.get_by_label("stimmt genau", exact=True).first.check()
    page.get_by_label("Was sollte anders sein?").fill("Das bleibt vorerst verborgen.")
    page.get_by_role("button", name="Ohne Namen senden").click()
    expect(page.get_by_text("Vielen Dank")).to_be_visible()

    hr = walker("desktop")
    read_by_hr = hr.sign_in("10000004")
    hr.go("/auswertung/rueckmeldungen/")
    read_by_hr.get_by_role("link", name="Datenschutz-Grundlagen").click()
    expect(read_by_hr.get_by_role("heading", level=1)).to_contain_text("Datenschutz")
    hr.look()
    assert "Das bleibt vorerst verborgen." not in read_by_hr.locator("main").inner_text()
