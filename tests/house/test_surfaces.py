"""What is not meant for somebody appears nowhere: in no list, count, filter, search, message or card."""

import re
from html import unescape
from types import SimpleNamespace

import pytest
from django.test import Client

from tests.house.routes import EVERYBODY, FRAGMENTS, SURFACES, THINGS, Route
from tests.house.scene import cast, scene, visitor

HTMX = {"HX-Request": "true"}


def shown(browser: Client, address: str, **headers: str) -> str:
    """What the answer says, without the marks of the search."""
    html = browser.get(address, headers=headers).content.decode()
    return unescape(re.sub(r"</?mark>", "", html))


def hidden_from(name: str, scene: SimpleNamespace) -> list[str]:
    """The titles this person must never meet."""
    return [getattr(scene, thing).title for thing, who in THINGS.items() if name not in who]


def leaks(scene: SimpleNamespace, browser: Client, name: str) -> list[str]:
    """Where this person meets a title that is not for them, in words."""
    titles = hidden_from(name, scene)
    visits = [(surface, {}) for surface in SURFACES] + [(surface, HTMX) for surface in FRAGMENTS]
    found = []
    for surface, headers in visits:
        address = Route("", at=surface).address(scene)
        said = shown(browser, address, **headers)
        found += [f"{name} {address} {headers}: {title}" for title in titles if title in said]
    return found


@pytest.mark.parametrize(
    "names", [EVERYBODY[::3], EVERYBODY[1::3], EVERYBODY[2::3], ("anonymous", "ida")], ids="+".join
)
def test_no_surface_gives_a_title_away(visitor, scene, names):
    assert "\n".join(line for name in names for line in leaks(scene, visitor(name), name)) == ""


def test_the_surfaces_do_show_what_is_meant(visitor, scene):
    """Otherwise the test above would find nothing because there is nothing."""
    alma, paula = visitor("alma"), visitor("paula")
    said = "".join(shown(alma, Route("", at=surface).address(scene)) for surface in SURFACES)
    for thing, who in THINGS.items():
        assert (getattr(scene, thing).title in said) == ("alma" in who), thing
    assert scene.movers_course.title in shown(paula, "/kurse/")
    assert scene.movers_guidance.title in shown(paula, "/anleitungen/")


def known(name: str, kind: str) -> int:
    """How many things of one kind this person may know of; every kind has besides one or two for all."""
    for_all = {"course": 2, "guidance": 2}[kind]
    return for_all + sum(name in who for thing, who in THINGS.items() if thing.endswith(kind))


@pytest.mark.parametrize("names", [EVERYBODY[::2], EVERYBODY[1::2]], ids="+".join)
def test_counts_are_what_the_person_sees(visitor, scene, names):
    for name in names:
        browser = visitor(name)
        catalogue = browser.get("/kurse/").context["catalogue"]
        assert catalogue.page.paginator.count == known(name, "course"), name
        for facet in catalogue.facets:
            counts = [option.count for option in (*facet.options, *facet.more)]
            if facet.name in ("fuer", "format"):  # a course may be for several offices, and meet in several ways
                assert max(counts) <= known(name, "course"), name
            else:
                assert sum(counts) == known(name, "course"), (name, facet.name)
        assert browser.get("/anleitungen/").context["page_of_list"].paginator.count == known(name, "guidance"), name
        found = browser.get("/suche/?q=Turmalin").context
        counted = {source.name: number for source, number in found["kinds"]}
        assert counted.get("kurse", 0) == known(name, "course") - 2, name
        assert counted.get("anleitungen", 0) == known(name, "guidance") - 2, name
        assert counted.get("fragen", 0) == (name in THINGS["question"]), name
        assert counted.get("neues", 0) == (name in THINGS["narrow_news"]), name
        assert found["total"] == sum(counted.values()) == found["page"].paginator.count, name
