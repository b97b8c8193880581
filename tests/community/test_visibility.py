"""One rule for every surface: who may see a question or guidance sees it everywhere, the others nowhere."""

import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.html import strip_tags

from cms.pages.models import Audience
from community.guidance import hooks as guidance_hooks
from community.guidance.listing import find
from community.models import GuidancePage, Question
from community.questions import hooks as question_hooks
from community.questions.services import reply
from people.models import Notification, User
from tests.factories.community import make_guidance, make_question

ASKED = "Siegel auf der Sterbeurkunde"
WRITTEN = "Sterbeurkunden nachtragen"

QUESTION_SEEN_BY = {"alma", "bruno", "cem", "paula"}
QUESTION_HIDDEN_FROM = {"gero", "hanna", "dora", "frida", "emil", "otto", "departed", "anonymous"}
GUIDANCE_SEEN_BY = {"alma", "bruno", "cem", "paula", "emil"}
GUIDANCE_HIDDEN_FROM = {"gero", "hanna", "dora", "frida", "otto", "departed", "anonymous"}


@pytest.fixture
def stage(request, world, cem, hanna, alma, bruno, paula, departed, django_capture_on_commit_callbacks):
    """A question to the Standesamt about guidance that only the Standesamt may read."""
    page = make_guidance(
        WRITTEN, office=world.registry, author=cem, audience=Audience.OFFICES, audience_offices=[world.registry]
    )
    with django_capture_on_commit_callbacks(execute=True):
        question = make_question(ASKED, asker=alma, office=world.registry, text="Darf es blass sein?")
        reply(question=question, text="Nein.", by=cem)
    return SimpleNamespace(page=page, question=question, world=world)


def viewer(request, name: str) -> User | None:
    return None if name == "anonymous" else User.objects.get(pk=request.getfixturevalue(name).pk)


def seen_in(url: str, words: str) -> Callable:
    """Whether the words stand on the page, for somebody who is signed in."""

    def look(who: User | None, stage: SimpleNamespace) -> bool:
        browser = Client()
        if who:
            browser.force_login(who)
        response = browser.get(url.format(**vars(stage)))
        shown = words in strip_tags(response.content.decode())
        assert response.status_code == 200 or not shown
        return shown

    return look


def without_token(response) -> str:
    """The page without the secret that differs with every answer."""
    return re.sub(r'"X-CSRFToken": "\w+"|value="\w{64}"', "", response.content.decode())


def in_queryset(queryset: Callable) -> Callable:
    return lambda who, stage: who is not None and queryset(who, stage).exists()


def card(offer: Callable, words: str) -> Callable:
    def look(who: User, stage: SimpleNamespace) -> bool:
        shown = offer(who, RequestFactory().get("/"))
        return bool(shown) and words in [question.title for question in shown.facts["questions"]]

    return look


QUESTION_SURFACES = {
    "page": seen_in("/fragen/{question.pk}/", ASKED),
    "list": seen_in("/fragen/", ASKED),
    "community": seen_in("/community/", ASKED),
    "count": in_queryset(lambda who, stage: Question.objects.visible_to(who)),
    "search page": seen_in("/suche/?q=sterbeurkunde", ASKED),
    "search source": lambda who, stage: bool(who and question_hooks.find_questions(who, "Siegel")),
}
GUIDANCE_SURFACES = {
    "list": seen_in("/anleitungen/", WRITTEN),
    "filtered list": seen_in("/anleitungen/?q=sterbeurkunden", WRITTEN),
    "shelf": seen_in("/anleitungen/standesamt/", WRITTEN),
    "community": seen_in("/community/", WRITTEN),
    "count": in_queryset(lambda who, stage: find(who)),
    "search page": seen_in("/suche/?q=nachtragen", WRITTEN),
    "search source": lambda who, stage: bool(who and guidance_hooks.find_guidance(who, "nachtragen")),
    "asking about it": seen_in("/fragen/neu/?seite={page.pk}", WRITTEN),
}


@pytest.mark.parametrize("surface", QUESTION_SURFACES)
@pytest.mark.parametrize("name", sorted(QUESTION_SEEN_BY | QUESTION_HIDDEN_FROM))
def test_a_question_is_where_it_may_be_seen_and_nowhere_else(request, stage, surface, name):
    seen = QUESTION_SURFACES[surface](viewer(request, name), stage)
    assert seen is (name in QUESTION_SEEN_BY)


@pytest.mark.parametrize("surface", GUIDANCE_SURFACES)
@pytest.mark.parametrize("name", sorted(GUIDANCE_SEEN_BY | GUIDANCE_HIDDEN_FROM))
def test_guidance_is_where_it_may_be_seen_and_nowhere_else(request, stage, surface, name):
    seen = GUIDANCE_SURFACES[surface](viewer(request, name), stage)
    assert seen is (name in GUIDANCE_SEEN_BY)


@pytest.mark.parametrize("name", sorted(QUESTION_HIDDEN_FROM - {"anonymous", "departed"}))
def test_forbidden_and_unknown_give_the_same_answer(request, stage, name):
    browser = Client()
    browser.force_login(viewer(request, name))
    answer = stage.question.replies.get()
    for url in (f"/fragen/{stage.question.pk}/", reverse("community:accept", args=[stage.question.pk, answer.pk])):
        forbidden = browser.post(url, {"text": "Ich auch."})
        unknown = browser.post(url.replace(f"/{stage.question.pk}/", "/999999/", 1), {"text": "Ich auch."})
        assert forbidden.status_code == unknown.status_code == 404
        assert without_token(forbidden) == without_token(unknown)
    assert stage.question.replies.count() == 1


@pytest.mark.parametrize("name", sorted(GUIDANCE_HIDDEN_FROM - {"anonymous", "departed"}))
def test_hidden_guidance_cannot_be_opened_or_marked(request, stage, name):
    browser = Client()
    browser.force_login(viewer(request, name))
    assert browser.get(stage.page.url).status_code == 404
    assert browser.post(f"/anleitungen/{stage.page.pk}/hilfreich/", {"hilfreich": "ja"}).status_code == 404
    assert not stage.page.helpful_marks.exists()


def test_only_those_who_may_see_it_are_told(stage):
    told = set(Notification.objects.values_list("recipient__first_name", "kind"))
    assert told == {("Cem", "community.asked"), ("Alma", "community.answered")}


def test_a_message_to_movers_carries_no_title(stage):
    """Somebody whose appointment ends keeps the message, not the question."""
    message = Notification.objects.get(kind="community.asked")
    assert ASKED not in str(message.facts)


def test_movers_profile_shows_only_what_the_viewer_may_see(stage, alma, gero, cem, sign_in):
    url = reverse("community:mover", args=[cem.pk])
    for words in (ASKED, WRITTEN):
        assert words in sign_in(alma).get(url).content.decode()
        assert words not in sign_in(gero).get(url).content.decode()


def test_cards_on_the_start_page_follow_the_same_rule(stage, cem, hanna, alma):
    waiting = make_question("Noch offen", asker=alma, office=stage.world.registry)
    shown = card(question_hooks.open_questions_card, waiting.title)
    assert shown(cem, stage)
    assert not shown(hanna, stage)
    assert not shown(alma, stage)


def test_after_moving_to_another_office_the_question_stays_the_askers(stage, alma, world):
    alma.posts.update(office=world.roads)
    moved = User.objects.get(pk=alma.pk)
    assert Question.objects.visible_to(moved).filter(pk=stage.question.pk).exists()
    assert not GuidancePage.objects.visible_to(moved).filter(pk=stage.page.pk).exists()
