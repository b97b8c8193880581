"""One message per person and event, read in one place."""

import pytest
from django.test import Client
from django.utils.html import format_html
from wagtail import hooks

from people.models import Notification
from people.notifications import services
from people.notifications.notices import Notice
from tests.factories.courses import make_course
from tests.factories.languages import translate

LIST = "/mitteilungen/"


@pytest.fixture(autouse=True)
def answers():
    """A room that tells of answers."""

    def offer() -> list[Notice]:
        return [
            Notice("test.answer", "chat", lambda facts: format_html("{} hat geantwortet.", facts["name"])),
            Notice("test.due", "overdue", lambda facts: f"{facts['course']} wird fällig."),
        ]

    with hooks.register_temporarily("register_notice", offer):
        yield


@pytest.fixture
def tell(django_capture_on_commit_callbacks):
    def told(*people, kind="test.answer", event="test.answer:1", facts=None, url="/fragen/1/"):
        with django_capture_on_commit_callbacks(execute=True):
            services.notify(
                recipients=[person.pk for person in people],
                kind=kind,
                event=event,
                facts=facts or {"name": "Cem <b>Demir</b>"},
                url=url,
            )

    return told


def test_an_event_reaches_each_person_once(alma, bruno, tell):
    tell(alma, bruno, alma)
    tell(alma)
    assert Notification.objects.count() == 2


def test_who_has_left_gets_nothing(alma, bruno, tell):
    alma.is_active = False
    alma.save()
    tell(alma, bruno)
    assert [note.recipient for note in Notification.objects.all()] == [bruno]


def test_nothing_is_told_before_the_change_is_safe(alma, db):
    services.notify(
        recipients=[alma.pk], kind="test.answer", event="test.answer:1", facts={"name": "Cem"}, url="/fragen/1/"
    )
    assert not Notification.objects.exists(), "the transaction of the test never commits"


def test_without_a_queue_only_the_message_is_missing(alma, tell, monkeypatch):
    def refuse(*args: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(services.tasks.deliver, "delay", refuse)
    tell(alma)
    assert not Notification.objects.exists()


def test_many_people_are_told_in_few_statements(alma, world, django_assert_max_num_queries):
    from tests.factories.people import UserFactory

    people = [user.pk for user in UserFactory.create_batch(30)]
    services.CHUNK, before = 10, services.CHUNK
    try:
        with django_assert_max_num_queries(3 * 4):
            services.deliver(recipients=people, kind="test.answer", event="e", facts={"name": "x"}, url="/")
    finally:
        services.CHUNK = before
    assert Notification.objects.count() == 30


@pytest.mark.parametrize("url", ["https://boese.example/", "//boese.example/", "fragen/1/"])
def test_messages_lead_only_to_this_site(alma, url):
    with pytest.raises(ValueError, match="place on this site"):
        services.notify(recipients=[alma.pk], kind="test.answer", event="e", facts={}, url=url)


def test_a_kind_nobody_declared_is_a_mistake(alma):
    with pytest.raises(LookupError):
        services.notify(recipients=[alma.pk], kind="test.unknown", event="e", facts={}, url="/")


def test_alma_reads_what_reached_her_and_only_her(alma, bruno, tell, sign_in):
    tell(alma)
    tell(bruno, event="test.due:1", kind="test.due", facts={"course": "Brandschutz"})
    page = sign_in(alma).get(LIST).content.decode()
    assert "Cem &lt;b&gt;Demir&lt;/b&gt; hat geantwortet." in page
    assert "Brandschutz" not in page
    assert "Heute und gestern" in page


def test_going_there_marks_it_read(alma, gero, tell, sign_in):
    tell(alma)
    note = Notification.objects.get()
    assert sign_in(gero).get(f"{LIST}{note.pk}/").status_code == 404
    assert Notification.objects.of(alma).unread().count() == 1

    assert sign_in(alma).get(f"{LIST}{note.pk}/").url == "/fragen/1/"
    assert Notification.objects.of(alma).unread().count() == 0


def test_one_or_all_can_be_marked_as_read_without_javascript(alma, bruno, tell, sign_in):
    for number in range(3):
        tell(alma, bruno, event=f"test.answer:{number}")
    browser, first = sign_in(alma), Notification.objects.of(alma).first()
    browser.post(f"{LIST}{first.pk}/gelesen/")
    assert Notification.objects.of(alma).unread().count() == 2
    browser.post(f"{LIST}gelesen/")
    assert Notification.objects.of(alma).unread().count() == 0
    assert Notification.objects.of(bruno).unread().count() == 3
    assert browser.get(f"{LIST}gelesen/").status_code == 405
    assert sign_in(bruno).post(f"{LIST}{first.pk}/gelesen/").status_code == 404


def test_the_bell_gets_the_newest_few_without_a_page_around(alma, tell, sign_in):
    for number in range(9):
        tell(alma, event=f"test.answer:{number}", facts={"name": f"Person {number}"})
    panel = sign_in(alma).get(LIST, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in panel
    assert panel.count("<li") == 6
    assert "Person 8" in panel


def test_a_kind_that_no_longer_exists_breaks_nothing(alma, sign_in):
    Notification.objects.create(recipient=alma, kind="old.kind", event="x", url="/")
    assert sign_in(alma).get(LIST).status_code == 200


def test_an_empty_list_says_what_will_come(alma, sign_in):
    browser = sign_in(alma)
    assert "Noch keine Mitteilungen" in browser.get(LIST).content.decode()
    assert "Nichts Neues" in browser.get(LIST, headers={"HX-Request": "true"}).content.decode()


def test_the_list_costs_the_same_for_few_and_many(alma, tell, sign_in, django_assert_max_num_queries):
    for number in range(40):
        tell(alma, event=f"test.answer:{number}")
    browser = sign_in(alma)
    browser.get(LIST)
    with django_assert_max_num_queries(16):
        page = browser.get(LIST)
    assert "1 bis 25 von 40" in page.content.decode()


def test_strangers_are_asked_to_sign_in(db):
    assert Client().get(LIST).url.startswith("/konto/anmelden/")


def test_titles_in_messages_speak_the_language_of_the_reader(alma, world, sign_in, tell):
    course = make_course("Brandschutz")
    translate(course, "en", title="Fire safety")
    tell(alma, kind="test.due", facts={"course": "Brandschutz", "pages": {"course": course.pk}})
    assert "Brandschutz wird fällig" in sign_in(alma).get(LIST).content.decode()
    alma.language = "en"
    alma.save()
    assert "Fire safety wird fällig" in sign_in(alma).get(LIST).content.decode()
