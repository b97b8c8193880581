"""What is delicate asks again when the last proof is older than a quarter of an hour; nothing entered is lost."""

import time
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from lms.models import ReportExport
from people.directory.services import sync_groups
from people.entrance.proofs import confirmed_recently
from people.models import RoleGrant
from tests.people.entrance.keys import PASSWORD, code, enter

CONFIRM = "/konto/bestaetigen/"
DOWNLOAD = "/meine-daten/herunterladen/"


@pytest.fixture
def later(time_machine):
    """Sixteen minutes pass."""

    def pass_by(minutes: int = 16) -> None:
        time_machine.move_to(time.time() + minutes * 60, tick=False)

    return pass_by


@pytest.fixture
def at_desk(otto, sign_in):
    sync_groups(otto)
    return sign_in(otto)


def test_right_after_signing_in_nobody_is_asked(alma, client):
    enter(client, alma)
    assert client.get(DOWNLOAD).status_code == 200


def test_later_the_download_asks_and_leads_back_to_its_page(alma, client, later):
    enter(client, alma)
    later()
    question = client.get(DOWNLOAD)
    assert question.url == f"{CONFIRM}?next=%2Fmeine-daten%2F"
    assert "Sind Sie es noch?" in client.get(question.url).content.decode()
    wrong = client.post(question.url, {"again": "password", "again_password": "falsch"})
    assert wrong.status_code == 422
    assert "nicht Ihr bisheriges Kennwort" in wrong.content.decode()
    assert client.get(DOWNLOAD).status_code == 302
    right = client.post(question.url, {"again": "password", "again_password": PASSWORD})
    assert right.url == "/meine-daten/"
    assert client.get(DOWNLOAD).status_code == 200
    later()
    assert client.get(DOWNLOAD).status_code == 302, "not for ever"


def test_looking_asks_nothing_and_a_form_loses_nothing(alma, otto, world, at_desk, later):
    later()
    desk = "/cms/personen/10000001/"
    assert at_desk.get(desk).status_code == 200
    facts = {"role": "mover", "office": str(world.registry.pk), "starts_on": str(timezone.localdate())}
    question = at_desk.post(desk, facts)
    page = question.content.decode()
    assert "Was Sie eingegeben haben, bleibt erhalten" in page
    assert not RoleGrant.objects.filter(user=alma).exists()
    assert f'action="{desk}"' in page
    kept = {name: value for name, value in facts.items() if f'name="{name}" value="{value}"' in page}
    assert kept == facts
    wrong = at_desk.post(desk, kept | {"again": "password", "again_password": "falsch"})
    assert wrong.status_code == 422
    assert 'name="role" value="mover"' in wrong.content.decode()
    assert not RoleGrant.objects.filter(user=alma).exists()
    assert at_desk.post(desk, kept | {"again": "password", "again_password": PASSWORD}).url == desk
    assert RoleGrant.objects.get(user=alma).office == world.registry


@pytest.mark.parametrize("path", ["startkennwort/", "zweiter-faktor/"])
def test_the_desk_asks_before_it_changes_somebodys_keys(alma, at_desk, later, path):
    later()
    at_desk.post(f"/cms/personen/10000001/{path}")
    alma.refresh_from_db()
    assert alma.check_password(PASSWORD)
    assert "Sind Sie es noch?" in at_desk.post(f"/cms/personen/10000001/{path}").content.decode()


def test_strangers_to_the_desk_are_not_even_asked(alma, emil, sign_in, later):
    sync_groups(emil)
    browser = sign_in(emil)
    later()
    assert browser.post("/cms/personen/10000001/startkennwort/").status_code == 404


