"""Every block of a lesson: readable without scripts, refused where somebody would be left out, shown to authors."""

import json
from collections.abc import Callable
from copy import deepcopy

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.test import RequestFactory
from wagtail.images.tests.utils import get_test_image_file

from cms.models import Audio, SiteImage, Video
from cms.pages.plain import plain_text
from cms.pages.services import set_up_site
from courses.lessons.blocks import LessonBodyBlock
from courses.lessons.blocks.writing import CodeBlock, TableBlock
from courses.models import LessonPage
from people.directory.services import sync_groups
from tests.factories.courses import make_course, make_lesson, make_question

pytestmark = pytest.mark.django_db

TABLE = {
    "caption": "Fristen",
    "columns": [{"type": "text", "heading": "Unterlagen"}, {"type": "number", "heading": "Jahre"}],
    "rows": [{"values": ["<p>Rechnungen</p>", "8"]}, {"values": ["<p>Briefe</p>", None]}],
}
PARTS = [{"title": "Erstens", "text": "<p>Eins</p>"}, {"title": "Zweitens", "text": "<p>Zwei</p>"}]


@pytest.fixture
def audio() -> Audio:
    return Audio.objects.create(
        title="Vorgelesen", file=ContentFile(b"ton", name="ton.mp3"), transcript="Alles Gesagte.", seconds=61
    )


@pytest.fixture
def video() -> Video:
    return Video.objects.create(
        title="Drei Fälle",
        file=ContentFile(b"film", name="film.mp4"),
        captions=ContentFile(b"WEBVTT", name="film.vtt"),
        transcript="Ein Antrag.",
    )


@pytest.fixture
def pictures() -> list[dict]:
    image = SiteImage.objects.create(title="Bild", file=get_test_image_file())
    return [
        {"image": {"image": image.pk, "alt_text": words, "decorative": False}, "caption": words}
        for words in ("Ein Weg", "Ein Ziel")
    ]


@pytest.fixture
def lesson() -> Callable[..., LessonPage]:
    course = make_course(lessons=0)

    def written(*blocks: tuple[str, object]) -> LessonPage:
        body = [{"type": kind, "value": value} for kind, value in blocks]
        return make_lesson(course, "Alles", body=json.dumps(body))

    return written


def shown(page: LessonPage, query: dict | None = None) -> str:
    request = RequestFactory().get("/lernen/kurs/alles/", query or {})
    return render_to_string("courses/_lesson_body.html", {"page": page}, request=request)


def test_arranged_parts_are_all_there_without_scripts(lesson) -> None:
    moments = [{"when": f"Um {hour} Uhr", **part} for hour, part in enumerate(PARTS)]
    page = lesson(
        ("tabs", {"title": "Geräte", "parts": PARTS}),
        ("steps", {"parts": PARTS}),
        ("timeline", {"parts": moments}),
        ("comparison", {"kind": "better", "left": PARTS[0], "right": PARTS[1]}),
        ("cards", {"title": "Begriffe", "parts": PARTS}),
    )
    html = shown(page)
    assert html.count("<p>Zwei</p>") == 5
    assert " hidden" not in html.replace("aria-hidden", "")
    assert '<ol class="c-steps"' in html
    assert "Um 1 Uhr" in html
    assert html.count("<details") == 2
    words = plain_text(page.body)
    assert words.count("Zweitens") == 5


def test_a_table_has_caption_and_headers_in_both_directions(lesson) -> None:
    html = shown(lesson(("table", {"table": TABLE, "first_column_names_rows": True})))
    assert "<caption" in html
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 2
    assert "None" not in html
    assert "Fristen" in plain_text(lesson(("table", {"table": TABLE, "first_column_names_rows": True})).body)


