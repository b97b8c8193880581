"""The programme team appoints, ends, and sees where nobody is."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from community.movers.appointments import in_force
from people.directory.roles import Role
from people.models import AccessRecord, RoleGrant
from tests.cast import person

URL = "/movers/verwaltung/"
TODAY = timezone.localdate()


def test_paula_finds_somebody_and_appoints(paula, gero, world, overview, sign_in):
    browser = sign_in(paula)
    assert "Gero Graf" in browser.get(f"{URL}?q=graf").content.decode()
    assert "Gero Graf" in browser.get(f"{URL}?q={gero.personnel_number}").content.decode()
    url = reverse("community:appoint", args=[gero.pk])
    assert browser.get(url).context["form"].initial["office"] == world.roads
    response = browser.post(url, {"office": world.roads.pk, "starts_on": TODAY.isoformat(), "ends_on": ""})
    assert response.status_code == 302
    assert in_force().filter(user=gero, office=world.roads, granted_by=paula).exists()


def test_an_end_before_the_beginning_is_refused(paula, gero, world, sign_in):
    entered = {"office": world.roads.pk, "starts_on": "2026-05-01", "ends_on": "2026-04-01"}
    response = sign_in(paula).post(reverse("community:appoint", args=[gero.pk]), entered)
    assert response.status_code == 422
    assert not RoleGrant.objects.filter(user=gero).exists()


def test_paula_ends_an_appointment_with_a_day(paula, cem, sign_in):
    grant, last_day = cem.grants.get(), TODAY + timedelta(days=30)
    address = reverse("community:end_appointment", args=[grant.pk])
    sign_in(paula).post(address, {"ends_on": (TODAY - timedelta(days=1)).isoformat()})
    grant.refresh_from_db()
    assert grant.ends_on is None
    assert sign_in(paula).post(address, {"ends_on": last_day.isoformat()}).status_code == 302
    grant.refresh_from_db()
    assert (grant.ends_on, grant.ended_by) == (last_day, paula)


def test_paula_withdraws_an_appointment_at_once(paula, cem, sign_in):
    grant = cem.grants.get()
    response = sign_in(paula).post(reverse("community:withdraw_appointment", args=[grant.pk]))
    assert response.status_code == 302
    grant.refresh_from_db()
    assert grant.withdrawn_on == TODAY
    assert not cem.groups.filter(guidance_shelf__isnull=False).exists()
    assert cem not in [appointment.user for appointment in sign_in(paula).get(URL).context["page"]]


def test_people_found_can_see_that_somebody_looked(paula, alma, gero, sign_in):
    sign_in(paula).get(URL, {"q": "Aydin"})
    sign_in(paula).get(reverse("community:appoint", args=[gero.pk]))
    assert AccessRecord.objects.get(subject=alma).viewer == paula
    assert AccessRecord.objects.get(subject=gero).viewer == paula


def test_the_page_names_offices_without_mover(paula, cem, world, sign_in):
    gaps = sign_in(paula).get(URL).context["gaps"]
    assert world.roads in gaps
    assert world.registry not in gaps


def test_only_the_programme_team_manages(alma, cem, dora, emil, frida, gero, otto, sign_in):
    grant = cem.grants.get()
    for user in (alma, cem, dora, emil, frida, gero, otto):
        browser = sign_in(user)
        assert browser.get(URL).status_code == 403
        assert browser.get(reverse("community:appoint", args=[gero.pk])).status_code == 403
        assert browser.post(reverse("community:end_appointment", args=[grant.pk])).status_code == 403
        assert browser.post(reverse("community:withdraw_appointment", args=[grant.pk])).status_code == 403


def test_a_programme_role_for_one_office_reaches_only_that_office(world, cem, gero, hanna, sign_in):
    local = person(30, "Lea", "Lang", world.roads, role=Role.PROGRAMME, role__office=world.roads)
    browser = sign_in(local)
    entered = {"office": world.registry.pk, "starts_on": TODAY.isoformat()}
    assert browser.post(reverse("community:appoint", args=[gero.pk]), entered).status_code == 422
    assert browser.post(reverse("community:end_appointment", args=[cem.grants.get().pk])).status_code == 404
    assert browser.post(reverse("community:end_appointment", args=[hanna.grants.get().pk])).status_code == 302


def test_an_appointment_cannot_be_ended_by_following_a_link(paula, cem, sign_in):
    assert sign_in(paula).get(reverse("community:end_appointment", args=[cem.grants.get().pk])).status_code == 405


def test_the_page_stays_quick(paula, cem, hanna, sign_in, django_assert_max_num_queries):
    browser = sign_in(paula)
    with django_assert_max_num_queries(20):
        browser.get(URL)
