"""Whom an account of the city belongs to: pinned once, never taken over, released by operators only."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone
from wagtail.models import ModelLogEntry

from people.directory.services import see_off, sync_groups
from people.entrance.sign_on import services
from people.entrance.sign_on.answers import NO_ACCOUNT, NOT_BEGUN, OTHER_ACCOUNT, Answer, Refused
from people.models import Identity, UsedAnswer, User
from people.tasks import forget_used_answers

ISSUER = "https://anmeldung.stadt.example"


def answer(subject: str = "a-1", number: str = "10000001", **more: object) -> Answer:
    return Answer(by="oidc", issuer=ISSUER, subject=subject, personnel_number=number, **more)


def refusal(given: Answer):
    with pytest.raises(Refused) as refused:
        services.recognise(answer=given)
    return refused.value.refusal


def test_the_first_sign_in_pins_the_account(alma):
    assert services.recognise(answer=answer()) == alma
    assert services.recognise(answer=answer()) == alma
    assert services.recognise(answer=answer(number="")) == alma, "the account is enough from then on"
    assert Identity.objects.get().user == alma
    assert ModelLogEntry.objects.filter(action="people.link_identity").count() == 1


def test_another_account_with_almas_number_is_refused_until_it_is_released(alma, otto):
    services.recognise(answer=answer())
    assert refusal(answer(subject="b-2")) == OTHER_ACCOUNT
    services.release(identity=Identity.objects.get(), by=otto)
    assert services.recognise(answer=answer(subject="b-2")) == alma
    assert refusal(answer()) == OTHER_ACCOUNT
    assert ModelLogEntry.objects.filter(action="people.release_identity", user=otto).count() == 1


def test_an_account_that_suddenly_has_another_number_is_refused(alma, bruno):
    services.recognise(answer=answer())
    assert refusal(answer(number="10000002")) == OTHER_ACCOUNT


def test_services_do_not_know_each_others_accounts(alma, bruno):
    services.recognise(answer=answer())
    elsewhere = Answer(by="saml", issuer="https://andere.example", subject="a-1", personnel_number="10000002")
    assert services.recognise(answer=elsewhere) == bruno


def test_a_mailbox_counts_only_where_the_city_wants_it_and_never_against_a_number(alma, settings):
    by_mail = answer(number="", mail="Alma.Aydin@stadt.example")
    assert refusal(by_mail) == NO_ACCOUNT
    settings.SIGN_ON_BY_MAIL = True
    assert services.recognise(answer=by_mail) == alma
    assert refusal(answer(subject="x", number="99999999", mail="alma.aydin@stadt.example")) == NO_ACCOUNT


def test_nobody_is_created_unless_the_city_wants_it(world, settings):
    new = answer(number="10000555", first_name="Nele", last_name="Neu")
    assert refusal(new) == NO_ACCOUNT
    settings.SIGN_ON_CREATES_PEOPLE = True
    nele = services.recognise(answer=new)
    assert (nele.get_full_name(), nele.has_usable_password()) == ("Nele Neu", False)
    assert refusal(answer(subject="y", number="10000556")) == NO_ACCOUNT, "without a name nobody is entered"


def test_people_who_left_stay_outside_also_where_newcomers_are_welcome(alma, settings):
    settings.SIGN_ON_CREATES_PEOPLE = True
    services.recognise(answer=answer())
    User.objects.update(is_active=False)
    assert refusal(answer()) == NO_ACCOUNT
    Identity.objects.all().delete()
    assert refusal(answer(first_name="Alma", last_name="Aydin")) == NO_ACCOUNT


def test_whoever_leaves_is_released_and_connects_anew_after_coming_back(alma):
    services.recognise(answer=answer())
    see_off([alma.pk], on=timezone.localdate())
    assert not Identity.objects.exists()
    User.objects.filter(pk=alma.pk).update(is_active=True)
    assert services.recognise(answer=answer(subject="neues-konto")) == alma


def test_groups_the_service_did_not_name_change_nothing(alma, django_assert_num_queries):
    with django_assert_num_queries(0):
        services.follow_groups(user=alma, groups=None)


def test_an_answer_is_used_up_once_and_forgotten_when_it_has_expired(db):
    now = timezone.now()
    services.use_up(answer="a", until=now + timedelta(minutes=5))
    services.use_up(answer="b", until=now - timedelta(minutes=5))
    with pytest.raises(Refused) as refused:
        services.use_up(answer="a", until=now)
    assert refused.value.refusal == NOT_BEGUN
    forget_used_answers()
    assert UsedAnswer.objects.count() == 1


@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="SQLite lets one write at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_accounts_that_come_at_the_same_moment_one_is_pinned(alma):
    def come(subject: str) -> str:
        try:
            services.recognise(answer=answer(subject=subject))
        except Refused as reason:
            return reason.refusal.code
        finally:
            connections.close_all()
        return "in"

    with ThreadPoolExecutor(8) as together:
        outcomes = sorted(together.map(come, [f"s-{number}" for number in range(8)]))
    assert outcomes == ["in", *["other_account"] * 7]
    connection.close()


def test_operators_see_and_release_the_connection_and_nobody_else_can(alma, otto, emil, sign_in):
    services.recognise(answer=answer())
    identity = Identity.objects.get()
    for person in (otto, emil):
        sync_groups(person)
    release = f"/cms/personen/10000001/anmeldung/{identity.pk}/loesen/"
    assert sign_in(emil).post(release).status_code == 404
    desk = sign_in(otto)
    assert ISSUER in desk.get("/cms/personen/10000001/").content.decode()
    assert desk.get(release).status_code == 405
    assert desk.post(release).status_code == 302
    assert not Identity.objects.exists()
    assert desk.post(release).status_code == 404


def test_an_operator_does_not_release_his_own(otto, sign_in):
    services.recognise(answer=answer(number="10000009"))
    sync_groups(otto)
    identity = Identity.objects.get()
    sign_in(otto).post(f"/cms/personen/10000009/anmeldung/{identity.pk}/loesen/")
    assert Identity.objects.filter(pk=identity.pk).exists()


def test_alma_finds_the_connection_in_her_data(alma, sign_in):
    services.recognise(answer=answer())
    browser = sign_in(alma)
    assert "Konto der Stadt" in browser.get("/meine-daten/").content.decode()
    told = browser.get("/meine-daten/herunterladen/").json()
    assert ISSUER in str(told)
