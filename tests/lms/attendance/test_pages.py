"""The pages of sessions, without JavaScript and with it: what each of the cast finds there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.pages.models.audiences import Audience
from courses.events.models import Session
from lms.attendance.machine import Kind
from lms.attendance.models import BookingStep, CalendarFeed
from lms.attendance.services import booking
from lms.attendance.services.steps import current
from people.directory.roles import Role
from people.models import AccessRecord, Deputyship, RoleGrant
from tests.cast import person
from tests.factories.courses import make_course
from tests.factories.sessions import make_session

HTMX = {"HTTP_HX_REQUEST": "true"}
LINK = "https://video.stadt.example/raum/7"


def text(answer) -> str:
    return answer.content.decode()


def test_alma_finds_a_session_by_week_books_and_cancels(alma, course, sign_in):
    session = make_session(course)
    browser = sign_in(alma)
    assert "Formulare online anbieten" in text(browser.get("/termine/"))
    assert "Platz buchen" in text(browser.get(course.url))

    page = browser.post(f"/termine/{session.pk}/buchen/", follow=True)
    assert "Ihr Platz ist gebucht" in text(page)
    assert "Formulare online anbieten" in text(browser.get("/termine/meine/"))

    page = browser.post(f"/termine/{session.pk}/stornieren/", follow=True)
    assert "Sie sind abgemeldet" in text(page)
    assert current(session, alma).kind == Kind.CANCELLED


def test_an_empty_week_leads_to_the_next_session(alma, course, sign_in):
    session = make_session(course, days=30)
    page = sign_in(alma).get("/termine/?woche=2020-W10")
    week = f"{timezone.localtime(session.starts_at):%G-W%V}"
    assert f"woche={week}" in text(page)


@pytest.mark.parametrize("query", ["woche=quatsch", "woche=2026-W99", "art=egal&kurs=x", "kurs=99999999999999999999"])
def test_strange_addresses_show_the_first_week(alma, course, sign_in, query):
    make_session(course)
    assert sign_in(alma).get(f"/termine/?{query}").status_code == 200


def test_the_fragment_is_the_same_as_the_page(alma, course, sign_in):
    make_session(course)
    browser = sign_in(alma)
    fragment = text(browser.get("/termine/?art=vor-ort", **HTMX)).strip()
    assert fragment.startswith('<div id="agenda">')
    assert fragment in text(browser.get("/termine/?art=vor-ort"))


def test_filters_narrow_the_week(alma, bruno, course, sign_in):
    make_session(course)
    online = make_session(make_course("Telefonieren am Rechner"), place="", online_link=LINK, capacity=1)
    booking.book(session=online, learner=bruno, by=bruno)
    browser = sign_in(alma)
    assert "Formulare" not in text(browser.get("/termine/?art=online"))
    assert "Telefonieren" not in text(browser.get("/termine/?art=vor-ort"))
    assert "Telefonieren" not in text(browser.get("/termine/?frei=1"))


def test_the_video_link_is_told_to_those_with_a_seat_only(alma, gero, course, sign_in):
    session = make_session(course, online_link=LINK)
    booking.book(session=session, learner=alma, by=alma)
    for path in (f"/termine/{session.pk}/", f"/termine/{session.pk}/termin.ics"):
        assert LINK in text(sign_in(alma).get(path)).replace("\r\n ", "")
        assert LINK not in text(sign_in(gero).get(path))


def test_whoever_may_not_see_the_course_sees_no_session(alma, gero, world, sign_in):
    narrow = make_course("Eheurkunden", audience=Audience.OFFICES, audience_offices=[world.registry])
    session = make_session(narrow)
    assert sign_in(alma).get(f"/termine/{session.pk}/").status_code == 200
    assert sign_in(gero).get(f"/termine/{session.pk}/").status_code == 404
    assert sign_in(gero).post(f"/termine/{session.pk}/buchen/").status_code == 404
    assert "Eheurkunden" not in text(sign_in(gero).get("/termine/"))


def test_alma_rebooks(alma, course, sign_in):
    first, second = make_session(course), make_session(course, days=21)
    booking.book(session=first, learner=alma, by=alma)
    page = text(sign_in(alma).get(f"/termine/{second.pk}/"))
    assert "Auf diesen Termin umbuchen" in page
    sign_in(alma).post(f"/termine/{second.pk}/umbuchen/")
    assert (current(first, alma).kind, current(second, alma).kind) == (Kind.CANCELLED, Kind.BOOKED)


def test_bruno_approves_and_the_request_is_gone(alma, bruno, course, sign_in):
    session = make_session(course, needs_approval=True)
    step = booking.book(session=session, learner=alma, by=alma)
    browser = sign_in(bruno)
    assert "fragt einen Platz an" in text(browser.get("/team/"))
    assert "1 Person aus Ihrem Team" in text(browser.get("/termine/anfragen/", **HTMX))
    assert "Alma Aydin" in text(browser.get("/termine/anfragen/"))
    assert AccessRecord.objects.filter(viewer=bruno, subject=alma).exists()

    browser.post(f"/termine/anfragen/{step.pk}/", {"entscheidung": "ja"})
    assert current(session, alma).kind == Kind.BOOKED
    assert browser.get("/termine/anfragen/").context["waiting"] == []
    assert browser.post(f"/termine/anfragen/{step.pk}/").status_code == 404


def test_cem_decides_in_brunos_name_while_he_stands_in(alma, bruno, cem, gero, course, sign_in):
    session = make_session(course, needs_approval=True)
    step = booking.book(session=session, learner=alma, by=alma)
    assert sign_in(cem).get("/termine/anfragen/").status_code == 403
    Deputyship.objects.create(principal=bruno, deputy=cem)
    own = booking.book(session=session, learner=cem, by=cem)
    browser = sign_in(cem)
    assert "in Vertretung für Bruno Berger" in text(browser.get("/termine/anfragen/"))
    assert browser.post(f"/termine/anfragen/{own.pk}/", {"entscheidung": "ja"}).status_code == 404, "not for oneself"
    browser.post(f"/termine/anfragen/{step.pk}/", {"entscheidung": "nein"})
    decided = current(session, alma)
    assert (decided.kind, decided.by, decided.acting_for) == (Kind.REFUSED, cem, bruno)


def test_dora_decides_for_those_whom_nobody_leads(
    bruno, alma, dora, course, sign_in, django_capture_on_commit_callbacks
):
    session = make_session(course, needs_approval=True)
    with django_capture_on_commit_callbacks(execute=True):
        step = booking.book(session=session, learner=bruno, by=bruno)
    led = booking.book(session=session, learner=alma, by=alma)
    assert dora.notifications.get().kind == "lms.approval_asked"
    page = text(sign_in(dora).get("/termine/anfragen/"))
    assert "Bruno Berger" in page
    assert "Alma Aydin" not in page
    assert sign_in(dora).post(f"/termine/anfragen/{led.pk}/", {"entscheidung": "ja"}).status_code == 404
    sign_in(dora).post(f"/termine/anfragen/{step.pk}/", {"entscheidung": "ja"})
    assert current(session, bruno).kind == Kind.BOOKED


def dated(days: int, **facts: object) -> dict:
    """What the planning form sends."""
    day = timezone.localdate() + timedelta(days=days)
    rows = {"dates-0-day": day.isoformat(), "dates-0-start": "09:00", "dates-0-end": "12:00"}
    empty = {f"dates-1-{name}": "" for name in ("day", "start", "end")}
    head = {"dates-TOTAL_FORMS": 2, "dates-INITIAL_FORMS": 0, "language": "de", "capacity": 8, "hold_hours": 48}
    return head | rows | empty | {"place": "Rathaus", "has_waiting_list": "on"} | facts


def test_dora_plans_changes_and_calls_off(alma, dora, tina, course, sign_in):
    browser = sign_in(dora)
    page = browser.post("/termine/planung/neu/", dated(20, course=course.pk, trainers=[tina.pk]))
    session = Session.objects.get()
    assert page.url == f"/termine/{session.pk}/"
    assert timezone.localtime(session.starts_at).hour == 9
    assert list(session.trainers.all()) == [tina]

    browser.post(f"/termine/planung/{session.pk}/", dated(21, course=course.pk, capacity=3))
    session.refresh_from_db()
    assert (session.capacity, session.revision) == (3, 1)
    assert "0 von 3" in text(browser.get("/termine/planung/"))

    booking.book(session=session, learner=alma, by=alma)
    assert "1 Person hat einen Platz" in text(browser.get(f"/termine/planung/{session.pk}/absagen/"))
    browser.post(f"/termine/planung/{session.pk}/absagen/", {"reason": "Krankheit"})
    assert "Krankheit" in text(sign_in(alma).get(f"/termine/{session.pk}/"))


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ({"dates-0-end": "08:00"}, "Das Ende liegt vor dem Beginn"),
        ({"dates-0-start": ""}, "Geben Sie Tag, Beginn und Ende an"),
        ({"opens_at": "2030-02-01T09:00", "closes_at": "2030-01-01T09:00"}, "Die Anmeldung endet, bevor sie beginnt"),
        ({"course": ""}, "Bitte prüfen Sie"),
    ],
)
def test_what_does_not_fit_is_said_at_its_place(dora, course, sign_in, entered, said):
    page = sign_in(dora).post("/termine/planung/neu/", dated(20, course=course.pk) | entered)
    assert page.status_code == 422
    assert said in text(page)
    assert not Session.objects.exists()


def test_two_dates_must_not_overlap(dora, course, sign_in):
    day = (timezone.localdate() + timedelta(days=20)).isoformat()
    second = {"dates-1-day": day, "dates-1-start": "11:00", "dates-1-end": "13:00"}
    page = sign_in(dora).post("/termine/planung/neu/", dated(20, course=course.pk, **second))
    assert "überschneiden sich" in text(page)


def test_more_rows_keep_what_was_entered(dora, course, sign_in):
    page = text(sign_in(dora).post("/termine/planung/neu/", dated(20, course=course.pk, more="1")))
    assert page.count('type="date"') == 3
    assert 'value="Rathaus"' in page
    assert not Session.objects.exists()


def test_another_one_like_this_begins_with_its_facts(dora, course, sign_in):
    session = make_session(course, place="Werkhof Süd", capacity=7)
    page = text(sign_in(dora).get(f"/termine/planung/neu/?wie={session.pk}"))
    assert 'value="Werkhof Süd"' in page
    assert 'value="7"' in page


@pytest.mark.parametrize("state", ["frei", "warten", "anwesenheit"])
@pytest.mark.parametrize("when", ["", "ohne", "vorbei", "abgesagt"])
def test_the_plan_can_be_narrowed(dora, alma, bruno, course, sign_in, state, when):
    session = make_session(course, capacity=1)
    for learner in (alma, bruno):
        booking.book(session=session, learner=learner, by=learner)
    page = sign_in(dora).get(f"/termine/planung/?wann={when}&stand={state}&kurs={course.pk}")
    assert page.context["page"].paginator.count == (1 if (when, state) == ("", "warten") else 0)


def test_emil_plans_without_names_and_tina_only_her_own(emil, tina, course, sign_in):
    own, other = make_session(course, trainers=(tina,)), make_session(course, days=21)
    assert sign_in(emil).get(f"/termine/planung/{other.pk}/").status_code == 200
    assert sign_in(emil).get(f"/termine/{other.pk}/teilnehmende/").status_code == 403
    assert sign_in(tina).get(f"/termine/{own.pk}/teilnehmende/").status_code == 200
    assert sign_in(tina).get(f"/termine/{other.pk}/teilnehmende/").status_code == 403
    assert sign_in(tina).get(f"/termine/planung/{other.pk}/").status_code == 403
    assert sign_in(tina).get("/termine/planung/").context["page"].paginator.count == 1


def test_hr_of_one_branch_sees_the_people_of_that_branch(alma, gero, world, course, sign_in):
    hanna = person(30, "Hanna", "Hauser", world.training)
    RoleGrant.objects.create(user=hanna, role=Role.HR, office=world.registry)
    session = make_session(course)
    for learner in (alma, gero):
        booking.book(session=session, learner=learner, by=learner)
    page = text(sign_in(hanna).get(f"/termine/{session.pk}/teilnehmende/"))
    assert "Aydin" in page
    assert "Graf" not in page
    assert "1 weitere Person" in page
    assert not AccessRecord.objects.filter(viewer=hanna, subject=gero).exists()


def test_hr_cancels_for_alma_who_is_told(alma, dora, course, sign_in, django_capture_on_commit_callbacks):
    session = make_session(course)
    booking.book(session=session, learner=alma, by=alma)
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(dora).post(f"/termine/{session.pk}/teilnehmende/{alma.pk}/stornieren/")
    assert current(session, alma).kind == Kind.CANCELLED
    assert alma.notifications.get().kind == "lms.seat_taken_back"


def test_the_private_calendar_lives_as_long_as_its_address(alma, gero, course, sign_in, client):
    session = make_session(course, online_link=LINK)
    booking.book(session=session, learner=alma, by=alma)
    browser = sign_in(alma)
    browser.post("/termine/meine/kalender/")
    address = browser.get("/termine/meine/").context["feed"].split("://")[1].partition("/")[2]
    told = text(client.get(f"/{address}"))
    assert "Formulare online anbieten" in told
    assert "SEQUENCE:0" in told

    browser.post("/termine/meine/kalender/")
    assert client.get(f"/{address}").status_code == 404, "a new address ends the old one"
    assert CalendarFeed.objects.count() == 1
    browser.post("/termine/meine/kalender/beenden/")
    assert not CalendarFeed.objects.exists()


def test_a_calendar_of_somebody_who_left_is_not_there(alma, course, sign_in, client):
    browser = sign_in(alma)
    browser.post("/termine/meine/kalender/")
    address = browser.get("/termine/meine/").context["feed"].split("://")[1].partition("/")[2]
    type(alma).objects.filter(pk=alma.pk).update(is_active=False)
    assert client.get(f"/{address}").status_code == 404


def test_my_data_tells_every_step(alma, course, sign_in):
    booking.book(session=make_session(course), learner=alma, by=alma)
    assert "Gebuchte Termine" in text(sign_in(alma).get("/meine-daten/"))
    assert BookingStep.objects.of(alma).count() == 1
