"""The learning record: what counts today, what was done when, and only one's own."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.certificates import services
from lms.certificates.record import record_of
from lms.enrolments import services as enrolments
from lms.models import OutsideProof, ProofKind
from tests.factories.courses import make_course
from tests.factories.lms import make_completion

RECORD = "/lernen/bildungspass/"


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def test_only_what_counts_today_is_valid_and_once_for_each_course(alma, dora, today):
    fire, data, old = make_course("Brandschutz"), make_course("Datenschutz"), make_course("Abgelaufen")
    make_completion(alma, fire, on=today - timedelta(days=400), valid_until=today - timedelta(days=35))
    newest = make_completion(alma, fire, on=today, valid_until=today + timedelta(days=365))
    make_completion(alma, old, on=today - timedelta(days=400), valid_until=today - timedelta(days=1))
    withdrawn = services.issue(completion=make_completion(alma, data))
    services.revoke(certificate=withdrawn, reason="Irrtum", by=dora)

    valid = [(entry.title, entry.counts_until) for entry in record_of(alma).valid]
    assert valid == [("Brandschutz", newest.valid_until)]


def test_the_record_speaks_of_what_ends_soon(sign_in, alma, today):
    make_completion(
        alma, make_course("Erste Hilfe"), on=today - timedelta(days=300), valid_until=today + timedelta(days=49)
    )
    make_completion(
        alma, make_course("Brandschutz"), on=today - timedelta(days=300), valid_until=today + timedelta(days=1)
    )
    text = sign_in(alma).get(RECORD).content.decode()

    assert "Läuft in 7 Wochen ab" in text
    assert "Läuft in einem Tag ab" in text


def test_history_by_year(sign_in, alma, today):
    make_completion(alma, make_course("Heuer", minutes=90))
    make_completion(alma, make_course("Damals", minutes=30), on=date(2021, 3, 1))
    browser = sign_in(alma)

    def table(address: str) -> str:
        return browser.get(address).content.decode().split("<tbody>")[1]

    assert "Heuer" in table(RECORD)
    assert "Damals" not in table(RECORD)
    assert "Damals" in table(RECORD + "?jahr=2021")
    assert "30 Min." in table(RECORD + "?jahr=2021")
    assert "2,0 Std." in table(RECORD + "?jahr=alle")
    assert "Heuer" in table(RECORD + "?jahr=1999")
    assert "Heuer" in table(RECORD + "?jahr=" + "9" * 5000)


def test_the_swapped_history_equals_the_reloaded_one(sign_in, alma):
    make_completion(alma, make_course("Damals"), on=date(2021, 3, 1))
    browser = sign_in(alma)
    swapped = browser.get(RECORD + "?jahr=2021", HTTP_HX_REQUEST="true").content.decode()
    reloaded = browser.get(RECORD + "?jahr=2021").content.decode()

    assert swapped.replace(" data-focus-here", "").strip() in reloaded


def test_what_is_under_way_stands_in_the_record(sign_in, alma):
    enrolments.enrol(learner=alma, course=make_course("Laufender Kurs"), by=alma)
    text = sign_in(alma).get(RECORD).content.decode()

    assert "Laufender Kurs" in text
    assert "noch offen" in text


def test_an_empty_record_says_what_will_be_there(sign_in, gero):
    text = sign_in(gero).get(RECORD).content.decode()

    assert "Noch nichts abgeschlossen" in text
    assert reverse("lms:record_pdf") not in text


def test_everybody_sees_only_her_own(sign_in, alma, bruno):
    make_completion(alma, make_course("Almas Kurs"))

    assert "Almas Kurs" in sign_in(alma).get(RECORD).content.decode()
    assert "Almas Kurs" not in sign_in(bruno).get(RECORD).content.decode()


def test_the_record_as_pdf(sign_in, alma, completion):
    answer = sign_in(alma).get(reverse("lms:record_pdf"))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("courses", [1, 12])
def test_a_long_record_costs_no_more_queries_than_a_short_one(sign_in, alma, courses, django_assert_max_num_queries):
    for number in range(courses):
        services.issue(completion=make_completion(alma, make_course(f"Kurs {number}", lessons=0)))
    browser = sign_in(alma)
    browser.get(RECORD)
    with django_assert_max_num_queries(14):
        browser.get(RECORD)


def test_proofs_from_elsewhere_stand_in_it_with_who_issued_them(sign_in, alma, today):
    kind = ProofKind.objects.create(name="Erste Hilfe")
    OutsideProof.objects.create(
        learner=alma, kind=kind, kind_name=kind.name, title="Ersthelferin", issuer="Rotes Kreuz", completed_on=today
    )
    text = sign_in(alma).get(RECORD).content.decode()

    assert "Ersthelferin" in text
    assert "Rotes Kreuz" in text
    assert record_of(alma).valid[0].kind == "outside"
