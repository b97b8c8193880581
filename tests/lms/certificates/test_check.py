"""The check that is open to everybody tells whether a number counts, and nothing about a person."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.certificates import limits, numbers, services
from lms.models import Certificate
from tests.factories.courses import make_course
from tests.factories.lms import make_completion


def check(client, number: str):
    return client.get(reverse("lms:verify", args=[number]))


def ending(alma, days: int) -> Certificate:
    """A certificate that counts for so many days from today."""
    until = timezone.localdate() + timedelta(days=days)
    return services.issue(completion=make_completion(alma, make_course("Brandschutz"), valid_until=until))


def test_a_valid_certificate_is_confirmed_without_sign_in(client, certificate):
    answer = check(client, certificate.number)
    text = answer.content.decode()

    assert answer.status_code == 200
    assert "Diese Bescheinigung ist gültig" in text
    assert "Datenschutz-Grundlagen" in text


def test_nothing_private_is_shown(client, alma, certificate):
    text = check(client, certificate.number).content.decode()

    for private in ("Alma", "Aydin", alma.personnel_number, alma.email, "Standesamt", "90"):
        assert private not in text.split("<main")[1].split("</main>")[0].replace(certificate.number, "")


def test_it_counts_to_the_end_of_its_last_day(client, alma):
    assert "ist gültig" in check(client, ending(alma, 0).number).content.decode()


def test_an_expired_certificate_is_genuine_but_over(client, alma):
    assert "ist abgelaufen" in check(client, ending(alma, -1).number).content.decode()


def test_a_withdrawn_certificate(client, dora, certificate):
    services.revoke(certificate=certificate, reason="Geheimer Grund", by=dora)
    text = check(client, certificate.number).content.decode()

    assert "wurde widerrufen" in text
    assert "Geheimer Grund" not in text


@pytest.mark.parametrize("number", ["fresh", "SC-26-7Q4M", "quatsch", "'; DROP TABLE", "%00"])
def test_an_unknown_number_is_answered_kindly(client, db, number):
    answer = check(client, numbers.draw(2026) if number == "fresh" else number)

    assert answer.status_code == 404
    assert "Zu dieser Nummer gibt es keine Bescheinigung" in answer.content.decode()


def test_the_number_can_be_typed_in_any_spelling(client, certificate):
    typed = certificate.number.lower().replace("-", " ")
    answer = client.get(reverse("lms:verify_form"), {"nummer": typed}, follow=True)

    assert "ist gültig" in answer.content.decode()
    assert answer.redirect_chain[-1][0] == reverse("lms:verify", args=[certificate.number])


def test_a_slip_is_explained(client, db):
    answer = client.get(reverse("lms:verify_form"), {"nummer": "SC-26-7Q4M-9KTX-2WBX"})

    assert answer.status_code == 422
    assert "Tippfehler" in answer.content.decode()


def test_the_form_is_open_to_everybody(client, db):
    assert "Bescheinigung prüfen" in client.get(reverse("lms:verify_form")).content.decode()


def test_numbers_cannot_be_tried_out(client, certificate, monkeypatch):
    monkeypatch.setattr(limits, "time", lambda: 1_800_000_000)
    for _ in range(limits.CHECKS_PER_MINUTE):
        assert check(client, numbers.draw(2026)).status_code == 404

    assert check(client, certificate.number).status_code == 429
    monkeypatch.setattr(limits, "time", lambda: 1_800_000_060)
    assert check(client, certificate.number).status_code == 200


def test_one_address_does_not_use_up_anothers_checks(client, certificate, monkeypatch):
    monkeypatch.setattr(limits, "time", lambda: 1_800_000_000)
    for _ in range(limits.CHECKS_PER_MINUTE + 1):
        client.get(reverse("lms:verify", args=["quatsch"]), REMOTE_ADDR="192.0.2.1")

    assert check(client, certificate.number).status_code == 200


def test_the_check_costs_few_queries(client, certificate, django_assert_max_num_queries):
    check(client, certificate.number)
    with django_assert_max_num_queries(6):
        check(client, certificate.number)
