"""The role matrix: every address, for everybody of the cast, for somebody who has left and for strangers."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone

from people.directory.roles import EDITING_GROUPS, Role
from people.directory.services import grant, see_off
from people.models import User
from people.privacy.access import kinds
from tests.house.routes import EVERYBODY, ONLY_POST, PAGES, ROUTES, SIGN_IN
from tests.house.scene import cast, scene, visitor

EDITOR = "cms/"
AREAS = (
    "/auswertung/",
    "/movers/verwaltung/",
    "/datenschutz/zugriffe/",
    "/datenschutz/wer-darf-was/",
    "/movers/mein-profil/",
)


def patterns(within: URLResolver, above: str = "") -> Iterator[str]:
    """Every address the platform knows, as the urls.py say it."""
    for found in within.url_patterns:
        address = f"{above}{found.pattern}"
        if isinstance(found, URLPattern):
            yield address
        else:
            yield from patterns(found, address)


def test_every_address_stands_in_the_table():
    known = {found for found in patterns(get_resolver()) if not found.startswith(EDITOR)}
    listed = [route.pattern for route in ROUTES]
    assert known - set(listed) == set(), "addresses without a line in tests/house/routes.py"
    assert set(listed) - known == set(), "lines without an address"
    assert len(listed) == len(set(listed))


def ask(browser: Client, address: str, *, post: bool = False) -> HttpResponse:
    """The answer; whatever it changed is undone, so that every address meets the same scene."""
    with transaction.atomic():
        answer = browser.post(address) if post else browser.get(address)
        b"".join(answer)  # a file is read to its end, and closed
        transaction.set_rollback(True)
    return answer


def outcome(answer: HttpResponse, address: str) -> int | str:
    """The status, or that the answer leads to the sign-in page and back."""
    leads_back = f"/konto/anmelden/?next={quote(address)}"
    return SIGN_IN if answer.status_code == 302 and answer["Location"] == leads_back else answer.status_code


def wrong(visitor: Callable[[str], Client], scene: SimpleNamespace, name: str) -> list[str]:
    """What this person gets other than declared, in words."""
    found = []
    for route in [*ROUTES, *PAGES]:
        address = route.address(scene)
        given = outcome(ask(visitor(name), address, post=route.post), address)
        if given != route.expected(name):
            found.append(f"{name} {address}: {given}, declared {route.expected(name)}")
    return found


# In groups, because the scene is dear.
@pytest.mark.parametrize("names", [EVERYBODY[::3], EVERYBODY[1::3], EVERYBODY[2::3]], ids="+".join)
def test_everybody_gets_what_is_declared(visitor, scene, names):
    assert "\n".join(line for name in names for line in wrong(visitor, scene, name)) == ""


def test_strangers_and_those_who_have_left_are_asked_to_sign_in(visitor, scene):
    """Ida's browser was signed in; the account is closed now."""
    assert "\n".join([*wrong(visitor, scene, "anonymous"), *wrong(visitor, scene, "ida")]) == ""


def test_whoever_leaves_loses_every_right_with_the_next_request(visitor, scene):
    """Hanna held every role and was signed in; once she is seen off, her open browser is a stranger's everywhere."""
    hanna, registry = scene.cast.hanna, scene.world.registry
    for role in Role:
        grant(user=hanna, role=role, office=registry if role == Role.MOVER else None, by=scene.cast.otto)
    assert [visitor("hanna").get(path).status_code for path in AREAS] == [200] * len(AREAS)
    assert hanna.groups.count() >= len(EDITING_GROUPS)

    see_off([hanna.pk], on=timezone.localdate())

    assert "\n".join(wrong(visitor, scene, "hanna")) == ""
    assert [outcome(visitor("hanna").get(path), path) for path in AREAS] == [SIGN_IN] * len(AREAS)
    gone = User.objects.get(pk=hanna.pk)
    assert not gone.groups.exists()
    assert not gone.is_staff
    assert not User.objects.working().filter(pk=gone.pk).exists()
    assert not any(asked.may_see(gone, asked.find("")) for asked in kinds() if not asked.hint), "no rule lets her in"


def test_what_changes_something_does_not_happen_by_following_a_link(visitor, scene):
    changing = [route.address(scene) for route in [*ROUTES, *PAGES] if route.post]
    assert [address for address in changing if ask(visitor("alma"), address).status_code != ONLY_POST] == []
