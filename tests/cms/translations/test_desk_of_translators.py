"""The desk of translators: what is missing, what is older, and both side by side."""

import json
from copy import deepcopy

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cms.pages.services import set_up_site
from cms.translations.comparing import changes, pairs
from cms.translations.services import begin
from cms.translations.states import State, rows_for
from people.directory.roles import Role
from people.directory.services import follow_roles, grant
from people.models import User
from tests.factories.courses import make_course, make_quiz

TEXT = st.text(alphabet="ab \n", max_size=40)


@pytest.fixture
def editor(db, emil, sign_in, settings):
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")
    set_up_site()
    follow_roles()
    return sign_in(emil)


def test_emil_translates_a_course_beside_its_original(editor):
    course = make_course("Datenschutz")
    make_quiz(course)
    lesson = course.steps()[0]
    overview = editor.get(reverse("cms_translations_of_page", args=[course.pk])).content.decode()
    assert lesson.title in overview
    assert "Abschlusstest" in overview
    for page in (lesson, course, course.steps()[-1]):
        answer = editor.post(reverse("cms_begin_translation", args=[page.pk]), {"sprache": "en"})
        assert answer.status_code == 302
    beside = editor.get(answer["Location"]).content.decode()
    assert "Deutsch" in beside
    assert "English" in beside
    translation = lesson.get_translations().get().specific
    assert not translation.live
    shown = editor.get(reverse("cms_side_by_side", args=[translation.pk])).content.decode()
    assert shown.count("Ein Name ist ein personenbezogenes Datum.") == 2
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[translation.pk])).status_code == 200
    report = editor.get(reverse("cms_translations")).content.decode()
    assert course.title in report
    assert reverse("cms_translations") in editor.get("/cms/").content.decode()


def test_a_change_of_the_original_shows_what_is_new_and_is_confirmed(editor):
    course = make_course("Datenschutz")
    lesson = course.steps()[0].specific
    lesson.save_revision().publish()
    translation = begin(page=lesson, language="en", by=None)
    translation.save_revision().publish()
    assert state(lesson) == State.CURRENT

    body = json.loads(json.dumps(list(lesson.body.raw_data)))
    body[1]["value"] = "<p>Ein Name oder Bild ist ein personenbezogenes Datum.</p>"
    lesson.body = json.dumps(body)
    lesson.save_revision().publish()
    assert state(lesson) == State.OLDER
    shown = editor.get(reverse("cms_side_by_side", args=[translation.pk])).content.decode()
    assert "<ins>oder Bild</ins>" in shown
    assert "Das Original hat sich geändert" in shown

    editor.post(reverse("cms_compared", args=[translation.pk]))
    assert state(lesson) == State.CURRENT
    assert "<ins>" not in editor.get(reverse("cms_side_by_side", args=[translation.pk])).content.decode()


def state(page) -> State:
    return rows_for([type(page).objects.get(pk=page.pk)])[0].cells[0].state


def test_authors_may_write_translations_of_what_they_may_write(editor, gero, emil):
    course = make_course("Datenschutz")
    lesson = begin(page=course.steps()[0], language="en", by=emil)
    translation = begin(page=course, language="en", by=emil)
    grant(user=gero, role=Role.AUTHOR, by=emil)
    author = User.objects.get(pk=gero.pk)
    for page in (translation, lesson):
        assert page.permissions_for_user(author).can_edit()
        assert not page.permissions_for_user(author).can_publish()
        assert page.permissions_for_user(User.objects.get(pk=emil.pk)).can_publish()
        assert page.get_workflow() == course.get_workflow()


def test_nobody_else_gets_to_the_desk(editor, cem, sign_in, gero):
    course = make_course("Datenschutz")
    translation = begin(page=course, language="en", by=None)
    grant(user=gero, role=Role.MOVER, office=gero.office, by=cem)
    mover = sign_in(gero)
    assert course.title not in mover.get(reverse("cms_translations")).content.decode()
    for name, page in (("cms_translations_of_page", course), ("cms_side_by_side", translation)):
        assert mover.get(reverse(name, args=[page.pk])).status_code == 302
    assert mover.post(reverse("cms_begin_translation", args=[course.pk]), {"sprache": "en"}).status_code == 302
    assert editor.post(reverse("cms_begin_translation", args=[course.pk]), {"sprache": "fr"}).status_code in {302, 404}


@given(TEXT, TEXT)
def test_no_word_of_the_original_is_lost_between_changes(before, now):
    pieces = changes(before, now)
    assert " ".join(piece.words for piece in pieces if piece.kind != "del").split() == now.split()
    assert " ".join(piece.words for piece in pieces if piece.kind != "ins").split() == before.split()


@given(*(st.dictionaries(st.sampled_from("abcd"), st.tuples(st.just("Text"), TEXT)) for _side in range(3)))
def test_every_part_of_original_and_translation_has_its_row(before, now, translation):
    rows = pairs(before, now, translation)
    assert {row.key for row in rows} == now.keys() | translation.keys()
    assert [row.key for row in rows][: len(now)] == list(now)
