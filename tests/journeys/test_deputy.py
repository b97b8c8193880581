"""Bruno names Alma as his deputy, with the keyboard alone; Alma sees the team until Bruno ends it."""

import re

import pytest
from playwright.sync_api import expect

BRUNO, ALMA = "10000002", "10000001"


def reach(page, name: str) -> None:
    """Go on with the tab key until the link or button of this name has the focus, then press it."""
    for _press in range(80):
        page.keyboard.press("Tab")
        focused = page.locator("a:focus, button:focus")
        if focused.count() and re.search(name, focused.inner_text()):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"“{name}” is not reached with the tab key at {page.url}")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_bruno_names_a_deputy_who_sees_the_team_until_he_ends_it(walker, scripts):
    bruno = walker("desktop", scripts=scripts)
    page = bruno.sign_in(BRUNO)
    bruno.go("/team/")
    expect(page.get_by_role("heading", level=1, name="Mein Team")).to_be_visible()
    bruno.look()
    reach(page, r"^\s*Vertretung")
    expect(page.get_by_role("heading", level=1, name="Vertretung")).to_be_visible()
    bruno.look()
    page.locator("main input[name=q]").focus()
    page.keyboard.type("Aydin")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Alma Aydin")
    bruno.look()
    page.locator("main").get_by_role("link", name=re.compile("Auswählen.*Alma Aydin")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Alma Aydin")
    bruno.look()
    reach(page, "Als Vertretung benennen")
    expect(page.locator("body")).to_contain_text("ist als Ihre Vertretung benannt")
    expect(page.locator("main")).to_contain_text("Alma Aydin")

    alma = walker("phone", scripts=scripts)
    alma.sign_in(ALMA)
    alma.go("/team/")
    expect(alma.page.locator("main")).to_contain_text("Team von Bruno Berger")
    alma.look()

    page.get_by_role("button", name=re.compile("Beenden.*Alma Aydin")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_contain_text("vertritt Sie nicht mehr")
    bruno.look()
    alma.go("/team/")
    expect(alma.page.locator("body")).not_to_contain_text("Team von Bruno Berger")
