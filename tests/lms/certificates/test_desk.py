"""HR finds, withdraws and re-issues certificates; a new name brings a new one that stays linked to the old."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.urls import reverse
from wagtail.models import ModelLogEntry

from lms.certificates import services
from lms.models import Certificate, Revocation
from people.directory.roles import Role
from people.models import AccessRecord, Notification
from tests.factories.courses import make_course
from tests.factories.lms import make_completion
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
DESK = "/auswertung/bescheinigungen/"


@pytest.fixture
def married(alma, certificate) -> Certificate:
    """Alma Aydin is called Alma Berg now."""
    alma.last_name = "Berg"
    alma.save()
    certificate.refresh_from_db()
    return certificate


def withdraw(browser, certificate, **given):
    return browser.post(f"{DESK}{certificate.number}/widerrufen/", given)


@pytest.mark.parametrize("wish", ["number", "personnel number", "name"])
def test_hr_finds_it_and_alma_can_see_that(sign_in, alma, dora, certificate, wish):
    asked = {"number": certificate.number.lower(), "personnel number": alma.personnel_number, "name": "aydin"}
    page = sign_in(dora).get(DESK, {"q": asked[wish]}).content.decode()

    assert certificate.number in page
    assert AccessRecord.objects.get(subject=alma).viewer == dora


def test_hr_of_another_branch_finds_nothing(sign_in, world, certificate):
    elsewhere = UserFactory(office=world.roads, role=Role.HR, role__office=world.roads)
    assert certificate.number not in sign_in(elsewhere).get(DESK, {"q": "Aydin"}).content.decode()
    assert sign_in(elsewhere).get(f"{DESK}{certificate.number}/").status_code == 404


@pytest.mark.parametrize("stranger", ["alma", "bruno", "emil", "frida", "otto"])
def test_the_desk_is_for_hr_only(request, sign_in, certificate, stranger):
    browser = sign_in(request.getfixturevalue(stranger))

    assert browser.get(DESK).status_code == 403
    assert withdraw(browser, certificate, grund="x", sicher="on").status_code == 403
    assert not Revocation.objects.exists()


def test_withdrawing_asks_for_reason_and_a_yes(sign_in, dora, certificate):
    assert withdraw(sign_in(dora), certificate, grund="", sicher="on").status_code == 422
    assert withdraw(sign_in(dora), certificate, grund="Falsch zugeordnet").status_code == 422
    assert not Revocation.objects.exists()


def test_withdrawing_tells_the_person_and_the_city(
    sign_in, alma, dora, client, certificate, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = withdraw(sign_in(dora), certificate, grund="Falsch zugeordnet", sicher="on")

    assert answer.status_code == 302
    told = Notification.objects.get(recipient=alma, kind="lms.certificate_revoked")
    assert told.url.endswith(f"{certificate.number}/")
    assert "Falsch zugeordnet" in sign_in(alma).get(f"/lernen/bescheinigungen/{certificate.number}/").content.decode()
    assert "widerrufen" in client.get(f"/pruefen/{certificate.number}/").content.decode()
    assert withdraw(sign_in(dora), certificate, grund="Noch einmal", sicher="on").status_code == 403


def test_hr_does_not_withdraw_its_own(sign_in, dora):
    own = services.issue(completion=make_completion(dora, make_course("Datenschutz")))

    assert withdraw(sign_in(dora), own, grund="Mag ich nicht", sicher="on").status_code == 403


def test_alma_asks_for_her_new_name(sign_in, alma, married):
    page = sign_in(alma).get(reverse("lms:certificate", args=[married.number])).content.decode()
    sign_in(alma).post(reverse("lms:reissue_certificate", args=[married.number]))
    fresh = Certificate.objects.current().get()

    assert "Ihr Name hat sich geändert" in page
    assert (fresh.holder, fresh.replaces, fresh.title) == ("Alma Berg", married, married.title)
    assert fresh.completed_on == married.completed_on
    assert Certificate.objects.get(pk=married.pk).state == Certificate.State.REPLACED


def test_hr_does_it_for_her(sign_in, alma, dora, married, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(dora).post(f"{DESK}{married.number}/neu/")

    assert Notification.objects.filter(recipient=alma, kind="lms.certificate_reissued").count() == 1
    assert ModelLogEntry.objects.get(action="lms.reissue_certificate").user == dora


def test_without_a_new_name_there_is_nothing_to_do(sign_in, alma, certificate):
    assert sign_in(alma).post(reverse("lms:reissue_certificate", args=[certificate.number])).status_code == 403


def test_a_withdrawn_one_stays_withdrawn(sign_in, alma, dora, married):
    services.revoke(certificate=married, reason="Irrtum", by=dora)

    assert sign_in(alma).post(reverse("lms:reissue_certificate", args=[married.number])).status_code == 403


def test_the_old_number_leads_to_the_new_one_and_not_back(client, alma, married):
    fresh = services.reissue(certificate=married, by=alma)
    old = client.get(reverse("lms:verify", args=[married.number])).content.decode()
    new = client.get(reverse("lms:verify", args=[fresh.number])).content.decode()

    assert "wurde ersetzt" in old
    assert fresh.number in old
    assert married.number not in new
    assert "Aydin" not in new + old


def test_the_record_knows_the_newest_only(alma, married):
    fresh = services.reissue(certificate=married, by=alma)

    assert services.issue(completion=married.completion) == fresh
    assert services.reissue(certificate=married, by=alma) == fresh


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connections["default"].vendor != "postgresql", reason="SQLite writes one after the other")
def test_ten_at_once_give_one_new_certificate():
    person = UserFactory()
    old = services.issue(completion=make_completion(person, make_course()))
    person.last_name = "Neu"
    person.save()
    start = Barrier(10)

    def ask(_number: int) -> Certificate:
        try:
            start.wait()
            return services.reissue(certificate=Certificate.objects.get(pk=old.pk), by=person)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as desks:
        issued = set(desks.map(ask, range(10)))

    assert len(issued) == 1
    assert Certificate.objects.count() == 2