@pytest.mark.parametrize(
    "missing",
    [{"caption": " "}, {"rows": []}, {"columns": [{"type": "text", "heading": ""}, TABLE["columns"][1]]}],
    ids=["caption", "rows", "heading"],
)
def test_a_table_that_cannot_be_read_aloud_is_refused(missing: dict) -> None:
    block = TableBlock()
    block.clean(block.to_python({"table": TABLE, "first_column_names_rows": True}))
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"table": TABLE | missing, "first_column_names_rows": True}))


def test_code_keeps_its_blanks_and_never_becomes_markup(lesson) -> None:
    html = shown(lesson(("code", {"kind": "terminal", "title": "Befehl", "code": "dir  <Ordner>"})))
    assert "dir  &lt;Ordner&gt;</code>" in html
    block = CodeBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"kind": "code", "title": "Leer", "code": "  "}))


def test_pictures_of_a_gallery_lead_to_their_large_view(lesson, pictures) -> None:
    html = shown(lesson(("gallery", {"title": "Wege", "pictures": pictures})))
    assert html.count('<a class="c-figure__img"') == 2
    assert 'alt="Ein Weg"' in html
    assert "groß ansehen" in html


def test_a_recording_comes_with_its_text(lesson, audio, video) -> None:
    html = shown(lesson(("audio", {"audio": audio.pk, "caption": ""}), ("video", {"video": video.pk, "caption": ""})))
    for words in ("<audio controls", "Alles Gesagte.", "1:01 Minuten", 'kind="captions"', "Ein Antrag."):
        assert words in html, words
    assert "data-place-at" not in html
    with pytest.raises(ValidationError) as refused:
        Audio(title="Ohne Worte", file=ContentFile(b"ton", name="ton.mp3")).full_clean()
    assert "transcript" in refused.value.message_dict


def test_a_question_of_the_bank_is_practised_in_the_lesson(lesson) -> None:
    question = make_question("Was ist richtig?", right=["Melden"], wrong=["Warten"])
    page = lesson(("question", {"question": question.pk}))
    name = f"frage-{page.body[0].id}"
    right = question.answers.get(is_correct=True)
    before = shown(page)
    assert "Was ist richtig?" in before
    assert "Lesen Sie nach." not in before
    assert "So steht es in der Lektion." in shown(page, {name: "1", f"{name}-choices": str(right.pk)})
    assert "Wählen Sie eine Antwort aus." in shown(page, {name: "1"})
    assert shown(page) == before


def test_a_task_has_a_list_to_tick_and_a_solution_to_open(lesson) -> None:
    value = {"title": "Benennen", "text": "<p>Los</p>", "checks": ["Klar", "Kurz"], "solution": "<p>So</p>"}
    html = shown(lesson(("task", value)))
    assert html.count('type="checkbox"') == 2
    assert "<details" in html
    assert "<details" not in shown(lesson(("task", value | {"solution": ""})))


def test_without_a_place_in_the_course_nothing_can_be_written(lesson) -> None:
    html = shown(lesson(("reflection", {"prompt": "Was nehmen Sie mit?"}), ("ask", {"text": ""})))
    assert "disabled" in html
    assert "<button" not in html


def test_the_chooser_groups_and_describes_every_block() -> None:
    block = LessonBodyBlock()
    groups = [str(name) for name, _blocks in block.grouped_child_blocks()]
    assert groups == ["Text", "Bild, Film und Ton", "Ordnen und gliedern", "Ausprobieren und nachdenken"]
    for child in block.child_blocks.values():
        assert child.get_description(), child.name
        assert child.is_previewable, child.name


@pytest.mark.parametrize("name", LessonBodyBlock().child_blocks)
def test_authors_see_a_preview_of_every_block(name: str, emil, sign_in, settings) -> None:
    """Wagtail's templates rely on Django's way with unknown variables."""
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")
    set_up_site()
    sync_groups(emil)
    block = LessonPage._meta.get_field("body").stream_block.child_blocks[name]
    answer = sign_in(emil).get("/cms/block-preview/", {"id": block.definition_prefix})
    assert answer.status_code == 200
    assert "css/features/blocks.css" in answer.content.decode()
