"""PDFs, read back: tagged, titled, in German, with everything that was to be said and nothing interpreted."""

import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from pypdf import PdfReader

from lms.certificates import services
from lms.certificates.printing import certificate_pdf, record_pdf
from lms.certificates.record import record_of
from tests.factories.courses import make_course
from tests.factories.lms import make_completion

CODE = 'Alma #panic("x") *fett* $x$ <a> \\ [Klammer] @ref'


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_a_certificate_says_who_what_when_and_where_to_check(certificate):
    text = words(read(certificate_pdf(certificate)))

    for part in (
        "Alma Aydin",
        "Datenschutz-Grundlagen",
        "Stadtverwaltung · Haupt- und Personalamt",
        "6 Lektionen, 1 Stunde",
        "unbegrenzt",
        certificate.number,
        "localhost:8000/pruefen",
    ):
        assert part in text


def test_it_links_the_page_that_confirms_it(certificate):
    page = read(certificate_pdf(certificate)).pages[0]
    links = [note.get_object()["/A"]["/URI"] for note in page["/Annots"]]

    assert links == [f"{settings.PUBLIC_ORIGIN}/pruefen/{certificate.number}/"]


@pytest.mark.parametrize("paper", ["certificate", "record"])
def test_everybody_can_read_it(alma, certificate, paper):
    pdf = read(certificate_pdf(certificate) if paper == "certificate" else record_pdf(record_of(alma)))
    catalogue = pdf.trailer["/Root"]
    about = pdf.xmp_metadata

    assert catalogue["/Lang"] == "de"
    assert catalogue["/MarkInfo"]["/Marked"] is True or catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title
    declared = about.stream.get_data().decode()
    assert "pdfuaid:part>1" in declared
    assert "pdfaid:part>2" in declared
    assert "pdfaid:conformance>A" in declared


def tags(node, found=None) -> list:
    """All structure elements below a node of the tag tree."""
    found = [] if found is None else found
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            tags(child, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(node)
        if "/K" in node:
            tags(node["/K"], found)
    return found


def test_the_qr_code_has_words_and_the_course_is_the_heading(certificate):
    tree = tags(read(certificate_pdf(certificate)).trailer["/Root"]["/StructTreeRoot"])
    kinds = [tag["/S"] for tag in tree]

    assert kinds.count("/H1") == 1
    figures = [tag for tag in tree if tag["/S"] == "/Figure"]
    assert [certificate.number in str(figure["/Alt"]) for figure in figures] == [True]


def test_one_landscape_page(certificate):
    pdf = read(certificate_pdf(certificate))
    width, height = pdf.pages[0].mediabox[2:]

    assert len(pdf.pages) == 1
    assert (round(width), round(height)) == (842, 595)


def test_what_people_are_called_is_never_code(alma):
    alma.first_name, alma.last_name = CODE, "Aydin"
    alma.save()
    course = make_course('Kurs #eval("1") [x] *y*')
    certificate = services.issue(completion=make_completion(alma, course))
    text = words(read(certificate_pdf(certificate)))

    assert " ".join(CODE.split()) in text
    assert 'Kurs #eval("1") [x] *y*' in text
    assert "#panic" in words(read(record_pdf(record_of(alma))))


def test_long_titles_stay_on_the_page(alma):
    course = make_course("Datenschutz und Informationssicherheit " * 6, summary="Kurz")
    certificate = services.issue(completion=make_completion(alma, course))
    pdf = read(certificate_pdf(certificate))

    assert len(pdf.pages) == 1
    assert certificate.number in words(pdf)


def test_the_same_certificate_is_the_same_file(certificate):
    assert certificate_pdf(certificate) == certificate_pdf(certificate)


def test_nothing_is_left_behind(certificate):
    before = set(Path(tempfile.gettempdir()).iterdir())
    for _ in range(3):
        certificate_pdf(certificate)

    assert {path.name for path in set(Path(tempfile.gettempdir()).iterdir()) - before if "typst" in path.name} == set()


def test_a_record_lists_years_and_sums(alma, completion, certificate):
    from datetime import date

    make_completion(alma, make_course("E-Akte Einstieg", minutes=90), on=date(2025, 5, 4))
    text = words(read(record_pdf(record_of(alma))))

    for part in ("Bildungspass", "Alma Aydin", "2025", "04.05.2025", "1,5 Std.", "Summe 2025", certificate.number):
        assert part in text
