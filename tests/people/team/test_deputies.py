"""Supervisors name their deputies themselves; both people know of it, and it works on its days only."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from people.models import Deputyship, Notification, User
from people.notifications.reading import messages_of
from people.team.services import end_deputyship, name_deputy

PAGE = "/einstellungen/vertretung/"
TODAY = timezone.localdate()


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def told(user: User) -> list[str]:
    return [message.sentence for message in messages_of(Notification.objects.of(user))]


@pytest.fixture
def standing_in(alma, bruno, cem, django_capture_on_commit_callbacks) -> Deputyship:
    with django_capture_on_commit_callbacks(execute=True):
        return name_deputy(principal=bruno, deputy=cem, starts_on=TODAY, ends_on=in_days(7), by=bruno)


def test_bruno_finds_cem_and_names_him_until_a_day(alma, bruno, cem, sign_in, django_capture_on_commit_callbacks):
    browser = sign_in(bruno)
    assert "Demir" in browser.get(PAGE, {"q": "cem dem"}).content.decode()
    assert "Demir" in browser.get(PAGE, {"q": "10000003"}).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post(f"{PAGE}benennen/{cem.pk}/", {"starts_on": in_days(1), "ends_on": in_days(3)})
    assert answer.status_code == 302
    named = Deputyship.objects.get()
    assert (named.principal, named.deputy, named.named_by) == (bruno, cem, bruno)
    assert (named.starts_on, named.ends_on) == (in_days(1), in_days(3))
    assert told(cem)[0].startswith("Sie vertreten Bruno Berger vom ")
    assert told(bruno) == []
    assert "Bruno Berger" in sign_in(cem).get(PAGE).content.decode()


def test_the_search_does_not_find_oneself_nor_who_has_left(alma, bruno, gero, sign_in):
    User.objects.filter(pk=gero.pk).update(is_active=False)
    for words in ("bruno", "gero"):
        assert sign_in(bruno).get(PAGE, {"q": words}).context["found"] == []


def test_who_leads_nobody_names_nobody(alma, bruno, cem, sign_in):
    assert "q" not in sign_in(alma).get(PAGE, {"q": "cem"}).context["search"].data
    assert sign_in(alma).post(f"{PAGE}benennen/{cem.pk}/", {"starts_on": TODAY}).status_code == 403
    assert not Deputyship.objects.exists()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((-1, 3), "liegt in der Vergangenheit"),
        ((3, 1), "liegt vor dem ersten"),
        ((2, 4), "bereits Ihre Vertretung"),
        ((0, None), "bereits Ihre Vertretung"),
    ],
)
def test_mistakes_come_back_in_words(standing_in, bruno, cem, sign_in, days, words):
    start, end = days
    entered = {"starts_on": in_days(start), "ends_on": in_days(end) if end else ""}
    answer = sign_in(bruno).post(f"{PAGE}benennen/{cem.pk}/", entered)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Deputyship.objects.get() == standing_in


def test_naming_twice_changes_nothing_and_tells_once(standing_in, bruno, cem, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        again = name_deputy(principal=bruno, deputy=cem, starts_on=TODAY, ends_on=in_days(7), by=bruno)
    assert again == standing_in
    assert len(told(cem)) == 1


def test_nobody_stands_in_for_themselves_or_after_leaving(alma, bruno, cem, otto):
    User.objects.filter(pk=cem.pk).update(is_active=False)
    cem.refresh_from_db()
    for deputy in (bruno, cem):
        with pytest.raises(ValidationError):
            name_deputy(principal=bruno, deputy=deputy, starts_on=TODAY, ends_on=None, by=otto)


def test_ending_works_at_once_and_the_deputy_is_told(alma, bruno, cem, sign_in, django_capture_on_commit_callbacks):
    begun = Deputyship.objects.create(principal=bruno, deputy=cem, starts_on=in_days(-5))
    assert sign_in(cem).get("/team/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(bruno).post(f"{PAGE}{begun.pk}/beenden/")
    begun.refresh_from_db()
    assert begun.ends_on == in_days(-1)
    assert told(cem) == ["Sie vertreten Bruno Berger nicht mehr."]
    assert sign_in(cem).get("/team/").status_code == 403
    assert sign_in(bruno).post(f"{PAGE}{begun.pk}/beenden/").status_code == 404


def test_what_had_not_begun_before_today_is_taken_back_and_stays_in_the_audit_trail(standing_in, bruno):
    end_deputyship(deputyship=standing_in, by=bruno)
    assert not Deputyship.objects.exists()
    actions = ModelLogEntry.objects.filter(action__contains="deput").order_by("timestamp")
    assert [entry.action for entry in actions] == ["people.name_deputy", "people.end_deputyship"]
    assert {entry.data["deputy"] for entry in actions} == {standing_in.deputy_id}


def test_only_who_is_stood_in_for_ends_it(standing_in, alma, cem, sign_in):
    for person in (alma, cem):
        assert sign_in(person).post(f"{PAGE}{standing_in.pk}/beenden/").status_code == 404
    assert Deputyship.objects.get().ends_on == in_days(7)


def test_when_otto_names_a_deputy_both_are_told_and_the_trail_says_for_whom(
    alma, bruno, cem, otto, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        name_deputy(principal=bruno, deputy=cem, starts_on=TODAY, ends_on=None, by=otto)
    assert told(cem)[0].endswith("bis auf Weiteres.")
    assert told(bruno)[0].startswith("Cem Demir vertritt Sie")
    entry = ModelLogEntry.objects.get(action="people.name_deputy")
    assert (entry.user, entry.data["acting_for"]) == (otto, bruno.pk)
