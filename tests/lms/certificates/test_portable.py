"""The learning record to take along: readable by programs, provable by signature, in the words of Europass."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms import signing
from lms.certificates import portable, services
from lms.certificates.record import Record, record_of
from lms.learnt import Learnt
from tests.factories.courses import make_course
from tests.factories.lms import make_completion


@pytest.fixture
def learnt(alma):
    make_completion(alma, make_course("Brandschutz", minutes=45), on=date(2024, 5, 4), source="recognition")
    services.issue(completion=make_completion(alma, make_course("Datenschutz", minutes=60)))


def download(browser, name: str) -> str:
    answer = browser.get(reverse(f"lms:{name}"))
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def test_the_file_for_programs_tells_everything(sign_in, alma, learnt):
    told = json.loads(download(sign_in(alma), "record_json"))

    assert told["holder"] == "Alma Aydin"
    assert [entry["title"] for entry in told["entries"]] == ["Datenschutz", "Brandschutz"]
    assert told["entries"][1]["earned"] == "Anerkannte Schulung" or told["entries"][1]["earned"]


def test_another_city_can_check_the_file(sign_in, client, alma, learnt):
    text = download(sign_in(alma), "record_sealed")
    jwk = client.get(reverse("lms:badge_key", args=[signing.key_id()])).json()

    assert portable.opened(text, signing.jwt.PyJWK(jwk).key)["holder"] == "Alma Aydin"


@pytest.mark.parametrize("change", ["title", "signature", "nothing left", "other file"])
def test_whatever_was_changed_is_found_out(sign_in, alma, learnt, change):
    file = json.loads(download(sign_in(alma), "record_sealed"))
    if change == "title":
        file["record"]["entries"][0]["title"] = "Doktor der Medizin"
    elif change == "signature":
        file["signature"] = file["signature"][:-8] + "AAAAAAAA"
    elif change == "nothing left":
        del file["signature"]
    else:
        file = ["nichts"]

    with pytest.raises(signing.NotSigned):
        portable.opened(json.dumps(file))


def test_europass_gets_its_own_words(sign_in, alma, dora, learnt):
    services.revoke(certificate=alma.certificates.get(), reason="Irrtum", by=dora)
    told = json.loads(download(sign_in(alma), "record_europass"))
    claims = told["credentialSubject"]["hasClaim"]

    assert "EuropeanDigitalCredential" in told["type"]
    assert [claim["title"]["de"] for claim in claims] == [["Brandschutz"]], "withdrawn ones stay at home"
    assert claims[0]["awardedBy"]["awardingDate"] == "2024-05-04"
    assert claims[0]["specifiedBy"]["volumeOfLearning"] == "PT45M"


def test_one_year_can_be_printed(sign_in, alma, learnt):
    answer = sign_in(alma).get(reverse("lms:record_pdf"), {"jahr": "2024"})

    assert "bildungspass-2024.pdf" in answer["Content-Disposition"]


def test_what_other_rooms_know_stands_in_the_record(alma, monkeypatch):
    outside = Learnt(about="proof:1", kind="outside", title="Erste Hilfe (DRK)", completed_on=timezone.localdate())
    monkeypatch.setattr("lms.learnt.plugged", lambda name: [lambda user: [outside]])

    assert [entry.title for entry in record_of(alma).valid] == ["Erste Hilfe (DRK)"]


days = st.dates(date(1990, 1, 1), date(2040, 1, 1))
entries = st.builds(
    Learnt,
    about=st.text(max_size=5),
    kind=st.sampled_from(["course", "programme", "outside"]),
    title=st.text(max_size=40),
    completed_on=days,
    counts_until=st.none() | days,
    minutes=st.integers(0, 10_000),
    today=days,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(entries, max_size=3), st.text(max_size=20))
def test_whatever_stands_in_it_survives_signing(found, holder):
    record = Record(holder=holder, at=timezone.now() - timedelta(days=1), entries=found)
    told = portable.plain(record, "Stadt")

    assert portable.opened(portable.sealed(told)) == told
