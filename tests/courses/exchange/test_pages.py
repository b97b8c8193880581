"""The pages in the editor where questions come and go."""

from base64 import b64encode
from copy import deepcopy
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cms.pages.services import set_up_site
from courses.exchange import services
from courses.exchange.formats import read
from courses.exchange.models import QuestionImport
from courses.models import Question, QuestionCategory
from people.directory.roles import Role
from people.directory.services import grant, sync_groups
from tests.courses.exchange.conftest import png
from tests.factories.courses import make_course, make_question

HERE = "/cms/fragen-austausch/"


@pytest.fixture
def editor(emil, sign_in, settings, tmp_path) -> Client:
    """Emil looks after the courses of the whole city."""
    settings.MEDIA_ROOT = tmp_path
    set_up_site()
    sync_groups(emil)
    return sign_in(emil)


@pytest.fixture
def lenient(settings) -> None:
    """Wagtail's templates rely on Django's way with unknown variables."""
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")


@pytest.fixture
def moodle(file) -> bytes:
    return file("moodle.xml").replace(b"PLAN", b64encode(png()))


def bring(browser: Client, data: bytes, name: str = "brandschutz.xml") -> QuestionImport:
    answer = browser.post(f"{HERE}bringen/", {"file": SimpleUploadedFile(name, data)})
    record = QuestionImport.objects.latest("pk")
    assert answer.status_code == 302
    assert answer["Location"] == f"{HERE}{record.pk}/"
    return record


def test_emil_looks_first_and_takes_the_questions_then(editor, moodle, django_capture_on_commit_callbacks):
    record = bring(editor, moodle)
    page = editor.get(f"{HERE}{record.pk}/").content.decode()

    assert Question.objects.count() == 0, "nothing is in the bank yet"
    assert "9 Fragen können übernommen werden" in page
    assert "2 kommen nicht mit" in page
    assert "<code>essay</code>" in page
    assert "Diese Art von Frage gibt es hier nicht" in page

    with django_capture_on_commit_callbacks(execute=True):
        answer = editor.post(f"{HERE}{record.pk}/", {"where": "as-in-file", "name": ""}, follow=True)

    assert "9 Fragen stehen jetzt in der Sammlung" in answer.content.decode()
    assert Question.objects.count() == 9
    assert {question.category.name for question in Question.objects.all()} == {"Brandschutz / Räumung"}
    place = Question.objects.get(text="Wohin gehen Sie bei Alarm?")
    assert place.picture.file.size > 0
    assert place.picture_text == "Lageplan mit drei Plätzen"
    record.refresh_from_db()
    assert not record.file, "the file is gone once its questions are taken"


def test_bringing_the_same_file_again_makes_nothing_twice(editor, moodle):
    for _time in range(2):
        record = bring(editor, moodle)
        editor.post(f"{HERE}{record.pk}/", {"where": "new", "name": "Brandschutz"})

    assert Question.objects.count() == 9
    assert "Alle Fragen dieser Datei stehen schon in der Sammlung" in editor.get(f"{HERE}{record.pk}/").content.decode()


def test_pressing_twice_takes_once(editor, emil, moodle):
    record = bring(editor, moodle)
    services.take(record=record, category=None, as_in_file=False, by=emil)

    with pytest.raises(services.NothingToTakeError):
        services.take(record=record, category=None, as_in_file=False, by=emil)
    services.run(number=record.pk)
    assert Question.objects.count() == 9


def test_a_new_category_needs_a_name(editor, moodle):
    record = bring(editor, moodle)

    answer = editor.post(f"{HERE}{record.pk}/", {"where": "new", "name": " "})

    assert answer.status_code == 422
    assert "Geben Sie der neuen Kategorie einen Namen" in answer.content.decode()


def test_a_broken_file_says_the_line(editor):
    record = bring(editor, b"<quiz>\n<question>\n</quiz>")

    page = editor.get(f"{HERE}{record.pk}/").content.decode()

    assert "Zeile 3:" in page
    assert "keine Frage" in page
    editor.post(f"{HERE}{record.pk}/verwerfen/")
    assert QuestionImport.objects.get(pk=record.pk).state == QuestionImport.State.DISCARDED


def test_a_large_file_is_read_by_a_worker(editor, emil, moodle, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(services, "AT_ONCE", 100)
    given = []
    monkeypatch.setattr("courses.exchange.tasks.check_questions.delay", given.append)
    with django_capture_on_commit_callbacks(execute=True):
        record = bring(editor, moodle)

    assert given == [record.pk]
    assert "im Hintergrund" in editor.get(f"{HERE}{record.pk}/").content.decode()
    services.check(number=record.pk)
    assert len(QuestionImport.objects.get(pk=record.pk).new) == 9


@pytest.mark.parametrize("format", ["moodle", "qti21", "qti30"])
def test_a_category_and_a_quiz_go_out(editor, format):
    course = make_course(quiz=True)
    fire = QuestionCategory.objects.create(name="Brandschutz")
    Question.objects.filter(pk=make_question("Was tun?", right=["Melden"], wrong=["Warten"]).pk).update(category=fire)
    quiz = course.get_children().last().specific

    category = read(editor.get(f"{HERE}ausgeben/?kategorie={fire.pk}&format={format}").content)
    whole = read(editor.get(f"{HERE}ausgeben/?format={format}").content)
    of_quiz = read(editor.get(f"{HERE}ausgeben/test/{quiz.pk}/?format={format}").content)

    assert [item.text for item in category.items] == ["Was tun?"]
    assert len(whole.items) == 3
    assert [item.text for item in of_quiz.items] == [
        "Was ist ein personenbezogenes Datum?",
        "Was tun Sie bei einer Datenpanne?",
    ]
    assert [answer.text for answer in of_quiz.items[1].answers if answer.is_correct] == [
        "Sofort melden",
        "Nichts löschen",
    ]


def test_the_ways_are_found(editor, lenient):
    course = make_course(quiz=True)
    quiz = course.get_children().last()

    assert HERE in editor.get("/cms/").content.decode(), "in the menu"
    assert HERE in editor.get("/cms/snippets/courses/question/").content.decode(), "above the bank"
    assert f"{HERE}ausgeben/test/{quiz.pk}/" in editor.get(f"/cms/pages/{quiz.pk}/edit/").content.decode()


def test_authors_see_their_own_files_only(editor, emil, alma, moodle, sign_in):
    record = bring(editor, moodle)
    grant(user=alma, role=Role.AUTHOR, by=None)
    author = sign_in(alma)

    assert author.get(HERE).status_code == 200
    assert author.get(f"{HERE}{record.pk}/").status_code == 404
    assert author.post(f"{HERE}{record.pk}/verwerfen/").status_code == 404


def test_whoever_writes_no_courses_finds_nothing(editor, cem, moodle, sign_in):
    record, quiz = bring(editor, moodle), make_course(quiz=True).get_children().last()
    sync_groups(cem)
    mover = sign_in(cem)

    for address in ("", f"{record.pk}/", "ausgeben/?format=moodle", f"ausgeben/test/{quiz.pk}/"):
        assert mover.get(f"{HERE}{address}").status_code == 404, address
    assert mover.post(f"{HERE}bringen/").status_code == 404


def test_files_are_forgotten_after_a_week(editor, moodle):
    record = bring(editor, moodle)
    QuestionImport.objects.update(brought_at=timezone.now() - timedelta(days=8))

    services.forget_old()

    assert not QuestionImport.objects.exists()
    assert not record.file.storage.exists(record.file.name)
