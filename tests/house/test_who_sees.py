"""“Who may see what?” answers exactly what the platform does: for the whole cast and everything of the scene."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import override

from people.directory.roles import Role
from people.models import AccessRecord, User
from people.privacy.access import Kind, kinds
from people.privacy.answers import verdict, who_sees
from tests.cast import person
from tests.house.scene import CAST, cast, scene, visitor
from tests.house.test_role_matrix import ask

PAGE = "/datenschutz/wer-darf-was/"
PAGES = (
    *("course", "narrow_course", "movers_course", "draft_course"),
    *("guidance", "narrow_guidance", "movers_guidance", "draft_guidance", "other_draft"),
    *("information", "open_information", "narrow_information", "child_information", "draft_information"),
    *("news", "narrow_news"),
)


def kind(key: str) -> Kind:
    return next(kind for kind in kinds() if kind.key == key)


def things(scene: SimpleNamespace) -> list[tuple[Kind, Any, str]]:
    """Everything of the scene that can be asked about, with the address that shows it; empty where only oneself may."""
    by_name = "/auswertung/namen/?kurs={course.slug}"
    shown = [(kind("page"), getattr(scene, name).specific, getattr(scene, name).url) for name in PAGES]
    shown += [
        (kind("question"), scene.question, f"/fragen/{scene.question.pk}/"),
        (kind("document"), scene.document, scene.document.url),
        (kind("session-people"), scene.session, f"/termine/{scene.session.pk}/teilnehmende/"),
        (kind("recognition"), scene.recognition, f"/lernen/nachweise/{scene.recognition.pk}/"),
        (kind("access-log"), True, "/datenschutz/zugriffe/"),
    ]
    for key, address in (
        ("completion_by_office", "/auswertung/"),
        ("completion_by_person", by_name),
        ("duties_by_office", "/auswertung/pflichten/"),
        ("duties_by_person", "/auswertung/pflichten/namen/"),
        ("certificates_of_course", by_name),
        ("course_feedback", "/auswertung/rueckmeldungen/"),
        ("item_figures", "/auswertung/tests/"),
    ):
        report = kind(f"report-{key}")
        shown.append((report, report.find(""), address.format(course=scene.course)))
    return shown


def personal(scene: SimpleNamespace) -> list[tuple[Kind, User, str, str]]:
    """Each kind of data about a person, with a page that shows others Alma's, and what gives her away there."""
    alma = scene.cast.alma
    return [
        (kind("person-entry"), alma, f"/cms/personen/{alma.personnel_number}/", alma.personnel_number),
        (kind("person-proof"), alma, f"/auswertung/namen/?kurs={scene.course.slug}", alma.personnel_number),
        (kind("person-appointing"), alma, "/movers/verwaltung/?q=Aydin", alma.personnel_number),
        (kind("person-team"), alma, "/team/", "Aydin"),
        (kind("person-learning"), alma, "", ""),
        (kind("person-certificates"), alma, f"/lernen/bescheinigungen/{scene.certificate.number}/", "Aydin"),
        (kind("person-certificate-desk"), alma, f"/auswertung/bescheinigungen/{scene.certificate.number}/", "Aydin"),
        (kind("person-messages"), alma, f"/mitteilungen/{scene.notification.pk}/", ""),
    ]


def test_every_kind_is_asked_about_here(scene):
    asked = {kind.key for kind, *_rest in [*things(scene), *personal(scene)]}
    assert asked == {kind.key for kind in kinds()}


def test_answers_about_things_are_what_the_platform_does(visitor, scene):
    wrong = []
    for asked, thing, address in things(scene):
        may = who_sees(asked, thing).people
        for name in (*CAST, "ida"):
            user = User.objects.get(pk=getattr(scene.cast, name).pk)
            opens = ask(visitor(name), address).status_code == 200
            if asked.key == "page" and thing == scene.open_information and name == "ida":
                opens = False  # as somebody who works here; the page is open to the whole world
            says = verdict(asked, thing, user)
            if not (opens == (user.pk in may) == says.allowed) or not says.reasons:
                wrong.append(f"{name} {asked.key} {thing}: opens {opens}, listed {user.pk in may}, {says}")
    assert "\n".join(wrong) == ""