def test_exporting_names_asks_before_the_file_is_made_and_fetched(scene_of_hr, later):
    dora, export, facts = scene_of_hr
    later()
    assert "Sind Sie es noch?" in dora.post("/auswertung/namen/ausgeben/", facts).content.decode()
    assert ReportExport.objects.count() == 1
    assert dora.get(f"/auswertung/dateien/{export.pk}/datei/").url.startswith(CONFIRM)
    dora.post("/auswertung/namen/ausgeben/", facts | {"again": "password", "again_password": PASSWORD})
    assert ReportExport.objects.count() == 2


@pytest.fixture
def scene_of_hr(dora, sign_in, settings, tmp_path):
    from django.core.files.base import ContentFile

    from tests.factories.courses import make_course, make_home

    settings.MEDIA_ROOT = tmp_path
    make_home()
    course = make_course("Datenschutz")
    export = ReportExport.objects.create(by=dora, report="completion_by_person", filters={}, state="ready", rows=1)
    export.file.save("liste.csv", ContentFile(b"Turmalin"))
    return sign_in(dora), export, {"kurs": course.slug, "format": "csv"}


def test_a_code_proves_it_too_and_a_guessed_way_does_not(alma, with_app, client, later):
    enter(client, with_app(alma))
    client.post("/konto/zweiter-schritt/", {"code": code()})
    later()
    page = client.get(CONFIRM).content.decode()
    assert 'name="code"' in page
    assert 'name="again_password"' in page
    assert client.post(CONFIRM, {"again": "passkey", "credential": "{}"}).status_code == 200, "she has none"
    assert client.post(CONFIRM, {"again": "nonsense"}).status_code == 200
    assert client.get(DOWNLOAD).status_code == 302
    assert client.post(CONFIRM, {"again": "app", "code": code()}).status_code == 302
    assert client.get(DOWNLOAD).status_code == 200


def test_the_password_cannot_be_guessed_there(alma, client, later):
    enter(client, alma)
    later()
    for _again in range(5):
        client.post(CONFIRM, {"again": "password", "again_password": "falsch"})
    client.post(CONFIRM, {"again": "password", "again_password": PASSWORD})
    assert client.get(DOWNLOAD).status_code == 302


def test_the_proof_leads_nowhere_else(alma, client, later):
    enter(client, alma)
    later()
    answer = client.post(f"{CONFIRM}?next=https://boese.example/", {"again": "password", "again_password": PASSWORD})
    assert answer.url == "/einstellungen/sicherheit/"


def test_without_password_and_factor_one_signs_in_again(alma, sign_in, later):
    """People who come by the city's sign-in."""
    alma.set_unusable_password()
    alma.save()
    browser = sign_in(alma)
    assert browser.get(DOWNLOAD).status_code == 200
    later()
    page = browser.get(CONFIRM).content.decode()
    assert "Sie haben hier kein Kennwort" in page
    assert 'action="/konto/abmelden/"' in page
    assert sign_in(alma).get(DOWNLOAD).status_code == 200
    assert browser.get("/konto/kennwort/").url == "/einstellungen/sicherheit/"


def test_htmx_is_led_to_the_question_and_back_to_the_page_it_came_from(alma, rf, client, later):
    enter(client, alma)
    later()
    guarded = confirmed_recently(lambda request: HttpResponse("done"))
    request = rf.post("/irgendwo/", {"text": "x"})
    request.session, request.user = client.session, get_user(client)
    request.htmx = SimpleNamespace(current_url="http://testserver/fragen/")
    assert guarded(request)["HX-Redirect"] == f"{CONFIRM}?next=%2Ffragen%2F"


def test_files_cannot_be_kept_so_the_form_is_shown_again(alma, rf, client, later):
    from django.core.files.uploadedfile import SimpleUploadedFile

    enter(client, alma)
    later()
    request = rf.post("/x/", {"file": SimpleUploadedFile("a.csv", b"x")}, headers={"Referer": "http://testserver/y/"})
    request.session, request.user = client.session, get_user(client)
    assert confirmed_recently(lambda request: HttpResponse("done"))(request).url == f"{CONFIRM}?next=%2Fy%2F"
