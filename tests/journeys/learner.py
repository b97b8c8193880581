"""What Alma knows when she takes a course: the right answers, from the course's own source."""

import re
import tomllib
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.walker import Walker

DEMO = Path(__file__).resolve().parents[2] / "courses" / "demo"


def questions_of(course: str, part: str = "quiz") -> dict[str, dict]:
    """The questions of a test of the course by their text."""
    source = tomllib.loads((DEMO / f"{course}.toml").read_text())
    return {question["text"]: question for question in source[part]["questions"]}


def answer_rightly(page: Page, question: dict) -> None:
    """Fill in the right answer, whatever kind of question it is."""
    match question["kind"]:
        case "ordering":
            for place, step in enumerate(question["answers"], start=1):
                page.get_by_label(step["text"]).select_option(str(place))
        case "matching":
            for item in question["answers"]:
                page.get_by_label(item["text"]).select_option(item["counterpart"])
        case "cloze":
            for place, gap in enumerate(re.findall(r"\[\[(.+?)\]\]", question["gaps"]), start=1):
                page.get_by_label(f"Lücke {place}").fill(gap.split("|")[0].upper())
        case "text":
            page.get_by_label("Ihre Antwort").fill(f"  {question['answers'][0]['text'].capitalize()}.")
        case _:
            for answer in question["answers"]:
                if answer["correct"]:
                    page.locator("label.c-option").filter(has_text=re.compile(re.escape(answer["text"]))).first.click()


def take_course(walker: Walker, course: str) -> None:
    """From the course page through all lessons and the quiz to the result, looking at every page."""
    page = walker.page
    page.get_by_role("button", name="Kurs starten").click()
    page.wait_for_url("**/lernen/**")
    lessons = 0
    while page.locator("article.c-lesson").count():
        walker.look()
        lessons += 1
        assert lessons < 20
        before = page.url
        page.locator(".c-lessonnav").get_by_role("button").last.click()
        page.wait_for_url(lambda url, before=before: url != before)
    assert lessons >= 4
    take_quiz(walker, course)


def take_quiz(walker: Walker, course: str, part: str = "quiz") -> None:
    """Answer every question rightly and hand in."""
    page, questions = walker.page, questions_of(course, part)
    walker.look()
    page.locator("main form button[type=submit]").first.click()
    for _question in range(len(questions)):
        heading = page.locator("h1")
        expect(page.get_by_role("button", name="Antwort prüfen")).to_be_visible()
        asked = next(text for text in questions if plain(text) in plain(heading.inner_text()))
        walker.look()
        answer_rightly(page, questions[asked])
        page.get_by_role("button", name="Antwort prüfen").click()
        expect(page.get_by_role("heading", name="Richtig", exact=True)).to_be_visible()
        walker.look()
        go_on(page)
    walker.look()


def go_on(page: Page) -> None:
    """To the next question, or to the result."""
    following = page.get_by_role("link", name="Nächste Frage")
    (following if following.count() else page.get_by_role("button", name="Ergebnis")).first.click()
    page.wait_for_load_state("load")


def plain(text: str) -> str:
    """Without soft hyphens and doubled spaces."""
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u2060", "")).strip()
