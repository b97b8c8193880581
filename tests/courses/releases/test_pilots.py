"""A course is tried out by one office; for everybody else it does not exist until it is released."""

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.models import CoursePage, Pilot, PilotFeedback, PilotMember
from courses.pilots import services
from lms.enrolments.services import enrol
from people.models import Notification, User
from people.notifications.reading import messages_of
from people.privacy.sections import sections_of
from tests.cast import person

PAGE, SEARCH = "/kurse/einfache-sprache/", "/suche/?q=Einfache+Sprache"


@pytest.fixture
def pilot(course: CoursePage, world, emil: User) -> Pilot:
    """The Standesamt tries the course out."""
    return services.start_pilot(course=course, offices=[world.registry], question="Zu lang?", by=emil)


def sees(browser) -> list[bool]:
    """Whether page, catalogue, search and number show the course."""
    catalogue = browser.get("/kurse/")
    return [
        browser.get(PAGE).status_code == 200,
        "Einfache Sprache" in catalogue.content.decode(),
        "/kurse/einfache-sprache/" in browser.get(SEARCH).content.decode(),
        catalogue.context["catalogue"].page.paginator.count == 1,
        browser.get("/lernen/einfache-sprache/").status_code != 404,
    ]


def test_only_participants_and_editors_meet_the_course(pilot: Pilot, alma, gero, emil, sign_in) -> None:
    assert sees(sign_in(alma)) == [True] * 5
    assert sees(sign_in(emil)) == [True] * 5
    assert sees(sign_in(gero)) == [False] * 5
    assert "Pilot" in sign_in(alma).get("/kurse/").content.decode()


def test_somebody_can_be_asked_by_name(course: CoursePage, gero: User, alma: User, emil: User, sign_in) -> None:
    services.start_pilot(course=course, people=[gero], by=emil)
    assert sees(sign_in(gero)) == [True] * 5
    assert sees(sign_in(alma)) == [False] * 5


