"""A new site has what readers and editors rely on, and authors cannot publish alone."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, Site

from cms.models import HomePage, InformationPage, NewsPage
from cms.pages.services import set_up_site
from cms.tasks import publish_scheduled_pages
from courses.models import CourseIndexPage, CoursePage
from people.directory.roles import Role
from people.directory.services import grant, sync_groups
from people.models import User
from tests.factories.courses import make_lesson, make_quiz, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    return set_up_site()


@pytest.fixture
def author(home: HomePage, gero: User, paula: User) -> User:
    """Gero begins to write courses."""
    grant(user=gero, role=Role.AUTHOR, by=paula)
    return User.objects.get(pk=gero.pk)


@pytest.fixture
def editor(home: HomePage, emil: User) -> User:
    sync_groups(emil)
    return User.objects.get(pk=emil.pk)


@pytest.fixture
def draft(author: User) -> CoursePage:
    """A course Gero has written and nobody has published."""
    course = CoursePage(title="Zebra", topic=make_topic(), summary="Ein Kurs", minutes=5, live=False, owner=author)
    CourseIndexPage.objects.get().add_child(instance=course)
    course.save_revision(user=author)
    return course


def counted() -> list[int]:
    return [kind.objects.count() for kind in (Page, Group, GroupPagePermission, Site)]


def test_setting_up_twice_changes_nothing(home: HomePage) -> None:
    before = counted()
    call_command("set_up_site")
    assert counted() == before
    assert Site.objects.get().root_page.specific == home


def test_strangers_read_imprint_accessibility_and_privacy_but_nothing_else(home: HomePage) -> None:
    stranger = Client()
    for slug in ("impressum", "barrierefreiheit", "datenschutz", "hilfe", "leichte-sprache"):
        page = stranger.get(f"/{slug}/")
        assert page.status_code == 200, slug
        assert 'href="/impressum/"' in page.content.decode()
    home.add_child(instance=InformationPage(title="Nur für uns", slug="intern"))
    for address in ("/", "/informationen/", "/neues/", "/kurse/", "/intern/"):
        assert stranger.get(address).status_code == 302, address


def test_authors_write_where_courses_and_information_stand_and_editors_publish(author, editor, draft) -> None:
    home = HomePage.objects.get()
    assert draft.permissions_for_user(author).can_edit()
    assert not draft.permissions_for_user(author).can_publish()
    assert not home.permissions_for_user(author).can_edit()
    assert not Page.objects.get(slug="impressum").permissions_for_user(author).can_edit()
    assert draft.permissions_for_user(editor).can_publish()
    assert Page.objects.get(slug="impressum").permissions_for_user(editor).can_edit()


def test_the_editor_approves_what_the_author_hands_in(author, editor, draft, sign_in) -> None:
    draft.get_workflow().start(draft, author)
    assert not CoursePage.objects.get(pk=draft.pk).live
    start = sign_in(editor).get("/").content.decode()
    assert "1 Seite wartet auf Ihre Freigabe." in start
    assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in start
    draft.current_workflow_task_state.approve(user=editor)
    assert CoursePage.objects.get(pk=draft.pk).live
    assert sign_in(author).get(draft.get_url()).status_code == 200


def test_authors_find_their_drafts_on_the_start_page(author, draft, alma, sign_in) -> None:
    assert "Zebra" in sign_in(author).get("/").content.decode()
    assert "Zebra" not in sign_in(alma).get("/").content.decode()


def test_the_editor_is_closed_to_everybody_else(home: HomePage, alma: User, author: User, sign_in) -> None:
    assert sign_in(alma).get(reverse("wagtailadmin_home")).status_code in (302, 403)
    assert sign_in(author).get(reverse("wagtailadmin_home")).status_code == 200
    assert sign_in(author).get(reverse("wagtailsnippets_courses_question:list")).status_code == 200


def test_drafts_can_be_previewed_with_lessons_and_quizzes(author, draft) -> None:
    lesson = make_lesson(draft, "Noch nicht fertig", live=False)
    quiz = make_quiz(draft, live=False)
    for page, words in ((draft, "Zebra"), (lesson, "Ist ein Kfz-Kennzeichen"), (quiz, "Sofort melden")):
        answer = page.make_preview_request()
        assert answer.status_code == 200
        assert words in answer.rendered_content


def test_the_editor_may_show_a_preview_in_its_frame(author, draft, sign_in) -> None:
    preview = sign_in(author).get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))
    assert "Zebra" in preview.content.decode()
    assert "frame-ancestors 'self'" in preview["Content-Security-Policy"]


def test_pages_are_published_on_time(editor, draft) -> None:
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision(user=editor).publish(user=editor)
    publish_scheduled_pages()
    assert not CoursePage.objects.get(pk=draft.pk).live
    with time_machine.travel(draft.go_live_at + timedelta(minutes=1)):
        publish_scheduled_pages()
        publish_scheduled_pages()
    assert CoursePage.objects.get(pk=draft.pk).live


def test_news_for_other_offices_is_not_on_the_start_page(world, home, alma, gero, sign_in) -> None:
    news = Page.objects.get(slug="neues").specific
    page = NewsPage(title="Umzug im Standesamt", audience="offices")
    page.audience_offices = [world.registry]
    news.add_child(instance=page)
    for address in ("/", "/neues/"):
        assert "Umzug im Standesamt" in sign_in(alma).get(address).content.decode()
        assert "Umzug im Standesamt" not in sign_in(gero).get(address).content.decode()
    assert sign_in(gero).get(page.url).status_code == 404
