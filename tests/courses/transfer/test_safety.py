"""What does not fit is refused or named, never half taken; whatever a package says, it cannot hurt."""

import hashlib
import json
import zipfile
from dataclasses import asdict
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.media.models import SiteDocument, SiteImage
from courses.exchange.markup import UnreadableError
from courses.models import CoursePage
from courses.transfer import manifest, richtext
from courses.transfer.models import CourseImport
from courses.transfer.shapes import AnswerSheet, FileSheet, MediaSheet, Package, PageSheet, QuestionSheet
from tests.courses.transfer.conftest import packed
from tests.courses.transfer.test_round_trip import bring, take

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
JSON = st.recursive(st.none() | st.booleans() | st.integers() | TEXT, lambda s: st.lists(s) | st.dictionaries(TEXT, s))
FILES = st.builds(FileSheet, TEXT, TEXT, st.integers(), TEXT)
MEDIA = st.builds(MediaSheet, TEXT, TEXT, TEXT, FILES, TEXT, st.none() | FILES)
ANSWERS = st.builds(AnswerSheet, TEXT, st.booleans(), TEXT, TEXT, TEXT, st.none() | st.lists(st.integers(), max_size=4))
QUESTIONS = st.builds(QuestionSheet, TEXT, TEXT, TEXT, answers=st.lists(ANSWERS, max_size=3))
PAGES = st.builds(PageSheet, TEXT, TEXT, TEXT, st.dictionaries(TEXT, JSON, max_size=3))
PACKAGES = st.builds(
    Package,
    format=st.just("stadtcampus-course"),
    number=st.just(1),
    course=PAGES,
    **dict.fromkeys(("made_at", "language", "platform", "address", "authors", "licence", "topic"), TEXT),
    tags=st.lists(TEXT, max_size=2),
    steps=st.lists(PAGES, max_size=2),
    questions=st.lists(QUESTIONS, max_size=2),
    media=st.lists(MEDIA, max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(PACKAGES)
def test_what_is_written_is_read_again(package):
    assert manifest.read(manifest.written(package)) == package


@settings(max_examples=60, deadline=None)
@given(PACKAGES, st.data())
def test_any_other_shape_is_refused_with_its_place(package, data):
    told = asdict(package)
    name = data.draw(st.sampled_from(sorted(told)))
    if name in {"format", "number"}:
        return
    kind = type(told[name])
    told[name] = data.draw(JSON.filter(lambda value: not isinstance(value, kind)))

    with pytest.raises(UnreadableError, match=name):
        manifest.read(json.dumps(told).encode())


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60) | JSON.map(lambda told: json.dumps(told).encode()))
def test_noise_is_refused(data):
    with pytest.raises(UnreadableError):
        manifest.read(data)


@settings(max_examples=100, deadline=None)
@given(st.text("<>/apscrituonclk=\"':& hef1", max_size=60))
def test_no_text_brings_more_than_the_editor_writes(html):
    written, _left_out = richtext.carried(html, lambda kind, told: "")
    again, _left_out = richtext.carried(written, lambda kind, told: "")

    assert again == written
    assert "<script" not in written
    assert "onclick=" not in written.replace("&gt;", "").split("<")[0] or "<a onclick" not in written


def test_scripts_handlers_and_strange_links_fall_away():
    html = (
        '<p onclick="x()">Guten <script>alert(1)</script><b>Tag</b> <a href="javascript:alert(1)">hier</a> '
        '<a linktype="document" id="5">und</a> <a href="//boese.de">da</a><img src=x onerror=y></p>'
    )

    written, left_out = richtext.carried(html, lambda kind, told: "")

    assert written == "<p>Guten <b>Tag</b> hier und da</p>"
    assert left_out == ["script", "a", "img"]


def changed(data: bytes, change=None, files=None) -> bytes:
    """The package with another list of contents or other files."""
    source, target = zipfile.ZipFile(BytesIO(data)), BytesIO()
    contents = {name: source.read(name) for name in source.namelist()}
    if change:
        told = json.loads(contents[manifest.NAME])
        change(told)
        contents[manifest.NAME] = json.dumps(told).encode()
    with zipfile.ZipFile(target, "w") as zipped:
        for name, content in (contents | (files or {})).items():
            zipped.writestr(name, content)
    return target.getvalue()


