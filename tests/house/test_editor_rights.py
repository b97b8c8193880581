"""The editor below /cms/: who gets in, and that nobody finds there what belongs to others.

Every address Wagtail has is tried with things that are not the person's. What is refused leads back to where the
person works, or is not there; what is shown never names what they may neither read nor work on.
"""

import re
from copy import deepcopy
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from wagtail.models import Page

from people.directory.roles import EDITING_GROUPS, Role
from people.directory.services import grant
from tests.house.routes import EVERYBODY, NOT_OPEN, OK
from tests.house.scene import cast, scene, visitor
from tests.house.test_role_matrix import EDITOR, ask, patterns

EDITING = ("cem", "emil", "paula", "otto")
MADE_TO_FAIL = {"cms/failwhale/", "cms/test404/"}  # Wagtail's own tests of error pages
PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "page_pk")
WORDS = {  # what stands in an address for a kind of thing
    "<slug:content_type_app_name>/<slug:content_type_model_name>": "courses/coursepage",
    "<str:app_label>/<str:model_name>/<str:action>": "wagtailcore/page/delete",
    "<slug:app_label>/<slug:model_name>": "courses/coursepage",
    "<slug:app_name>/<slug:model_name>": "cms/sitesettings",
    "<str:app_label>/<str:model_name>": "wagtailcore/page",
    "<slug:action_name>": "approve",
    "<str:action_name>": "delete",
    "<str:filter_spec>": "max-10x10",
    r"(live|earliest|\d+)\.\.\.(live|latest|\d+)": "live...latest",
}

# What the people of the editor must not meet there: neither readable for them nor theirs to work on.
COURSE_AUTHORS, ALL_EDITORS, OPERATORS = ("emil",), ("emil",), ("otto",)
SECRETS = {
    "a course that is not published": ("Kursentwurf Obsidian", ALL_EDITORS),
    "a draft of another office": ("Straßenentwurf Obsidian", ALL_EDITORS),
    "a draft of information": ("Entwurf Obsidian", ALL_EDITORS),
    "guidance for Digital Movers": ("Moverrunde Turmalin", ("cem", "emil", "paula")),
    "guidance of one office": ("Siegelmappe Turmalin", ("cem", "emil", "paula")),
    "a course of one office": ("Eheurkunden Turmalin", ("cem", "emil", "paula")),
    "news of one office": ("Neuigkeit Turmalin", ("cem", "emil", "paula")),
    "the bank of questions": ("Was tun Sie bei einer Datenpanne", COURSE_AUTHORS),
    "the answers": ("Nichts löschen", COURSE_AUTHORS),
    "a document": ("merkblatt.pdf", ALL_EDITORS),
    "somebody without any task": ("Gero", OPERATORS),
    "a personnel number": ("10000007", OPERATORS),
    "a question to Digital Movers": ("Urkunde in Farbe", ()),
    "what Alma learns": ("Aydin", OPERATORS),
}


@pytest.fixture
def lenient(settings) -> None:
    """Wagtail's templates rely on Django's way with unknown variables."""
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")


def test_only_editing_roles_get_in(visitor, scene):
    for path in ("/cms/", "/cms/pages/", "/cms/personen/", "/cms/gibt/es/nicht/"):
        for name in set(EVERYBODY) - set(EDITING):
            assert ask(visitor(name), path).status_code == NOT_OPEN, (name, path)
        for name in ("anonymous", "ida"):
            assert ask(visitor(name), path)["Location"] == f"/konto/anmelden/?next={quote(path)}", (name, path)


def test_the_door_follows_the_role(visitor, scene, lenient):
    assert {name for name in EVERYBODY if ask(visitor(name), "/cms/").status_code == OK} == set(EDITING)
    for role in Role:
        person = scene.cast.gero
        person.grants.all().delete()
        person.groups.clear()
        grant(user=person, role=role, office=scene.world.roads if role == Role.MOVER else None, by=scene.cast.otto)
        assert (ask(visitor("gero"), "/cms/").status_code == OK) == (role in EDITING_GROUPS), role


def addresses(scene: SimpleNamespace) -> list[str]:
    """Every address of the editor, filled with things of others: drafts, restricted pages, Gero, other ids."""
    pages = [scene.other_draft.pk, scene.draft_course.pk, scene.narrow_course.pk, scene.other_draft.get_parent().pk]
    found = []
    for pattern in dict.fromkeys(patterns(get_resolver())):
        if pattern.startswith(EDITOR) and pattern not in MADE_TO_FAIL:
            several = pages if any(name in pattern for name in PAGE_ARGUMENTS) or r"(\d+)" in pattern else pages[:1]
            found += [filled(pattern, page, scene) for page in several]
    return [*found, *searched(pages, scene)]


