"""Templates: pictures and words that editors choose, and certificates that keep what they said on their day."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pypdf import PdfReader
from wagtail.models import Site

from cms.models import SiteImage
from courses.models import CertificateSettings, CertificateTemplate, CoursePage
from courses.papers.placeholders import MEANINGS, filled, unknown
from lms.certificates import services
from lms.certificates.printing import certificate_pdf
from lms.certificates.wording import wording
from lms.models import Certificate, Sheet
from tests.factories.courses import make_course, make_picture, make_template
from tests.factories.lms import make_completion
from tests.lms.certificates.test_paper import tags

pytestmark = pytest.mark.django_db


def words(certificate: Certificate, language: str = "de") -> str:
    pages = PdfReader(BytesIO(certificate_pdf(certificate, language))).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().split())


@pytest.fixture
def signed(alma) -> Certificate:
    """A certificate with everything a template can have."""
    template = make_template(
        logo=make_picture("Stadtwappen"),
        signature=make_picture("Unterschrift"),
        seal=make_picture("Siegel"),
        signature_name="Dr. Petra Vogel",
        signature_role="Leiterin des Amts",
        heading_de="Zertifikat",
        sentence_de="{leistung} Das bestätigt die Stadt für {titel} ({umfang}).",
        closing_de="Anerkannt nach § 12 ArbSchG, gültig: {gueltig}.",
        heading_en="Diploma",
    )
    course = make_course("Ersthilfe am Arbeitsplatz", lessons=2, minutes=45, certificate_template=template)
    return services.issue(completion=make_completion(alma, course))


def test_everything_of_the_template_stands_on_one_page(signed):
    text = words(signed)

    for part in ("Zertifikat", "Dr. Petra Vogel", "Leiterin des Amts", "2 Lektionen, 45 Minuten", "gültig: unbegrenzt"):
        assert part in text
    assert "{" not in text
    assert "ohne Unterschrift" not in text


def test_pictures_have_words(signed):
    tree = tags(PdfReader(BytesIO(certificate_pdf(signed))).trailer["/Root"]["/StructTreeRoot"])
    said = {str(tag["/Alt"]) for tag in tree if tag["/S"] == "/Figure"}

    assert {"Stadtwappen", "Siegel", "Dr. Petra Vogel"} < said


def test_what_was_issued_stays_as_it_was(signed, alma):
    before = certificate_pdf(signed)
    template = CertificateTemplate.objects.get()
    template.signature_name, template.heading_de = "Jemand anders", "Urkunde"
    template.save()
    SiteImage.objects.all().delete()
    again = Certificate.objects.get()

    assert certificate_pdf(again) == before
    later = services.issue(completion=make_completion(alma, CoursePage.objects.get(pk=signed.completion.course_id)))
    assert "Urkunde" in words(later)
    assert Sheet.objects.count() == 2


def test_the_same_template_is_kept_once(signed, bruno):
    services.issue(completion=make_completion(bruno, signed.completion.course))

    assert Sheet.objects.count() == 1


def test_the_page_shows_the_pictures(sign_in, alma, bruno, signed):
    page = sign_in(alma).get(reverse("lms:certificate", args=[signed.number])).content.decode()
    picture = reverse("lms:certificate_picture", args=[signed.number, "seal"])

    assert picture in page
    assert sign_in(alma).get(picture)["Content-Type"] == "image/png"
    assert sign_in(bruno).get(picture).status_code == 404
    assert sign_in(alma).get(picture.replace("seal", "sheet")).status_code == 404


def test_the_language_can_be_chosen(sign_in, alma, signed):
    page = sign_in(alma).get(reverse("lms:certificate", args=[signed.number]) + "?sprache=en").content.decode()

    assert "Diploma" in page
    assert "worked through the whole course" in page
    assert "2 lessons, 45 minutes" in page
    assert "Diploma" in words(signed, "en")
    assert wording(signed).kind == "Zertifikat"


def test_the_template_of_the_city_is_used_where_none_is_named(alma):
    usual = make_template("Üblich", heading_de="Nachweis")
    CertificateSettings.objects.create(site=Site.objects.get(), template=usual)

    assert wording(services.issue(completion=make_completion(alma, make_course()))).kind == "Nachweis"


def test_without_any_template_it_is_plain(certificate):
    assert certificate.sheet is None
    assert wording(certificate).kind == "Teilnahmebescheinigung"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("trainer", "Kursleitung"),
        ("import", "früheren System"),
        ("recognition", "anerkannt"),
        ("on_site", "vor Ort unterwiesen"),
    ],
)
def test_it_says_how_it_was_earned(alma, source, said):
    completion = make_completion(alma, make_course("Brandschutz"), source=source, score=90)
    certificate = services.issue(completion=completion)

    assert said in wording(certificate).sentence
    assert "Abschlusstest" not in wording(certificate).sentence
    assert "Lektion" not in certificate.extent


def test_a_slip_in_a_placeholder_is_found():
    with pytest.raises(ValidationError) as slip:
        CertificateTemplate(name="Falsch", sentence_de="Für {nahme}").clean()

    assert "{nahme}" in str(slip.value)


def test_placeholders():
    assert filled("{name} und { NAME }, {nichts}", {"name": "Alma {x}"}) == "Alma {x} und Alma {x}, {nichts}"
    assert unknown(" ".join(f"{{{name}}}" for name in MEANINGS)) == []
