"""Whoever is shown facts about somebody else leaves a line in that person's access log: on every page, in every file.

Everybody of the cast gets facts that stand nowhere else. All addresses are opened by everybody; where such a fact of
somebody else is told, there must be a record of it. A new view that shows people's data fails here until it records.
"""

from collections.abc import Iterator
from copy import deepcopy
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from lms.models import ReportExport
from lms.reports.services import prepare_export
from people.models import AccessRecord, Post, User
from tests.house.routes import EVERYBODY, PAGES, ROUTES
from tests.house.scene import cast, scene, visitor
from tests.house.test_editor_rights import addresses

# Pages on which the fact is meant for everybody: profiles tell how colleagues and Digital Movers are reached.
TOLD_TO_ALL = ("/movers/", "/personen/")
ASKED = [
    "/auswertung/namen/?kurs={scene.course.slug}",
    "/movers/verwaltung/?q={name}",
    "/einstellungen/vertretung/?q={name}",
    "/cms/personen/?q={name}",
    "/cms/rollen/?rolle=mover",
    "/datenschutz/wer-darf-was/?art=person-entry&was={number}",
    "/datenschutz/wer-darf-was/?art=page&was={scene.narrow_course.pk}&wer={number}",
]


@pytest.fixture
def marked(scene) -> dict[int, list[str]]:
    """Facts by which each person can be recognised; only those who may see the person's data ever read them."""
    marks = {}
    for user in User.objects.filter(is_active=True):
        secret = f"{user.pk:04}"
        User.objects.filter(pk=user.pk).update(phone=f"0711-{secret}-77", born_on="1977-07-07")
        Post.objects.filter(user=user).update(job=f"Geheimtätigkeit{secret}", hazard_group=f"Gefahr{secret}")
        marks[user.pk] = [
            user.personnel_number,
            f"0711-{secret}-77",
            f"Geheimtätigkeit{secret}",
            f"Gefahr{secret}",
            *filter(None, [user.email]),
        ]
    return marks


@pytest.fixture
def lenient(settings) -> None:
    """Wagtail's templates rely on Django's way with unknown variables."""
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")


def visits(scene: SimpleNamespace, name: str) -> Iterator[str]:
    """Every address that is opened by looking, with searches that name people; the editor's for those who get in."""
    yield from (route.address(scene) for route in [*ROUTES, *PAGES] if not route.post)
    alma = scene.cast.alma
    yield from (wish.format(scene=scene, name=alma.last_name, number=alma.personnel_number) for wish in ASKED)
    if name == "otto":
        yield from (address for address in addresses(scene) if is_our_desk(address) or "/reports/" in address)


def is_our_desk(address: str) -> bool:
    """Whether a page of ours answers below /cms/, and not one of Wagtail's."""
    if not address.startswith("/cms/"):
        return False
    try:
        return resolve(address.split("?")[0]).func.__module__.startswith("people.")
    except Resolver404:
        return False


def unrecorded(browser: Client, viewer: User, address: str, marked: dict[int, list[str]]) -> list[str]:
    """Whose facts are told without a record of it, in words."""
    with transaction.atomic():
        answer: HttpResponse = browser.get(address)
        told = b"".join(answer).decode(errors="replace")
        recorded = set(AccessRecord.objects.filter(viewer=viewer).values_list("subject", flat=True))
        transaction.set_rollback(True)
    return [
        f"{viewer} {address}: {mark}"
        for person, marks in marked.items()
        if person != viewer.pk and person not in recorded
        for mark in marks
        if mark in told
    ]


@pytest.mark.parametrize("names", [EVERYBODY[::3], EVERYBODY[1::3], EVERYBODY[2::3]], ids="+".join)
def test_no_page_tells_facts_about_others_without_a_record(visitor, scene, marked, lenient, names):
    silent = []
    for name in names:
        browser, viewer = visitor(name), getattr(scene.cast, name)
        browser.raise_request_exception = False
        for address in dict.fromkeys(visits(scene, name)):
            if not address.startswith(TOLD_TO_ALL) or "verwaltung" in address:
                silent += unrecorded(browser, viewer, address, marked)
    assert "\n".join(silent) == ""


def test_files_with_names_leave_a_record_for_everybody_in_them(scene, marked):
    asked = ReportExport.objects.create(by=scene.cast.dora, report="completion_by_person", filters=scene.export.filters)
    prepare_export(export=asked)
    told = asked.file.open().read().decode("utf-8-sig")
    inside = {person for person, marks in marked.items() if any(mark in told for mark in marks)}
    recorded = set(AccessRecord.objects.filter(viewer=scene.cast.dora).values_list("subject", flat=True))
    assert len(inside) > 5
    assert inside - recorded == {scene.cast.dora.pk}


def test_the_facts_are_really_told_where_they_should_be(visitor, scene, marked, lenient):
    """Otherwise the tests above would find nothing because there is nothing."""
    alma = scene.cast.alma
    for name, address in (
        ("dora", f"/auswertung/namen/?kurs={scene.course.slug}"),
        ("paula", "/movers/verwaltung/?q=Aydin"),
        ("otto", f"/cms/personen/{alma.personnel_number}/"),
    ):
        assert alma.personnel_number in visitor(name).get(address).content.decode(), address
        assert AccessRecord.objects.filter(viewer=getattr(scene.cast, name), subject=alma).exists()


def test_the_desk_is_walked(scene):
    """Pages of ours in the editor are found by who answers them, so a new one is opened above without being named."""
    walked = {address.split("/")[2] for address in addresses(scene) if is_our_desk(address)}
    assert {"personen", "rollen", "geraete", "briefe"} <= walked