def test_answers_about_alma_are_what_the_platform_shows_others(visitor, scene, lenient):
    wrong = []
    for asked, alma, address, mark in personal(scene):
        may = who_sees(asked, alma).people
        for name in (*CAST, "ida"):
            user = User.objects.get(pk=getattr(scene.cast, name).pk)
            if user == alma:
                continue
            answer = ask(visitor(name), address) if address else None
            body = answer.content.decode() if answer and answer.status_code == 200 else ""
            shows = bool(body) and mark in body
            if not (shows == (user.pk in may) == verdict(asked, alma, user).allowed):
                wrong.append(f"{name} {asked.key}: shows {shows}, listed {user.pk in may}")
    assert "\n".join(wrong) == ""


def test_one_of_an_office_speaks_for_all_of_it(scene):
    """The list equals the rule asked of everybody, also with more people, roles for one branch, and two posts."""
    world = scene.world
    for number, (office, more) in enumerate(
        [
            (world.roads, {}),
            (world.births, {}),
            (world.registry, {"role": Role.PROGRAMME, "role__office": world.roads}),
            (world.hr, {"role": Role.HR, "role__office": world.registry}),
            (world.roads, {"role": Role.DATA_PROTECTION}),
            (world.roads, {"role": Role.MODERATOR, "role__office": world.registry}),
        ],
        start=40,
    ):
        person(number, f"Neu{number}", "Neumann", office, **more)
    two_posts = User.objects.get(personnel_number="10000040")
    two_posts.posts.create(office=world.registry, is_main=False)
    User.objects.create_superuser("900", "x", first_name="Technik", last_name="Konto")
    about = [*((asked, thing) for asked, thing, _a in things(scene)), *((a, t) for a, t, _p, _m in personal(scene))]
    for asked, thing in about:
        expected = {user.pk for user in User.objects.working() if asked.may_see(user, thing)}
        answer = who_sees(asked, thing)
        assert answer.people == expected, (asked.key, thing)
        assert answer.everybody == (expected == set(User.objects.working().values_list("pk", flat=True)))


def test_the_reasons_name_office_role_and_share(scene, german):
    course, question = scene.narrow_course.specific, scene.question
    answer = who_sees(kind("page"), course)
    assert [(branch.office, branch.people) for branch in answer.branches] == [(scene.world.registry, 3)]
    assert {each.user.first_name for each in answer.named} == {"Emil", "Paula"}
    assert "Redaktion. Für die ganze Stadt." in answer.named[0].reasons[0]
    gero = verdict(kind("page"), course, scene.cast.gero)
    assert (gero.allowed, gero.reasons) == (False, ["arbeitet in: Tiefbauamt", "hat keine Rolle"])
    assert "es betrifft diese Person" in verdict(kind("question"), question, scene.cast.alma).reasons[0]
    assert verdict(kind("page"), scene.course.specific, scene.cast.gero).reasons == [
        "arbeitet hier, wie alle Beschäftigten"
    ]


@pytest.fixture
def otto_asks(visitor):
    def page(**wish: object) -> str:
        return visitor("otto").get(PAGE, wish).content.decode()

    return page


def test_otto_asks_about_a_course_and_gero(scene, otto_asks):
    page = otto_asks(art="page", was=scene.narrow_course.url, wer="10000007")
    assert "Standesamt und darunter: 3 Personen" in page
    assert "Nein, Gero Graf darf es nicht sehen." in page
    assert "Emil Engel" in page
    named = {"Gero", "Emil", "Paula"}
    assert {look.subject.first_name for look in AccessRecord.objects.filter(viewer=scene.cast.otto)} == named


def test_asking_gives_no_title_away(scene, otto_asks):
    for art, thing in (("page", scene.draft_course), ("page", scene.narrow_course), ("question", scene.question)):
        page = otto_asks(art=art, was=thing.pk)
        assert "Wer es sehen darf" in page
        assert thing.title not in page


def test_mistakes_come_back_in_words(scene, visitor):
    answer = visitor("otto").get(PAGE, {"art": "question", "was": "4711", "wer": "1"})
    assert answer.status_code == 422
    assert "So etwas gibt es nicht" in answer.content.decode()
    assert "hat niemand" in answer.content.decode()


@pytest.fixture
def german():
    """Outside requests nothing says which language is read."""
    with override("de"):
        yield


@pytest.fixture
def lenient(settings) -> None:
    """Wagtail's templates rely on Django's way with unknown variables."""
    from copy import deepcopy

    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")