def only_trouble(data: bytes, by) -> str:
    record = bring(data, by)
    assert not record.can_be_taken
    return " | ".join(record.troubles)


def test_a_newer_format_is_named(course, editor):
    newer = changed(packed(course), lambda told: told.update(number=2, news="x"))

    assert only_trouble(newer, editor) == "Das Paket ist im Format 2 geschrieben; diese Plattform liest bis Format 1."


def test_other_zips_and_paths_that_climb_are_refused(course, editor):
    data = packed(course)

    assert "kein Inhaltsverzeichnis" in only_trouble(changed_to({"a.txt": b"x"}), editor)
    assert "führt" in only_trouble(changed(data, files={"../../boese.txt": b"x"}), editor)
    assert "beschädigt" in only_trouble(b"kein zip", editor)


def changed_to(files: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("ending", ["svg", "html", "exe"])
def test_drawings_with_scripts_and_web_pages_are_refused(course, editor, ending):
    def rename(told: dict) -> None:
        told["media"][0]["file"] |= {"path": f"medien/x.{ending}", "name": f"x.{ending}"}

    assert f"„{ending}“" in only_trouble(changed(packed(course), rename), editor)


def test_a_file_that_was_changed_or_lies_about_itself_is_refused(course, editor):
    data = packed(course)
    told = json.loads(zipfile.ZipFile(BytesIO(data)).read(manifest.NAME))
    picture = next(sheet["file"] for sheet in told["media"] if sheet["kind"] == "picture")
    other = b"x" * picture["size"]

    def lie(told: dict) -> None:
        sheet = next(sheet["file"] for sheet in told["media"] if sheet["kind"] == "picture")
        sheet["sha256"] = hashlib.sha256(other).hexdigest()

    assert "Prüfsumme" in only_trouble(changed(data, files={picture["path"]: other}), editor)
    assert "nicht das, was ihr Name sagt" in only_trouble(changed(data, lie, {picture["path"]: other}), editor)


def test_unknown_blocks_are_named_and_the_rest_comes(course, editor):
    def add(told: dict) -> None:
        told["steps"][0]["words"]["body"].append({"type": "hologram", "value": {"x": 1}})

    data = changed(packed(course), add)
    take(data, editor, title="Zweiter")

    left_out = CourseImport.objects.get().report["left_out"]
    assert left_out == ["Ruhe bewahren: Ein Baustein der Art „hologram“ ist hier nicht bekannt und kommt nicht mit."]


def test_blocks_of_another_shape_unknown_fields_and_kinds_stop_it(course, editor):
    data = packed(course)

    def spoil(told: dict) -> None:
        told["steps"][0]["words"]["body"][0]["value"] = {"a": 1}
        told["steps"][1]["facts"]["owner"] = "1"
        told["questions"][0]["kind"] = "essay"
        told["course"]["facts"]["level"] = "expert"
        told["course"]["facts"]["minutes"] = True

    troubles = only_trouble(changed(data, spoil), editor)

    for words in ("Überschrift", "„owner“", "„essay“", "expert", "anderer Art"):
        assert words in troubles


def test_numbers_of_this_platform_cannot_be_smuggled_in(course, editor):
    """A package that names our rows by number gets nothing of them."""
    secret = SiteDocument.objects.get()

    def smuggle(told: dict) -> None:
        body = told["steps"][0]["words"]["body"]
        body[:] = [
            {"type": "download", "value": {"document": secret.pk, "title": ""}},
            {"type": "rich_text", "value": f'<p><a linktype="document" id="{secret.pk}">x</a></p>'},
        ]

    here = take(changed(packed(course), smuggle), editor, title="Zweiter")

    lesson = here.get_children().first().specific
    assert lesson.body[0].value["document"] is None
    assert lesson.body[1].value.source == "<p>x</p>"


def test_whoever_may_not_add_media_is_told(course, alma):
    pictures, courses = SiteImage.objects.count(), CoursePage.objects.count()

    assert "Sie dürfen hier keine Bilder" in only_trouble(packed(course), alma)
    assert (SiteImage.objects.count(), CoursePage.objects.count()) == (pictures, courses)
