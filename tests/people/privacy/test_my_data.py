"""“My data” shows what is stored and who looked; nobody else's."""

import json
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_noop

from people.models import AccessRecord, Notification
from people.privacy.services import record_looks
from people.tasks import forget_old

PAGE = "/meine-daten/"
PURPOSE = gettext_noop("Granting roles, help with signing in")
SHOWN = gettext_noop("Entry in the directory of people")


def test_alma_sees_who_looked_and_why(alma, dora, gero, sign_in):
    record_looks(viewer=dora, subjects=[alma, gero.pk, alma], report=SHOWN, purpose=PURPOSE)
    page = sign_in(alma).get(PAGE).content.decode()
    assert page.count("Dora Dietrich") == 1
    assert "Eintrag im Personenverzeichnis" in page
    assert "Rollen vergeben, Hilfe beim Anmelden" in page
    assert AccessRecord.objects.filter(subject=gero).count() == 1


def test_looking_at_oneself_is_no_look(alma):
    record_looks(viewer=alma, subjects=[alma], report=SHOWN, purpose=PURPOSE)
    assert not AccessRecord.objects.exists()


def test_many_people_are_logged_in_few_statements(dora, django_assert_max_num_queries):
    from tests.factories.people import UserFactory

    people = UserFactory.create_batch(50)
    with django_assert_max_num_queries(3):
        record_looks(viewer=dora, subjects=people, report=SHOWN, purpose=PURPOSE)
    assert AccessRecord.objects.count() == 50


def test_the_page_says_what_is_stored_and_what_the_role_allows(cem, sign_in):
    page = sign_in(cem).get(PAGE).content.decode()
    assert "10000003" in page
    assert "Standesamt" in page
    assert "Für Standesamt und alles darunter." in page
    assert "Bisher hat niemand" in page


def test_the_download_holds_every_section_of_the_person_and_nobody_else(alma, dora, sign_in):
    record_looks(viewer=dora, subjects=[alma], report=SHOWN, purpose=PURPOSE)
    Notification.objects.create(recipient=dora, kind="x", event="geheim", url="/")
    answer = sign_in(alma).get(f"{PAGE}herunterladen/")
    data = json.loads(answer.content)
    assert "attachment" in answer["Content-Disposition"]
    assert data["sections"]["person"]["records"][0]["personnel_number"] == "10000001"
    assert data["sections"]["posts"]["records"][0]["office"] == "Geburten und Sterbefälle"
    assert data["sections"]["looks"]["records"][0]["by"] == "Dora Dietrich"
    assert data["sections"]["notifications"]["records"] == []
    assert "password" not in answer.content.decode()


def test_what_is_old_is_forgotten_as_promised(alma, dora):
    record_looks(viewer=dora, subjects=[alma], report=SHOWN, purpose=PURPOSE)
    Notification.objects.create(recipient=alma, kind="x", event="alt", url="/")
    Notification.objects.create(recipient=alma, kind="x", event="neu", url="/")
    Notification.objects.filter(event="alt").update(created_at=timezone.now() - timedelta(days=91))
    forget_old()
    assert [note.event for note in Notification.objects.all()] == ["neu"]
    assert AccessRecord.objects.count() == 1
    AccessRecord.objects.update(at=timezone.now() - timedelta(days=4 * 366))
    forget_old()
    assert not AccessRecord.objects.exists()


def test_many_looks_cost_no_more_queries(alma, dora, bruno, sign_in, django_assert_max_num_queries):
    browser = sign_in(alma)
    browser.get(PAGE)
    for viewer in (dora, bruno) * 20:
        record_looks(viewer=viewer, subjects=[alma], report=SHOWN, purpose=PURPOSE)
    with django_assert_max_num_queries(40):
        browser.get(PAGE)
