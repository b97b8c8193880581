"""Asking, answering, accepting."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from cms.pages.models import Audience
from community.models import Question
from community.questions import services
from people.models import Notification
from tests.factories.community import make_guidance, make_question

NEW = "/fragen/neu/"
URL = "/fragen/"


def text(response, status: int = 200) -> str:
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def told(django_capture_on_commit_callbacks) -> Callable:
    """Does something and says which kinds of message reached the person meanwhile."""

    def kinds(user, act: Callable) -> list[str]:
        before = set(Notification.objects.values_list("pk", flat=True))
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return list(Notification.objects.filter(recipient=user).exclude(pk__in=before).values_list("kind", flat=True))

    return kinds


def test_alma_asks_the_movers_of_her_office(alma, cem, world, sign_in, told):
    browser = sign_in(alma)
    form = browser.get(NEW).context["form"]
    assert form.initial["office"] == world.registry
    entered = {"title": "Farbe oder Graustufen?", "text": "", "office": world.registry.pk}
    assert told(cem, lambda: browser.post(NEW, entered)) == ["community.asked"]
    question = Question.objects.get()
    assert question.asker == alma
    assert question.office == world.registry
    assert question.state == Question.State.OPEN


def test_without_mover_the_programme_team_is_told(gero, paula, world, told):
    assert told(paula, lambda: make_question(asker=gero, office=world.roads)) == ["community.asked"]


def test_a_question_without_title_is_not_asked(alma, world, sign_in):
    assert sign_in(alma).post(NEW, {"title": "", "office": world.registry.pk}).status_code == 422
    assert not Question.objects.exists()


def test_a_question_may_be_about_a_page_the_asker_sees(alma, cem, guidance, world, sign_in):
    browser = sign_in(alma)
    assert guidance.title in text(browser.get(f"{NEW}?seite={guidance.pk}"))
    browser.post(NEW, {"title": "Welche Vorlage?", "office": world.registry.pk, "seite": guidance.pk})
    assert Question.objects.get().page_id == guidance.pk
    assert guidance.title in text(browser.get(Question.objects.get().get_absolute_url()))


def test_a_page_the_asker_may_not_see_is_not_named(gero, cem, hanna, world, sign_in):
    secret = make_guidance("Nur unter uns", office=world.registry, author=cem, audience=Audience.MOVERS)
    browser = sign_in(gero)
    assert "Nur unter uns" not in text(browser.get(f"{NEW}?seite={secret.pk}"))
    browser.post(NEW, {"title": "Was steht da?", "office": world.roads.pk, "seite": secret.pk})
    assert Question.objects.get().page is None


def test_a_page_is_named_only_to_those_who_see_it(alma, cem, world, sign_in):
    secret = make_guidance("Nur unter uns", office=world.registry, author=cem, audience=Audience.MOVERS)
    question = services.ask(asker=cem, office=world.registry, title="Wer prüft?", page=secret, by=cem)
    assert "Nur unter uns" in text(sign_in(cem).get(question.get_absolute_url()))
    assert "Nur unter uns" not in text(sign_in(alma).get(question.get_absolute_url()))


def test_nobody_floods_the_movers(alma, cem, world, sign_in):
    for number in range(services.MOST_PER_HOUR):
        make_question(f"Frage {number}", asker=alma, office=world.registry)
    page = text(sign_in(alma).post(NEW, {"title": "Noch eine", "office": world.registry.pk}), 422)
    assert "viele Fragen" in page
    assert Question.objects.count() == services.MOST_PER_HOUR


def test_cem_answers_and_alma_is_told(alma, cem, question, sign_in, told):
    browser = sign_in(cem)
    answer = {"text": "In Farbe, mit 300 dpi."}
    assert told(alma, lambda: browser.post(question.get_absolute_url(), answer)) == ["community.answered"]
    question.refresh_from_db()
    assert question.state == Question.State.ANSWERED
    assert "In Farbe, mit 300 dpi." in text(sign_in(alma).get(question.get_absolute_url()))


def test_an_empty_answer_is_refused(cem, question, sign_in):
    assert sign_in(cem).post(question.get_absolute_url(), {"text": " "}).status_code == 422


def test_alma_asks_back_and_cem_is_told(alma, cem, question, told):
    services.reply(question=question, text="In Farbe.", by=cem)
    assert told(cem, lambda: services.reply(question=question, text="Und Pläne?", by=alma)) == ["community.asked_back"]
    question.refresh_from_db()
    assert question.state == Question.State.ANSWERED


def test_alma_accepts_an_answer_and_cem_is_told_once(alma, cem, question, sign_in, told):
    answer = services.reply(question=question, text="In Farbe.", by=cem)
    url = reverse("community:accept", args=[question.pk, answer.pk])
    browser = sign_in(alma)
    assert told(cem, lambda: browser.post(url)) == ["community.accepted"]
    assert told(cem, lambda: browser.post(url)) == []
    question.refresh_from_db()
    assert question.state == Question.State.SOLVED
    assert "Angenommene Antwort" in text(browser.get(question.get_absolute_url()))


def test_there_is_one_accepted_answer(alma, cem, bruno, question):
    first = services.reply(question=question, text="Grau.", by=bruno)
    second = services.reply(question=question, text="Farbe.", by=cem)
    services.accept(reply=first, by=alma)
    services.accept(reply=second, by=cem)
    services.accept(reply=first, by=alma)
    assert list(question.replies.filter(is_accepted=True)) == [first]


def test_colleagues_answer_but_do_not_accept(alma, bruno, cem, question, sign_in):
    answer = services.reply(question=question, text="In Farbe.", by=cem)
    browser = sign_in(bruno)
    assert browser.post(question.get_absolute_url(), {"text": "Ja, Farbe."}).status_code == 302
    assert browser.post(reverse("community:accept", args=[question.pk, answer.pk])).status_code == 403


def test_an_answer_belongs_to_its_question(alma, cem, question, world, sign_in):
    other = make_question("Andere", asker=alma, office=world.registry)
    answer = services.reply(question=other, text="Ja.", by=cem)
    assert sign_in(alma).post(reverse("community:accept", args=[question.pk, answer.pk])).status_code == 404


def test_text_is_shown_as_text_with_safe_links(alma, cem, question, sign_in):
    services.reply(question=question, text="<script>alert(1)</script>\nhttps://stadt.example/a?b=1&c=2", by=cem)
    page = text(sign_in(alma).get(question.get_absolute_url()))
    assert "<script>alert" not in page
    assert '<a href="https://stadt.example/a?b=1&amp;c=2"' in page


def test_who_has_left_is_not_named(alma, cem, bruno, question, sign_in):
    services.reply(question=question, text="In Farbe.", by=bruno)
    type(bruno).objects.filter(pk=bruno.pk).update(is_active=False)
    page = text(sign_in(alma).get(question.get_absolute_url()))
    assert "Bruno" not in page
    assert "Nicht mehr hier beschäftigt" in page


@pytest.mark.parametrize(
    ("view", "expected"),
    [("", {"Meine", "Offen", "Gelöst"}), ("meine", {"Meine"}), ("offen", {"Meine", "Offen"}), ("geloest", {"Gelöst"})],
)
def test_the_list_can_be_narrowed(alma, bruno, cem, world, sign_in, view, expected):
    make_question("Meine", asker=alma, office=world.registry)
    make_question("Offen", asker=bruno, office=world.registry)
    solved = make_question("Gelöst", asker=bruno, office=world.registry)
    services.accept(reply=services.reply(question=solved, text="So.", by=cem), by=bruno)
    questions = sign_in(alma).get(URL, {"ansicht": view}).context["questions"]
    assert {question.title for question in questions} == expected


def test_movers_find_what_waits_for_them(alma, cem, hanna, question, sign_in):
    assert question.title in text(sign_in(cem).get(f"{URL}?ansicht=beantworten"))
    assert question.title not in text(sign_in(hanna).get(f"{URL}?ansicht=beantworten"))


def test_the_list_goes_on_without_gaps(alma, bruno, cem, world, sign_in, django_assert_max_num_queries):
    for number in range(45):
        Question.objects.create(asker=(alma, bruno, cem)[number % 3], office=world.registry, title=f"Frage {number:02}")
    browser, seen, before = sign_in(alma), [], ""
    while True:
        with django_assert_max_num_queries(20):
            page = browser.get(URL, {"vor": before}).context
        seen += [question.title for question in page["questions"]]
        if not page["older"]:
            break
        before = page["older"]
    assert seen == [f"Frage {number:02}" for number in reversed(range(45))]


def test_swapped_list_equals_reloaded_list(alma, question, sign_in):
    browser = sign_in(alma)
    swapped = text(browser.get(URL, headers={"HX-Request": "true"})).strip()
    assert swapped in text(browser.get(URL))


def test_a_thread_stays_quick(alma, cem, bruno, question, sign_in, django_assert_max_num_queries):
    for number in range(20):
        services.reply(question=question, text=f"Antwort {number}", by=(cem, bruno, alma)[number % 3])
    browser = sign_in(alma)
    with django_assert_max_num_queries(20):
        browser.get(question.get_absolute_url())
