"""Messages by mail: wanted, once, in the reader's language, and easy to stop."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail import hooks

from people.models import Absence, Mailing, MailWish, Notification
from people.notifications import mailing, services
from people.notifications.models import Mailing as Row
from people.notifications.notices import Notice
from people.notifications.topics import Topic, Way
from people.notifications.wishes import choose, ways_of
from people.privacy.tasks import forget_old

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 10, 5, 9, tzinfo=BERLIN)
CHOICES = "/einstellungen/mitteilungen/"


@pytest.fixture(autouse=True)
def rooms():
    """A room that tells of sessions at once, and one that tells of answers once a week."""

    def offer() -> list[Notice]:
        return [
            Notice("test.seat", "calendar", lambda facts: f"Sie haben einen Platz: {facts['course']}", Topic.SESSIONS),
            Notice("test.answer", "chat", lambda facts: f"{facts['name']} hat geantwortet.", Topic.QUESTIONS),
        ]

    with hooks.register_temporarily("register_notice", offer):
        yield


@pytest.fixture
def tell(django_capture_on_commit_callbacks):
    def told(*people, kind="test.seat", event="test.seat:1", facts=None):
        with django_capture_on_commit_callbacks(execute=True):
            services.notify(
                recipients=[person.pk for person in people],
                kind=kind,
                event=event,
                facts=facts or {"course": "Brandschutz\n<b>", "name": "Cem Demir"},
                url="/termine/1/",
            )

    return told


def state_of(person) -> tuple[str, str]:
    row = Mailing.objects.get(recipient=person)
    return row.state, row.reason


def test_alma_gets_one_mail_however_often_she_is_told(alma, tell):
    tell(alma)
    tell(alma)
    mailing.send_waiting()
    letter, *more = mail.outbox
    assert more == []
    assert letter.to == [alma.email]
    assert letter.subject == "Sie haben einen Platz: Brandschutz <b>", "a subject is one line"
    assert f"/mitteilungen/{Notification.objects.get().pk}/" in letter.body
    html = letter.alternatives[0].content
    assert "&lt;b&gt;" in html
    assert '<html lang="de">' in html


def test_machines_do_not_answer_and_people_stop_it_with_one_click(alma, tell):
    tell(alma)
    headers = mail.outbox[0].extra_headers
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["X-Auto-Response-Suppress"] == "All"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = "/" + headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]

    program = Client(enforce_csrf_checks=True)
    asked = program.get(path)
    assert "Termine und Buchungen" in asked.content.decode()
    assert ways_of(alma)[Topic.SESSIONS] == Way.AT_ONCE, "whoever only looks stops nothing"
    assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert ways_of(alma)[Topic.SESSIONS] == Way.NEVER
    tell(alma, event="test.seat:2")
    assert len(mail.outbox) == 1
    assert Notification.objects.of(alma).count() == 2, "at the bell everything stands"


@pytest.mark.parametrize("key", ["", "x", "W zEsICIiXQ:1abc:xyz"])
def test_an_address_that_we_did_not_write_stops_nothing(db, key):
    assert Client().post(f"/mitteilungen/abbestellen/{key or 'leer'}/").status_code == 404


def test_what_hinders_a_mail_is_written_down(alma, bruno, cem, frida, tell, monkeypatch):
    monkeypatch.setattr(services.tasks.send_mails, "delay", lambda mails: None)
    tell(alma, bruno, cem, frida)
    Absence.objects.create(user=alma, starts_on=timezone.localdate(), category=Absence.Category.AWAY)
    bruno.is_active = False
    bruno.save()
    services.mark_all_read(user=cem)
    choose(user=frida, ways={Topic.SESSIONS: Way.WEEKLY})
    assert mailing.send_waiting() == 0
    assert mail.outbox == []
    reasons = [state_of(person) for person in (alma, bruno, cem, frida)]
    assert reasons == [("spared", "absent"), ("spared", "left"), ("spared", "read"), ("spared", "unwanted")]


def test_who_has_no_mailbox_gets_none(alma, tell):
    alma.email = ""
    alma.save()
    tell(alma)
    assert not Mailing.objects.exists()
    assert Notification.objects.of(alma).count() == 1


def test_at_night_mail_waits_for_the_morning(alma, tell, settings):
    settings.MAIL_HOURS = (6, 20)
    with time_machine.travel(datetime(2026, 10, 6, 22, 30, tzinfo=BERLIN), tick=False):
        tell(alma)
        assert mail.outbox == []
    with time_machine.travel(datetime(2026, 10, 7, 5, 55, tzinfo=BERLIN), tick=False):
        assert mailing.send_waiting() == 0
    with time_machine.travel(datetime(2026, 10, 7, 6, 0, tzinfo=BERLIN), tick=False):
        assert mailing.send_waiting() == 1


class Server:
    """A mail server that turns mail away."""

    def __init__(self, **options: object) -> None:
        pass

    def open(self) -> None:
        pass

    def close(self) -> None:
        pass

    def send_messages(self, letters: list) -> int:
        raise ConnectionRefusedError


def test_a_mail_that_is_turned_away_is_tried_again_and_given_up_in_the_end(alma, tell, monkeypatch):
    monkeypatch.setattr(mailing, "get_connection", Server)
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        tell(alma)
        waits = []
        for _attempt in range(mailing.MOST_TRIES - 1):
            row = Mailing.objects.get()
            assert row.state == Row.State.WAITING
            waits.append(row.due_at - timezone.now())
            clock.move_to(row.due_at)
            mailing.send_waiting()
        assert waits == sorted(waits), "longer each time"
        assert Mailing.objects.get().state == Row.State.FAILED
        assert mailing.send_waiting() == 0
        assert mailing.failed_since(now) == 1
        assert Client().get("/gesundheit/bereit/").json()["mail"] == "1 not sent"


def test_where_the_server_is_silent_everything_waits(alma, tell, monkeypatch):
    class Silent(Server):
        def open(self) -> None:
            raise TimeoutError

    monkeypatch.setattr(mailing, "get_connection", Silent)
    tell(alma)
    row = Mailing.objects.get()
    assert (row.state, row.tries) == (Row.State.WAITING, 0)
    monkeypatch.undo()
    assert mailing.send_waiting(row.due_at) in (0, 1)


def test_what_a_dead_worker_left_behind_is_never_sent_twice(alma, tell):
    tell(alma)
    Mailing.objects.update(state=Row.State.SENDING, changed_at=timezone.now() - timedelta(hours=1))
    mailing.send_waiting()
    assert Mailing.objects.get().state == Row.State.FAILED
    assert len(mail.outbox) == 1


def test_by_setting_a_mail_says_only_that_there_is_a_message(alma, tell, settings):
    settings.MAIL_WITHOUT_CONTENT = True
    tell(alma)
    letter = mail.outbox[0]
    assert "Brandschutz" not in letter.subject + letter.body + letter.alternatives[0].content
    assert "neue Mitteilung" in letter.subject


def test_mail_speaks_the_language_of_its_reader(alma, tell):
    alma.language = "en"
    alma.save()
    tell(alma)
    assert "Please do not answer it." in mail.outbox[0].body
    assert '<html lang="en">' in mail.outbox[0].alternatives[0].content


def test_on_monday_comes_one_overview_of_what_is_unread(alma, bruno, tell):
    with time_machine.travel(MONDAY - timedelta(days=4), tick=False):
        tell(alma, bruno, kind="test.answer", event="test.answer:1", facts={"name": "Cem Demir"})
        tell(alma, kind="test.answer", event="test.answer:2", facts={"name": "Dora Dietz"})
        services.mark_all_read(user=bruno)
        assert mail.outbox == []
        assert mailing.plan_overviews() == 0, "it is no Monday"
    with time_machine.travel(MONDAY, tick=False):
        for _run in range(2):
            mailing.plan_overviews()
            mailing.send_waiting()
    [letter] = mail.outbox
    assert letter.to == [alma.email]
    assert "Cem Demir hat geantwortet." in letter.body
    assert "Dora Dietz hat geantwortet." in letter.body
    with time_machine.travel(MONDAY + timedelta(days=7), tick=False):
        mailing.plan_overviews()
        mailing.send_waiting()
    assert len(mail.outbox) == 1, "what was told last week is not told again"


def test_an_overview_without_news_is_not_sent(alma, tell):
    choose(user=alma, ways={Topic.QUESTIONS: Way.NEVER})
    with time_machine.travel(MONDAY - timedelta(days=1), tick=False):
        tell(alma, kind="test.answer", event="test.answer:1")
    with time_machine.travel(MONDAY, tick=False):
        mailing.plan_overviews()
        mailing.send_waiting()
    assert mail.outbox == []
    assert state_of(alma) == ("spared", "nothing_new")


def test_alma_chooses_and_only_what_is_unusual_is_kept(alma, sign_in):
    browser = sign_in(alma)
    page = browser.get(CHOICES).content.decode()
    assert alma.email in page
    usual = {topic.value: way.value for topic, way in ways_of(alma).items()}
    assert browser.post(CHOICES, usual | {"sessions": "weekly"}).url == CHOICES
    assert [(wish.topic, wish.way) for wish in MailWish.objects.filter(user=alma)] == [("sessions", "weekly")]
    browser.post(CHOICES, usual)
    assert not MailWish.objects.exists()
    assert browser.post(CHOICES, usual | {"sessions": "immer"}).status_code == 422


def test_mails_are_forgotten_with_their_messages(alma, tell):
    tell(alma)
    with time_machine.travel(timezone.now() + timedelta(days=91), tick=False):
        forget_old()
    assert not Mailing.objects.exists()
