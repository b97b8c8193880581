"""What somebody's proof rests on is taken off the site, never deleted."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.pages.services import set_up_site
from lms.enrolments import services as enrolments
from people.directory import services as directory
from tests.factories.courses import make_course


@pytest.fixture
def editor(emil, sign_in):
    set_up_site()
    directory.sync_groups(emil)
    return sign_in(emil)


def delete(editor, page: Page):
    return editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)


def test_a_course_somebody_took_up_cannot_be_deleted(editor, alma):
    course = make_course("E-Akte")
    enrolments.enrol(learner=alma, course=course, by=alma)
    answer = delete(editor, course)
    assert Page.objects.filter(pk=course.pk).exists()
    assert "nicht löschen" in answer.content.decode()


def test_neither_can_what_stands_above_it_nor_several_at_once(editor, alma):
    course = make_course("E-Akte")
    enrolments.enrol(learner=alma, course=course, by=alma)
    delete(editor, course.get_parent())
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    editor.post(f"{address}?id={course.pk}")
    assert Page.objects.filter(pk=course.pk).exists()


def test_what_nobody_needs_can_be_deleted(editor):
    course = make_course("E-Akte")
    delete(editor, course)
    assert not Page.objects.filter(pk=course.pk).exists()
