"""Files that are broken, or meant to do harm, are refused with a reason and the line."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.exchange.archives import beside
from courses.exchange.formats import read

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def zipped(files: dict[str, bytes], **facts: object) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def link() -> bytes:
    data, entry = BytesIO(), zipfile.ZipInfo("frage.xml")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"kein XML", 1),
        (b"<quiz>\n<question>\n</quiz>", 3),
        (f'<!DOCTYPE quiz [<!ENTITY a0 "ha">{LAUGHS}]><quiz>&a9;</quiz>'.encode(), 1),
        (b'<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>', 1),
        (b"<a>" * 1000, 1),
        (b"<html/>", 1),
        (b"<questestinterop/>", 1),
        (b"PK\x03\x04 kein Paket", 0),
        (zipped({"../frage.xml": b"<a/>"}), 0),
        (zipped({"/etc/frage.xml": b"<a/>"}), 0),
        (zipped({"frage.xml": b"0" * 30_000_000}), 0),
        (zipped({"frage.xml": b"0" * 9_000_000}), 0),
        (link(), 0),
    ],
    ids=[
        *("empty", "no XML", "not closed", "entities", "a file of the machine", "too deep", "HTML", "QTI 1.2"),
        *("no zip", "climbing up", "an absolute path", "too large", "a bomb", "a link"),
    ],
)
def test_it_is_refused(data, line):
    reading = read(data)

    assert reading.items == []
    assert [trouble.line for trouble in reading.troubles] == [line]
    assert "root:" not in reading.troubles[0].text


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_whatever_the_bytes_nothing_breaks(data):
    read(data)
    read(b"<quiz>" + data + b"</quiz>")


@pytest.mark.parametrize(
    ("path", "reference", "found"),
    [
        ("fragen/a.xml", "bild.png", "fragen/bild.png"),
        ("fragen/a.xml", "../bilder/bild.png", "bilder/bild.png"),
        ("a.xml", "./bild.png?x=1", "bild.png"),
        ("a.xml", "../bild.png", ""),
    ],
)
def test_references_stay_inside_the_package(path, reference, found):
    assert beside(path, reference) == found
