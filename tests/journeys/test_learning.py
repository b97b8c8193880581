"""The main job: an employee finds a course, takes it to the end, and can prove it."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.learner import take_course

ALMA, DORA = "10000001", "10000004"


def completions_seen_by_hr(walker, course: str) -> int:
    """How many people HR sees as done with a course."""
    hr = walker("desktop")
    hr.sign_in(DORA)
    page = hr.go(f"/auswertung/?kurs={course}")
    hr.look()
    return int(re.search(r"([\d.]+) von", page.locator("#figures .c-lead").inner_text()).group(1).replace(".", ""))


@pytest.mark.parametrize(
    ("course", "title", "words", "size", "scripts"),
    [
        ("informationssicherheit", "Informationssicherheit", "Sicherheit", "phone", True),
        ("e-akte-einstieg", "E-Akte: Einstieg", "Akten", "phone", False),
    ],
    ids=["on a phone", "on a phone without scripts"],
)
def test_alma_takes_a_course_and_proves_it(walker, course, title, words, size, scripts):
    before = completions_seen_by_hr(walker, course)
    alma = walker(size, scripts=scripts)
    page = alma.sign_in(ALMA)
    alma.look()

    alma.go("/kurse/")
    page.locator("main input[name=q]").first.fill(words)
    page.locator("main [role=search] button[type=submit]").first.click()
    page.wait_for_url("**q=**")
    page.get_by_role("link", name=re.compile(title.replace("-", "-\u2060?"))).first.click()
    alma.look()
    take_course(alma, course)
    expect(page.get_by_role("heading", level=1, name="Bestanden")).to_be_visible()

    page.locator("#certificate >> xpath=../..").get_by_role("link").first.click()
    alma.look()
    number = page.url.rstrip("/").split("/")[-1]
    pdf = PdfReader(io.BytesIO(page.request.get(f"{page.url}pdf/").body()))
    text = "".join(sheet.extract_text() for sheet in pdf.pages)
    assert "Alma Aydin" in text
    assert number in text

    stranger = walker("phone", scripts=scripts)
    stranger.go(f"/pruefen/{number}/")
    stranger.look()
    shown = stranger.page.locator("main").inner_text()
    assert title in shown.replace("\u2060", "")
    assert "Aydin" not in shown

    assert completions_seen_by_hr(walker, course) == before + 1


def test_alma_goes_on_where_she_stopped_on_another_device(walker):
    desk = walker("desktop")
    page = desk.sign_in(ALMA)
    desk.go("/kurse/barrierefreie-dokumente/")
    if page.get_by_role("button", name="Kurs starten").count():
        page.get_by_role("button", name="Kurs starten").click()
    else:
        page.locator("main").get_by_role("link", name=re.compile("Weiter mit")).click()
    page.wait_for_url("**/lernen/**")
    page.locator(".c-lessonnav").get_by_role("button").last.click()
    page.wait_for_load_state()
    stopped_at = page.url

    phone = walker("phone")
    page = phone.sign_in(ALMA)
    phone.go("/lernen/")
    phone.look()
    phone.go("/lernen/barrierefreie-dokumente/")
    assert page.url == stopped_at


def test_a_wrong_certificate_number_gets_a_friendly_answer(walker):
    stranger = walker("phone")
    stranger.go("/pruefen/")
    stranger.look()
    stranger.page.locator("main input[type=text]").fill("SC-26-0000-0000")
    stranger.page.locator("main form button[type=submit]").click()
    stranger.page.wait_for_load_state()
    stranger.look()
