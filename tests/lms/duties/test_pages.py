"""What Alma, Bruno and Dora see of a duty, what Alma asks for and what Dora decides."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from courses.models import CoursePage
from lms.models import DutyStatus, Exemption, Extension
from lms.obligations.services import refresh
from people.models import AccessRecord, Notification, User
from tests.factories.courses import make_course
from tests.factories.duties import make_rule
from tests.factories.lms import make_completion

TODAY = timezone.localdate


def ago(days: int) -> date:
    return TODAY() - timedelta(days=days)


@pytest.fixture
def course(world) -> CoursePage:
    return make_course("Datenschutz Grundlagen")


@pytest.fixture
def duty(course, alma: User, bruno, cem, dora: User) -> DutyStatus:
    """Everybody must take the course within thirty days; for Alma ten of them are left."""
    make_rule("Datenschutz", since=ago(20), course=course, by=dora, due_days=30, legal_basis="Art. 32 DSGVO")
    refresh(people=[alma.pk, bruno.pk, cem.pk, dora.pk])
    return DutyStatus.objects.get(user=alma)


@pytest.fixture
def late(duty: DutyStatus) -> DutyStatus:
    """The day has passed."""
    DutyStatus.objects.filter(pk=duty.pk).update(state="overdue", due_on=ago(6))
    duty.refresh_from_db()
    return duty


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_alma_reads_what_is_due_on_start_page_my_learning_and_course(duty, course, alma, sign_in):
    browser = sign_in(alma)
    for address in ("/", "/lernen/", "/lernen/pflichten/"):
        html = page(browser, address)
        assert "Fällig in 10 Tagen" in html, address
        assert "Datenschutz Grundlagen" in html
    assert "Pflicht für Sie" in page(browser, course.url)
    assert "„Datenschutz Grundlagen“ ist in 10 Tagen fällig." in page(browser, "/lernen/")


def test_alma_reads_why_with_rule_version_and_arithmetic(duty, alma, bruno, sign_in):
    html = page(sign_in(alma), f"/lernen/pflichten/{duty.pk}/")
    assert "Warum gilt diese Pflicht?" in html
    assert "Fassung 1" in html
    assert "Art. 32 DSGVO" in html
    assert f"{duty.due_on:%d.%m.%Y}" in html
    assert sign_in(bruno).get(f"/lernen/pflichten/{duty.pk}/").status_code == 404


def test_what_is_done_stands_below(duty, course, alma, sign_in):
    make_completion(alma, course, on=TODAY())
    refresh(people=[alma.pk])
    html = page(sign_in(alma), "/lernen/pflichten/")
    assert "Erledigt" in html
    assert "Nichts zu tun" in html


def test_more_time_is_asked_for_decided_and_told(late, alma, dora, sign_in, django_capture_on_commit_callbacks):
    wish = TODAY() + timedelta(days=14)
    asking = sign_in(alma)
    address = f"/lernen/pflichten/{late.pk}/"
    early = asking.post(address, {"new_due_on": ago(1).isoformat(), "reason": "workload"})
    assert early.status_code == 422
    assert asking.post(address, {"new_due_on": wish.isoformat(), "reason": "workload"}).status_code == 302
    assert asking.post(address, {"new_due_on": wish.isoformat(), "reason": "workload"}).status_code == 403
    extension = Extension.objects.get()
    deciding = sign_in(dora)
    assert "Alma Aydin" in page(deciding, "/auswertung/pflichten/antraege/")
    at = f"/auswertung/pflichten/antraege/{extension.pk}/"
    assert deciding.post(at, {"granted": "nein"}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        deciding.post(at, {"granted": "ja", "new_due_on": wish.isoformat()})
    assert extension.decision.new_due_on == wish
    assert Notification.objects.of(alma).filter(kind="lms.extension_answered").count() == 1
    assert "gewährt bis" in page(asking, "/lernen/pflichten/")


def test_bruno_sees_done_open_or_overdue_and_his_team_sees_that_he_looked(late, alma, bruno, cem, sign_in):
    Exemption.objects.create(person=cem, assignment=late.assignment, starts_on=ago(3), reason="protected")
    refresh(people=[cem.pk])
    html = page(sign_in(bruno), "/team/pflichten/")
    assert "überfällig" in html
    assert "ruht" in html
    assert "befreit" not in html.lower()
    assert "geschützt" not in html.lower()
    assert f"{late.due_on:%d.%m.%Y}" not in html
    assert AccessRecord.objects.filter(subject=alma, viewer=bruno).exists()
    assert "1 überfällig" in page(sign_in(bruno), "/team/")
    assert sign_in(alma).get("/team/pflichten/").status_code == 403


def test_dora_finds_names_and_reasons_and_exempts_but_not_herself(
    late, alma, dora, sign_in, django_capture_on_commit_callbacks
):
    browser = sign_in(dora)
    assert "Aydin, Alma" in page(browser, "/auswertung/pflichten/namen/")
    at = f"/auswertung/pflichten/{late.pk}/"
    assert "Warum gilt diese Pflicht?" in page(browser, at)
    assert AccessRecord.objects.filter(subject=alma, viewer=dora).exists()
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(f"{at}befreien/", {"starts_on": TODAY().isoformat(), "reason": "qualified"})
    late.refresh_from_db()
    assert late.state == "exempt"
    assert "Befreit" in page(sign_in(alma), "/lernen/pflichten/")
    own = DutyStatus.objects.get(user=dora)
    refused = browser.post(f"/auswertung/pflichten/{own.pk}/befreien/", {"starts_on": TODAY(), "reason": "other"})
    assert refused.status_code == 403
    browser.post(f"/auswertung/pflichten/befreiungen/{Exemption.objects.get().pk}/zuruecknehmen/")
    assert Exemption.objects.get().withdrawal.by == dora


def test_everything_stands_in_my_data_and_its_download(late, alma, dora, sign_in):
    Exemption.objects.create(person=alma, assignment=late.assignment, starts_on=ago(3), reason="protected", by=dora)
    browser = sign_in(alma)
    assert "Befreiungen" in page(browser, "/meine-daten/")
    told = browser.get("/meine-daten/herunterladen/").content.decode()
    assert late.due_on.isoformat() in told
    assert "exempt_from" in told


def test_many_are_decided_at_once(duty, alma, cem, dora, sign_in):
    DutyStatus.objects.filter(user__in=[alma, cem]).update(state="not_computable", due_on=None)
    User.objects.filter(pk__in=[alma.pk, cem.pk]).update(entered_on=None)
    browser = sign_in(dora)
    assert page(browser, "/auswertung/pflichten/klaeren/").count('name="pflicht"') >= 2
    ticked = list(DutyStatus.objects.filter(state="not_computable").values_list("pk", flat=True))
    entry = ago(100)
    browser.post("/auswertung/pflichten/klaeren/", {"pflicht": ticked, "was": "eintritt", "tag": entry.isoformat()})
    alma.refresh_from_db()
    assert alma.entered_on == entry
    without = browser.post("/auswertung/pflichten/klaeren/", {"pflicht": ticked, "was": "befreien"})
    assert without.status_code == 422
    browser.post("/auswertung/pflichten/klaeren/", {"pflicht": ticked, "was": "befreien", "grund": "other"})
    assert Exemption.objects.count() == 2


def test_the_overview_hides_small_groups_and_leaves_out_who_is_exempt(duty, dora, sign_in):
    html = page(sign_in(dora), "/auswertung/pflichten/")
    assert "unter 5" in html
    assert "Alma" not in html
