"""Guessing brings nothing: what is somebody else's answers like what does not exist, in every way of asking."""

import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.house.routes import EVERYBODY, NOT_OPEN, NOT_THERE, ONLY_POST, PAGES, ROUTES, Route
from tests.house.scene import cast, scene, visitor
from tests.house.test_role_matrix import outcome

HTMX = {"HX-Request": "true"}
NOWHERE, FAR_AWAY = 999_999, 10**25
TOKEN = re.compile(rb"[A-Za-z0-9]{64}")  # against forged forms; differs from answer to answer
MAIN = re.compile(rb"<main.*</main>", re.DOTALL)
ELSEWHERE = ["https://boese.example/", "//boese.example/", "/\\boese.example/", "javascript:alert(1)", "http:///boese"]


def send(browser: Client, method: str, address: str, **headers: str) -> HttpResponse:
    """Ask in any way; whatever that changed is undone."""
    with transaction.atomic():
        answer = browser.generic(method, address, headers=headers)
        answer.text_of_it = TOKEN.sub(b"", b"".join(answer))
        transaction.set_rollback(True)
    return answer


def theirs(scene: SimpleNamespace) -> list[tuple[str, str]]:
    """Things of Alma, Dora and Otto with their addresses: one as it is, one with `…` where a number can be guessed."""
    second, quiz, lesson = scene.second.slug, scene.quiz.slug, scene.lesson.slug
    mine = f"/lernen/{second}/{quiz}/test/"
    return [
        (f"/mitteilungen/{scene.notification.pk}/", "/mitteilungen/…/"),
        (f"/mitteilungen/{scene.notification.pk}/gelesen/", "/mitteilungen/…/gelesen/"),
        (f"{mine}{scene.attempt.pk}/", f"{mine}…/"),
        (f"{mine}{scene.attempt.pk}/frage/1/", f"{mine}…/frage/1/"),
        (f"{mine}{scene.attempt.pk}/abgeben/", f"{mine}…/abgeben/"),
        (f"/lernen/bescheinigungen/{scene.certificate.number}/", "/lernen/bescheinigungen/SC-26-2222-2222-2222/"),
        (f"/lernen/bescheinigungen/{scene.certificate.number}/pdf/", "/lernen/bescheinigungen/SC-26-2222/pdf/"),
        (f"/lernen/bescheinigungen/zu/{scene.completion.pk}/", "/lernen/bescheinigungen/zu/…/"),
        (f"/lernen/bescheinigungen/zu/{scene.completion.pk}/pdf/", "/lernen/bescheinigungen/zu/…/pdf/"),
        (f"/einstellungen/vertretung/{scene.deputyship.pk}/beenden/", "/einstellungen/vertretung/…/beenden/"),
        (f"/fragen/{scene.question.pk}/", "/fragen/…/"),
        (f"/fragen/{scene.question.pk}/antworten/{scene.reply.pk}/annehmen/", "/fragen/…/antworten/1/annehmen/"),
        (f"/auswertung/dateien/{scene.export.pk}/", "/auswertung/dateien/…/"),
        (f"/auswertung/dateien/{scene.export.pk}/datei/", "/auswertung/dateien/…/datei/"),
        (f"/anleitungen/{scene.narrow_guidance.pk}/hilfreich/", "/anleitungen/…/hilfreich/"),
        (f"/anleitungen/{scene.draft_guidance.pk}/hilfreich/", "/anleitungen/…/hilfreich/"),
        (f"/movers/{scene.cast.alma.pk}/", "/movers/…/"),
        (f"/dokumente/{scene.document.pk}/{scene.document.filename}", "/dokumente/…/merkblatt.pdf"),
        (f"/lernen/{scene.narrow_course.slug}/", "/lernen/gibt-es-nicht/"),
        (f"/lernen/{scene.narrow_course.slug}/beginnen/", "/lernen/gibt-es-nicht/beginnen/"),
        (f"/lernen/{scene.draft_course.slug}/lektion-1/", "/lernen/gibt-es-nicht/lektion-1/"),
        (f"/lernen/{second}/{lesson}/weiter/", "/lernen/gibt-es-nicht/lektion-1/weiter/"),
        (scene.narrow_course.url, "/kurse/gibt-es-nicht/"),
        (scene.draft_course.url, "/kurse/gibt-es-nicht/"),
        (scene.movers_guidance.url, "/anleitungen/standesamt/gibt-es-nicht/"),
        (scene.narrow_news.url, "/neues/gibt-es-nicht/"),
        (scene.narrow_information.url, "/gibt-es-nicht/"),
    ]


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_what_is_somebody_elses_answers_like_what_does_not_exist(visitor, scene, headers):
    gero, different = visitor("gero"), []
    for method in ("GET", "HEAD", "POST"):
        for known, unknown in theirs(scene):
            there = send(gero, method, known, **headers)
            if there.status_code == ONLY_POST:
                continue
            for guess in dict.fromkeys(unknown.replace("…", str(number)) for number in (NOWHERE, FAR_AWAY)):
                nothing = send(gero, method, guess, **headers)
                if (there.status_code, there.text_of_it) != (nothing.status_code, nothing.text_of_it):
                    different.append(f"{method} {known}: {there.status_code}, {guess}: {nothing.status_code}")
            if there.status_code != NOT_THERE:
                different.append(f"{method} {known}: {there.status_code}")
    assert "\n".join(different) == ""