def test_participants_are_told_once(pilot: Pilot, alma, gero, world, emil, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            services.start_pilot(course=pilot.course, offices=[world.registry], by=emil)
    told = list(Notification.objects.filter(kind="courses.pilot_invited").values_list("recipient", flat=True))
    assert alma.pk in told
    assert gero.pk not in told
    assert len(told) == len(set(told))
    assert "vor allen anderen" in messages_of(Notification.objects.of(alma))[0].sentence


def test_a_draft_is_shown_to_the_pilot_as_soon_as_it_is_online(
    course: CoursePage, alma, gero, world, emil, sign_in
) -> None:
    course.unpublish()
    services.start_pilot(course=course, offices=[world.registry], by=emil)
    assert sign_in(alma).get(PAGE).status_code == 404
    draft = CoursePage.objects.get(pk=course.pk)
    draft.save_revision().publish()
    assert sign_in(alma).get(PAGE).status_code == 200
    assert sign_in(gero).get(PAGE).status_code == 404


def test_feedback_is_read_without_names(pilot: Pilot, alma: User, emil: User, sign_in) -> None:
    browser = sign_in(alma)
    address = "/pilot/einfache-sprache/"
    assert "Zu lang?" in browser.get(address).content.decode()
    assert browser.post(address, {"good": "Kurz"}).status_code == 422
    for words in ("Kurz", "Sehr kurz"):
        assert browser.post(address, {"verdict": "nearly", "good": words}).url.endswith(PAGE)
    assert PilotFeedback.objects.get().good == "Sehr kurz"
    html = sign_in(emil).get(f"/cms/kurs-freigabe/{pilot.course_id}/").content.decode()
    assert "Sehr kurz" in html
    assert "Aydin" not in html
    assert "Sehr kurz" in str([section.records() for section in sections_of(alma) if section.key == "pilots"])


def test_nobody_else_gives_feedback(pilot: Pilot, gero: User, emil: User, sign_in) -> None:
    for somebody in (gero, emil):
        assert sign_in(somebody).get("/pilot/einfache-sprache/").status_code == 404


def test_the_release_is_decided_with_name_day_and_reason(pilot: Pilot, gero, emil, sign_in) -> None:
    browser = sign_in(emil)
    address = f"/cms/kurs-freigabe/{pilot.course_id}/entscheiden/"
    assert browser.post(address, {"decision": "released", "reason": ""}).status_code == 422
    assert browser.post(address, {"decision": "released", "reason": "Bewährt"}).status_code == 302
    pilot.refresh_from_db()
    assert (pilot.decision, pilot.decided_by, pilot.reason) == ("released", emil, "Bewährt")
    assert sees(sign_in(gero)) == [True] * 5
    services.decide(pilot=pilot, decision="withdrawn", reason="Doch nicht", by=emil)
    pilot.refresh_from_db()
    assert pilot.decision == "released", "a decision stands"


def test_a_withdrawn_course_is_nowhere_and_keeps_what_was_learnt(pilot: Pilot, alma, emil, sign_in) -> None:
    enrolment = enrol(learner=alma, course=pilot.course, by=alma)
    services.decide(pilot=pilot, decision="withdrawn", reason="Zu lang", by=emil)
    assert sees(sign_in(alma)) == [False] * 5
    enrolment.refresh_from_db()
    assert not CoursePage.objects.get(pk=pilot.course_id).live


def test_names_go_with_the_decision(course: CoursePage, gero: User, emil: User) -> None:
    pilot = services.start_pilot(course=course, people=[gero], by=emil)
    services.forget_pilots()
    assert PilotMember.objects.count() == 1
    services.decide(pilot=pilot, decision="released", reason="Gut", by=emil)
    services.forget_pilots()
    assert PilotMember.objects.count() == 0


def test_authors_read_but_do_not_decide(pilot: Pilot, jule: User, alma: User, sign_in) -> None:
    address = f"/cms/kurs-freigabe/{pilot.course_id}/"
    assert sign_in(jule).get(address).status_code == 200
    assert sign_in(jule).post(f"{address}pilot/", {"people": "10000007"}).status_code in {302, 403}
    assert sign_in(jule).post(f"{address}entscheiden/", {"decision": "released", "reason": "x"}).status_code in {
        302,
        403,
    }
    pilot.refresh_from_db()
    assert pilot.decided_at is None
    assert sign_in(alma).get(address).status_code == 403


def test_an_editor_names_people_by_number_or_address(course: CoursePage, gero, alma, emil, sign_in) -> None:
    address = f"/cms/kurs-freigabe/{course.pk}/pilot/"
    assert "12345" in sign_in(emil).post(address, {"people": "12345"}).content.decode()
    assert sign_in(emil).post(address, {"people": f"{gero.personnel_number}\n{alma.email}"}).status_code == 302
    assert set(PilotMember.objects.values_list("person", flat=True)) == {gero.pk, alma.pk}


def test_a_template_is_for_nobody(course: CoursePage, alma: User, emil: User, sign_in) -> None:
    CoursePage.objects.filter(pk=course.pk).update(is_template=True)
    for somebody in (alma, emil):
        assert sign_in(somebody).get(PAGE).status_code == 404


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(live=st.booleans(), in_pilot=st.booleans(), audience=st.sampled_from(["city", "offices", "movers"]))
def test_the_page_and_the_query_always_say_the_same(course, world, alma, gero, emil, live, in_pilot, audience) -> None:
    """Whatever the course is, `is_visible_to` never shows what `visible_to` hides."""
    Pilot.objects.all().delete()
    CoursePage.objects.filter(pk=course.pk).update(live=live, audience=audience, in_pilot=False)
    page = CoursePage.objects.get(pk=course.pk)
    if in_pilot:
        services.start_pilot(course=page, offices=[world.registry], by=emil)
    page = CoursePage.objects.get(pk=course.pk)
    for somebody in (alma, gero, emil):
        listed = CoursePage.objects.visible_to(somebody).filter(pk=page.pk).exists()
        assert page.is_visible_to(somebody) == listed
    if in_pilot:
        assert not page.is_visible_to(gero)
        assert page.is_visible_to(alma) == live