def filled(pattern: str, page: int, scene: SimpleNamespace) -> str:
    """The pattern as an address of that page."""
    address = pattern.replace("^", "").replace("$", "").replace(".*", "nichts").replace(r"(\d+)", str(page))
    for words, given in WORDS.items():
        address = address.replace(words, given)
    for name in PAGE_ARGUMENTS:
        address = address.replace(f"<int:{name}>", str(page))
    address = address.replace("<int:destination_id>", str(Page.get_first_root_node().pk))
    address = re.sub(r"<int:(document_id|doc_id)>", str(scene.document.pk), address)
    address = address.replace("<str:number>", scene.cast.gero.personnel_number)
    return f"/{re.sub(r'<[^>]+>', '1', address)}"


def searched(pages: list[int], scene: SimpleNamespace) -> list[str]:
    """Searches, choosers and lists with a wish in the address."""
    ids = "&".join(f"id={page}" for page in pages)
    root = Page.objects.get(depth=2).pk
    return [
        *(f"/cms/pages/search/?q={word}" for word in ("Turmalin", "Obsidian")),
        *(f"/cms/choose-page/search/?q={word}" for word in ("Turmalin", "Obsidian")),
        *(f"/cms/choose-page/chosen-multiple/?id={page}" for page in pages),
        f"/cms/choose-page/chosen-multiple/?{ids}",
        *(f"/cms/choose-page/{page.pk}/" for page in Page.objects.get(pk=root).get_children()),
        f"/cms/api/main/pages/?child_of={scene.draft_course.get_parent().pk}",
        f"/cms/api/main/documents/{scene.document.pk}/",
        f"/cms/documents/chooser/chosen/{scene.document.pk}/",
        f"/cms/documents/chooser/chosen-multiple/?id={scene.document.pk}",
        "/cms/documents/chooser/?q=merkblatt",
        "/cms/snippets/choose/courses/question/chosen-multiple/?id=1&id=2",
        "/cms/personen/?q=Gero",
        "/cms/users/?q=Gero",
        "/cms/reports/site-history/?user=1",
        "/cms/tag-autocomplete/?term=e",
    ]


def told(answer: HttpResponse) -> str:
    return answer.content.decode(errors="replace") if not answer.streaming else ""


@pytest.mark.parametrize("name", EDITING)
def test_nobody_meets_in_the_editor_what_belongs_to_others(visitor, scene, lenient, name):
    secrets = {what: words for what, (words, known_to) in SECRETS.items() if name not in known_to}
    wrong = []
    for address in addresses(scene):
        browser: Client = visitor(name)
        browser.raise_request_exception = False
        answer = ask(browser, address)
        if answer.status_code >= 500:
            wrong.append(f"{address}: {answer.status_code}")
        wrong += [f"{address}: {what}" for what, words in secrets.items() if words in told(answer)]
    assert "\n".join(wrong) == ""


def test_authors_and_movers_of_two_offices_explore_only_what_they_work_on(visitor, scene, lenient):
    """Wagtail would let both explore everything below the page that their shelves have in common."""
    theirs = [scene.other_draft, scene.other_guidance.get_parent(), scene.draft_guidance]
    for role, office in ((Role.AUTHOR, None), (Role.MOVER, scene.world.hr), (Role.MOVER, scene.world.doit)):
        grant(user=scene.cast.gero, role=role, office=office, by=scene.cast.otto)
        for page in theirs:
            for address in (f"/cms/pages/{page.pk}/", f"/cms/pages/{page.pk}/results/"):
                answer = ask(visitor("gero"), address)
                assert answer.status_code in {302, 404}, (role, address)
    assert ask(visitor("gero"), f"/cms/pages/{scene.draft_course.pk}/").status_code == OK


def test_movers_work_on_their_own_shelf_only(visitor, scene, lenient):
    def explorer(page: Page) -> HttpResponse:
        return ask(visitor("cem"), f"/cms/pages/{page.pk}/")

    own, other = scene.guidance.get_parent(), scene.other_guidance.get_parent()
    listed = told(explorer(own))
    assert scene.draft_guidance.title in listed
    assert explorer(other).status_code == 302
    assert explorer(scene.course).status_code == 302
    assert scene.other_guidance.title not in listed
    assert scene.other_guidance.title in told(ask(visitor("cem"), f"/cms/choose-page/{other.pk}/")), "may be linked to"


def test_editors_still_find_what_they_work_on(visitor, scene, lenient):
    found = told(ask(visitor("emil"), "/cms/choose-page/search/?q=Turmalin"))
    for page in (scene.narrow_course, scene.movers_guidance, scene.narrow_news):
        assert page.title in found
    assert "Datenpanne" in told(ask(visitor("emil"), "/cms/snippets/choose/courses/question/"))
    assert "merkblatt.pdf" in told(ask(visitor("emil"), "/cms/documents/chooser/"))


def test_nobody_changes_by_hand_what_comes_from_roles(visitor, scene, lenient):
    """People, groups, collections and the site itself belong to no editing role."""
    closed = ("users", "groups", "sites", "collections", "locales", "redirects", "workflows/list")
    for name in EDITING:
        for place in closed:
            assert ask(visitor(name), f"/cms/{place}/").status_code == 302, (name, place)
