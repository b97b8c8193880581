"""The pages that are measured, found by following links as people do."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from benchmarks.cast import NUMBERS, PASSWORD
from benchmarks.visitor import SIGN_IN, Visitor


@dataclass(frozen=True)
class MeasuredPage:
    """A page and who asks for it; nobody in particular for the sign-in page."""

    name: str
    path: str
    who: str = "employee"


def visitor(address: tuple[str, int], who: str) -> Visitor:
    """A browser in which one of the visitors is signed in."""
    browser = Visitor(*address)
    if who:
        browser.sign_in(NUMBERS[who], PASSWORD)
    return browser


def measured_pages(address: tuple[str, int]) -> list[MeasuredPage]:
    """All pages with their addresses on this server."""
    employee, hr = visitor(address, "employee"), visitor(address, "hr")
    slug = first(employee, "/lernen/", r"/lernen/(?!bescheinigungen|verlauf|bildungspass)[\w-]+/").split("/")[2]
    course = f"/kurse/{slug}/"
    lesson = first(employee, course, rf"/lernen/{slug}/[\w-]+/")
    guidance = first(employee, "/anleitungen/", r"/anleitungen/(?!schreiben)[\w-]+/[\w-]+/")
    names = first(hr, f"/auswertung/?kurs={slug}", r"/auswertung/namen/\?[^\"]+")
    return [
        MeasuredPage("Sign-in", SIGN_IN, ""),
        MeasuredPage("Start page, employee", "/"),
        MeasuredPage("Start page, Digital Mover", "/", "mover"),
        MeasuredPage("Start page, HR", "/", "hr"),
        MeasuredPage("Catalogue", "/kurse/"),
        MeasuredPage("Catalogue, searched", "/kurse/?q=Datenschutz"),
        MeasuredPage("Course", course),
        MeasuredPage("Lesson", lesson),
        MeasuredPage("My learning", "/lernen/"),
        MeasuredPage("Digital Movers", "/movers/"),
        MeasuredPage("Guidance list", "/anleitungen/"),
        MeasuredPage("Guidance page", guidance),
        MeasuredPage("Questions", "/fragen/"),
        MeasuredPage("Search", f"/suche/?q={quote('Urlaubsantrag freigeben')}"),
        MeasuredPage("HR overview", "/auswertung/", "hr"),
        MeasuredPage("HR overview of a course", f"/auswertung/?kurs={slug}", "hr"),
        MeasuredPage("HR names", names.replace("&amp;", "&"), "hr"),
    ]


def first(browser: Visitor, path: str, pattern: str) -> str:
    """The first link on a page that looks like this."""
    found = re.search(rf'href="({pattern})"', browser.get(path).body.decode())
    if not found:
        raise SystemExit(f"No link like {pattern} on {path}. Has the database been filled?")
    return found.group(1)