def test_strangers_learn_from_no_address_whether_something_is_there(scene):
    for known, unknown in theirs(scene):
        for address in (known, unknown.replace("…", str(NOWHERE))):
            answer = Client().get(address)
            assert outcome(answer, address) == "sign-in", address


def test_a_closed_area_says_the_same_whatever_was_asked_for(visitor, scene):
    """No title, no name, no number: every 403 has the same words."""
    said = set()
    for name in EVERYBODY:
        for route in [*ROUTES, *PAGES]:
            if route.expected(name) == NOT_OPEN:
                answer = send(visitor(name), "POST" if route.post else "GET", route.address(scene))
                said.add(MAIN.search(answer.text_of_it)[0])
    assert len(said) == 1


def test_htmx_and_head_get_the_same_answer_as_everybody(visitor, scene):
    different = []
    for route in [*ROUTES, *PAGES]:
        address = route.address(scene)
        method = "POST" if route.post else "GET"
        plain = send(visitor("gero"), method, address)
        answers = {"htmx": send(visitor("gero"), method, address, **HTMX)}
        if not route.post:
            answers["HEAD"] = send(visitor("gero"), "HEAD", address)
        for way, answer in answers.items():
            if answer.status_code != plain.status_code:
                different.append(f"{way} {address}: {answer.status_code}, otherwise {plain.status_code}")
        stranger = send(Client(), method, address, **HTMX)
        if outcome(stranger, address) != route.stranger:
            different.append(f"{address}: a stranger with htmx gets {stranger.status_code}")
    assert "\n".join(different) == ""


def test_nothing_changes_without_the_forms_own_token(scene):
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(scene.cast.alma)
    forms = [route.address(scene) for route in [*ROUTES, *PAGES] if route.post and not route.foreign]
    forms += ["/fragen/neu/", "/movers/mein-profil/", "/konto/kennwort/", "/konto/abmelden/", "/cms/personen/10000007/"]
    assert {address: guarded.post(address).status_code for address in forms} == dict.fromkeys(forms, NOT_OPEN)


def leading(visitor: Callable[[str], Client], elsewhere: str) -> list[HttpResponse]:
    """Every way in which an address of ours can be told where to go next."""
    entered = {"login": "10000001", "password": "stadtcampus-demo", "next": elsewhere}
    return [
        Client().post("/konto/anmelden/", entered),
        Client().post("/konto/anmelden/", {**entered, "next": ""}, query_params={"next": elsewhere}),
        visitor("alma").get("/konto/anmelden/", {"next": elsewhere}),
        visitor("alma").post("/konto/abmelden/", {"next": elsewhere}),
        visitor("emil").get("/cms/login/", {"next": elsewhere}),
        Client().get("/cms/login/", {"next": elsewhere}),
        Client().get("/", PATH_INFO="//boese.example/kurse/"),
        Client().get("/", PATH_INFO="//boese.example/kurse"),
        visitor("alma").get("/", PATH_INFO="//boese.example/kurse"),
    ]


def test_no_address_of_ours_leads_elsewhere(visitor, scene):
    for elsewhere in ELSEWHERE:
        answers = leading(visitor, elsewhere)
        assert "/konto/anmelden/" not in answers[0]["Location"], "signed in"
        for answer in answers:
            leads = answer.get("Location", "/")
            assert leads.startswith("/"), (elsewhere, leads)
            assert not leads.startswith(("//", "/\\")), (elsewhere, leads)


def test_every_kind_of_answer_is_protected(visitor, scene):
    alma = visitor("alma")
    signed = scene.export.file.storage.url(scene.export.file.name)
    answers = {
        "page": send(alma, "GET", "/"),
        "fragment": send(alma, "GET", "/kurse/", **HTMX),
        "not found": send(alma, "GET", "/gibt/es/nicht/"),
        "not found, without page": send(alma, "GET", "/gibt-es-nicht.php"),
        "not open": send(alma, "GET", "/auswertung/"),
        "only for forms": send(alma, "GET", "/mitteilungen/gelesen/"),
        "redirect": send(Client(), "GET", "/lernen/"),
        "sign-in": send(Client(), "GET", "/konto/anmelden/"),
        "document": send(alma, "GET", scene.document.url),
        "upload": send(Client(), "GET", signed),
        "PDF": send(alma, "GET", f"/lernen/bescheinigungen/{scene.certificate.number}/pdf/"),
        "data": send(alma, "GET", "/meine-daten/herunterladen/"),
        "check": send(Client(), "GET", f"/pruefen/{scene.certificate.number}/"),
        "health": send(Client(), "GET", "/gesundheit/"),
    }
    for kind, answer in answers.items():
        rules = answer["Content-Security-Policy"]
        assert "unsafe" not in rules, kind
        assert "default-src 'self'" in rules or "default-src 'none'" in rules, kind
        assert answer["X-Content-Type-Options"] == "nosniff", kind
        assert answer["X-Frame-Options"] in {"SAMEORIGIN", "DENY"}, kind
        assert answer["Referrer-Policy"] == "same-origin", kind
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", kind
        assert "camera=()" in answer["Permissions-Policy"], kind
        assert "private" in answer.get("Cache-Control", "private"), kind
    assert "HX-Request" in answers["fragment"]["Vary"]
    for kind in ("page", "fragment", "PDF", "data", "document"):
        assert "no-store" in answers[kind]["Cache-Control"], kind


def test_the_check_of_a_certificate_names_nobody(scene):
    page = Client().get(f"/pruefen/{scene.certificate.number}/").content.decode()
    assert scene.certificate.title in page
    assert "Aydin" not in page
    assert "Alma" not in page
