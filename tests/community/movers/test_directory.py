"""Finding one's Digital Mover."""

import pytest
from django.test import Client
from django.urls import reverse

from community.questions.services import reply
from people.directory.roles import Role
from people.models import Post, Profile, RoleGrant, User
from tests.factories.community import make_question
from tests.factories.people import make_office

URL = "/movers/"


def test_alma_sees_her_own_mover_first(alma, cem, hanna, sign_in):
    page = sign_in(alma).get(URL).content.decode()
    assert page.index("Cem Demir") < page.index("Hanna Hauser")
    assert "Für Ihr Amt zuständig" in page


def test_offices_without_mover_are_shown_honestly(alma, cem, sign_in):
    page = sign_in(alma).get(URL).content.decode()
    assert "Hier gibt es noch keinen Digital Mover" in page


def test_gero_is_told_who_stands_in(gero, cem, paula, sign_in):
    assert "Paula Pfeiffer" in sign_in(gero).get(URL).content.decode()


@pytest.mark.parametrize(
    ("query", "found", "not_found"),
    [
        ("q=demir", "Cem Demir", "Hanna Hauser"),
        ("q=geodaten", "Hanna Hauser", "Nobody"),
        ("thema=Geodaten", "Hanna Hauser", "Nobody"),
    ],
)
def test_the_directory_finds_by_name_and_topic(dora, cem, hanna, sign_in, query, found, not_found):
    page = sign_in(dora).get(f"{URL}?{query}").content.decode()
    assert found in page
    assert not_found not in page


def test_the_directory_filters_by_office(dora, cem, hanna, world, sign_in):
    page = sign_in(dora).get(URL, {"amt": world.roads.pk}).content.decode()
    assert "Hanna Hauser" in page
    assert "Cem Demir" not in page


def test_nonsense_in_the_address_shows_the_whole_directory(dora, cem, sign_in):
    response = sign_in(dora).get(f"{URL}?amt=x&thema=y&seite=z")
    assert response.status_code == 200
    assert "Cem Demir" in response.content.decode()


def test_a_movers_profile(alma, cem, guidance, question, sign_in):
    reply(question=question, text="In Farbe.", by=cem)
    page = sign_in(alma).get(reverse("community:mover", args=[cem.pk])).content.decode()
    assert "Ich helfe gern." in page
    assert guidance.title in page
    assert question.title in page


def test_a_profile_shows_only_questions_the_viewer_may_see(gero, cem, question, sign_in):
    reply(question=question, text="In Farbe.", by=cem)
    page = sign_in(gero).get(reverse("community:mover", args=[cem.pk])).content.decode()
    assert question.title not in page


def test_who_is_not_appointed_has_no_profile(alma, cem, gero, sign_in):
    assert sign_in(alma).get(reverse("community:mover", args=[gero.pk])).status_code == 404
    assert sign_in(alma).get(reverse("community:mover", args=[999_999])).status_code == 404


def test_cem_edits_his_profile(cem, sign_in):
    browser = sign_in(cem)
    url = reverse("community:my_mover_profile")
    entered = {"about": "Neu", "room": "214"}
    assert browser.get(url).status_code == 200
    assert browser.post(url, entered).status_code == 302
    cem.mover_profile.refresh_from_db()
    assert (cem.mover_profile.about, cem.mover_profile.room) == ("Neu", "214")
    assert browser.post(url, {"about": "x" * 801}).status_code == 422
    assert "/einstellungen/profil/" in browser.get(url).content.decode()


def test_a_movers_page_shows_what_stands_in_the_own_profile(alma, cem, sign_in):
    Profile.objects.filter(user=cem).update(languages=["tr"], phone_shown="own", own_phone="0123 99")
    page = sign_in(alma).get(reverse("community:mover", args=[cem.pk])).content.decode()
    for told in ("E-Akte", "Türkisch", "0123 99"):
        assert told in page


def test_only_movers_have_a_profile_to_edit(alma, sign_in):
    assert sign_in(alma).get(reverse("community:my_mover_profile")).status_code == 403


def test_strangers_are_asked_to_sign_in(cem, db):
    for url in (URL, reverse("community:mover", args=[cem.pk])):
        assert Client().get(url).status_code == 302


def test_the_directory_stays_quick_with_300_movers(alma, cem, paula, sign_in, django_assert_max_num_queries):
    offices = [
        make_office(f"8{number:02}", f"Amt {number}", kind="office", under=alma.office.get_root())
        for number in range(40)
    ]
    people = User.objects.bulk_create(
        User(personnel_number=f"5{number:07}", first_name="Mara", last_name=f"Mover{number}") for number in range(300)
    )
    RoleGrant.objects.bulk_create(
        RoleGrant(user=user, role=Role.MOVER, office=offices[number % 40]) for number, user in enumerate(people)
    )
    Post.objects.bulk_create(Post(user=user, office=offices[number % 40]) for number, user in enumerate(people))
    browser = sign_in(alma)
    with django_assert_max_num_queries(20):
        assert browser.get(URL).status_code == 200
