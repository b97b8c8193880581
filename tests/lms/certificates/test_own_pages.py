"""A person's own certificates."""

import pytest
from django.urls import reverse

from lms.certificates import services
from lms.models import Certificate


def page(certificate: Certificate, name: str = "certificate") -> str:
    return reverse(f"lms:{name}", args=[certificate.number])


def test_alma_sees_her_certificate(sign_in, alma, certificate):
    text = sign_in(alma).get(page(certificate)).content.decode()

    for part in ("Alma Aydin", "Datenschutz-Grundlagen", certificate.number, "Abschlusstest bestanden", "/pruefen"):
        assert part in text


def test_alma_downloads_it(sign_in, alma, certificate):
    answer = sign_in(alma).get(page(certificate, "certificate_pdf"))

    assert answer["Content-Type"] == "application/pdf"
    assert f'filename="datenschutz-grundlagen-{certificate.number}.pdf"' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("stranger", ["bruno", "dora", "frida", "gero", "otto"])
@pytest.mark.parametrize("name", ["certificate", "certificate_pdf"])
def test_for_everybody_else_it_does_not_exist(request, sign_in, certificate, stranger, name):
    answer = sign_in(request.getfixturevalue(stranger)).get(page(certificate, name))

    assert answer.status_code == 404
    assert b"Alma" not in answer.content
    assert b"Datenschutz-Grundlagen" not in answer.content


def test_whoever_is_not_signed_in_is_asked_to(client, certificate):
    assert client.get(page(certificate)).status_code == 302


def test_asking_for_a_lost_certificate_issues_it(sign_in, alma, completion):
    answer = sign_in(alma).get(reverse("lms:certificate_for", args=[completion.pk]))

    assert answer["Location"] == page(Certificate.objects.get(completion=completion))


def test_nobody_else_can_have_it_issued(sign_in, gero, completion):
    assert sign_in(gero).get(reverse("lms:certificate_for", args=[completion.pk])).status_code == 404
    assert sign_in(gero).get(reverse("lms:certificate_pdf_for", args=[completion.pk])).status_code == 404
    assert not Certificate.objects.exists()


def test_a_withdrawn_certificate_says_so(sign_in, alma, dora, certificate):
    services.revoke(certificate=certificate, reason="Falsch zugeordnet", by=dora)
    text = sign_in(alma).get(page(certificate)).content.decode()

    assert "Diese Bescheinigung wurde widerrufen" in text
    assert "Falsch zugeordnet" in text


def test_a_certificate_costs_few_queries(sign_in, alma, certificate, django_assert_max_num_queries):
    browser = sign_in(alma)
    browser.get(page(certificate))
    with django_assert_max_num_queries(10):
        browser.get(page(certificate))
