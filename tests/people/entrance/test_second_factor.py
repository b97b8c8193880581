"""An app or a passkey beside the password; whose role needs one gets nowhere without."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user
from django.test import Client
from wagtail.models import ModelLogEntry

from config.middleware import OPEN_PATHS
from people.entrance import services
from people.models import Notification, User
from tests.house.routes import PAGES, ROUTES
from tests.house.scene import cast, scene
from tests.people.entrance.keys import PASSWORD, code, enter

SECURITY, SET_UP, STEP, DEMAND = (
    "/einstellungen/sicherheit/",
    "/einstellungen/sicherheit/app/",
    "/konto/zweiter-schritt/",
    "/konto/zweiter-faktor/",
)


def key_on(page: str) -> str:
    """The secret that the page shows for typing."""
    return re.search(r'<code class="c-secret">([A-Z2-7 ]+)</code>', page)[1].replace(" ", "")


def recovery_codes(page: str) -> list[str]:
    return re.findall(r"<li><code>(\d{4} \d{4})</code></li>", page)


def set_up(browser: Client):
    """Walk through setting up an app; the page with the recovery codes and the app's secret."""
    secret = key_on(browser.get(SET_UP).content.decode())
    return browser.post(SET_UP, {"code": code(secret)}), secret


def test_alma_sets_up_an_app_and_gets_recovery_codes_once(alma, sign_in):
    browser = sign_in(alma)
    done, _secret = set_up(browser)
    codes = recovery_codes(done.content.decode())
    assert len(set(codes)) == 10
    page = browser.get(SECURITY).content.decode()
    assert "App auf dem Telefon" in page
    assert "Noch 10 Codes" in page
    assert not any(shown in page for shown in codes)


def test_an_app_counts_only_after_a_right_code(alma, sign_in):
    browser = sign_in(alma)
    secret = key_on(browser.get(SET_UP).content.decode())
    wrong = browser.post(SET_UP, {"code": "000000" if code(secret) != "000000" else "111111"})
    assert wrong.status_code == 422
    assert "Das passte nicht" in wrong.content.decode()
    assert key_on(wrong.content.decode()) == secret, "what was scanned stays right"
    assert not Authenticator.objects.exists()


def test_the_database_knows_no_secret(alma, sign_in):
    done, secret = set_up(sign_in(alma))
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert not any(shown.replace(" ", "") in kept for shown in recovery_codes(done.content.decode()))


def test_an_earlier_key_still_opens_what_it_sealed_and_a_wrong_one_nothing(alma, with_app, settings):
    with_app(alma)
    sealed_with, settings.SECRET_KEY = settings.SECRET_KEY, "another-key-of-fifty-characters-0123456789-0123456789"
    lost = Client()
    enter(lost, alma)
    assert lost.post(STEP, {"code": code()}).status_code == 422
    settings.SECRET_KEY_FALLBACKS = [sealed_with]
    kept = Client()
    enter(kept, alma)
    assert kept.post(STEP, {"code": code()}).status_code == 302


def test_with_an_app_the_password_alone_opens_nothing(alma, with_app, client):
    with_app(alma)
    assert enter(client, alma, next="/meine-daten/").url == STEP
    assert get_user(client).is_anonymous
    assert client.get("/meine-daten/").url.startswith("/konto/anmelden/")
    assert client.get("/konto/anmelden/").url == STEP
    wrong = client.post(STEP, {"code": "12"})
    assert wrong.status_code == 422
    assert client.post(STEP, {"code": code()}).url == "/meine-daten/"
    assert get_user(client) == alma


def test_a_code_counts_once(alma, with_app):
    """Neither on the next device nor half a minute later, whoever read it over a shoulder."""
    with_app(alma)
    first, second = Client(), Client()
    shown = code()
    for browser in (first, second):
        enter(browser, alma)
    assert first.post(STEP, {"code": shown}).status_code == 302
    assert second.post(STEP, {"code": shown}).status_code == 422
    assert second.post(STEP, {"code": code(later=-1)}).status_code == 422, "an earlier one neither"
    assert second.post(STEP, {"code": code(later=1)}).status_code == 302


def test_a_recovery_code_takes_the_apps_place_once(alma, with_app, client):
    with_app(alma)
    one = services.renew_recovery_codes(user=alma)[0]
    enter(client, alma)
    assert client.post(STEP, {"code": f"{one[:4]} {one[4:]}"}).status_code == 302
    other = Client()
    enter(other, alma)
    assert other.post(STEP, {"code": one}).status_code == 422


def test_codes_cannot_be_guessed(alma, with_app, client):
    with_app(alma)
    enter(client, alma)
    for number in range(5):
        client.post(STEP, {"code": f"00000{number}"})
    answer = client.post(STEP, {"code": code()})
    assert "Zu viele Versuche" in answer.content.decode()


def test_somebody_else_can_sign_in_instead(alma, bruno, with_app, client):
    with_app(alma)
    enter(client, alma)
    assert client.post("/konto/abmelden/", {"next": "/konto/anmelden/"}).url == "/konto/anmelden/"
    assert client.get("/konto/anmelden/").status_code == 200
    assert enter(client, bruno).url == "/"


def test_whoever_leaves_between_password_and_code_stays_outside(alma, with_app, client):
    with_app(alma)
    enter(client, alma)
    User.objects.filter(pk=alma.pk).update(is_active=False)
    client.post(STEP, {"code": code()})
    assert client.get("/einstellungen/").status_code == 302
    assert get_user(client).is_anonymous


def test_the_last_factor_takes_the_recovery_codes_along(alma, with_app, sign_in):
    app = Authenticator.objects.get(user=with_app(alma))
    services.renew_recovery_codes(user=alma)
    sign_in(alma).post(f"{SECURITY}{app.pk}/entfernen/")
    assert not Authenticator.objects.exists()


def test_nobody_removes_somebody_elses_factor(alma, bruno, with_app, sign_in):
    app = Authenticator.objects.get(user=with_app(alma))
    assert sign_in(bruno).post(f"{SECURITY}{app.pk}/entfernen/").status_code == 404
    assert Authenticator.objects.filter(pk=app.pk).exists()


def test_recovery_codes_are_for_those_with_a_factor(alma, sign_in):
    assert sign_in(alma).post(f"{SECURITY}ersatzcodes/").status_code == 403


def test_new_codes_replace_the_old(alma, with_app, sign_in, client):
    old = services.renew_recovery_codes(user=with_app(alma))[0]
    assert len(recovery_codes(sign_in(alma).post(f"{SECURITY}ersatzcodes/").content.decode())) == 10
    enter(client, alma)
    assert client.post(STEP, {"code": old}).status_code == 422


def test_alma_is_told_of_every_change(alma, sign_in, mailoutbox, django_capture_on_commit_callbacks):
    browser = sign_in(alma)
    with django_capture_on_commit_callbacks(execute=True):
        set_up(browser)
    assert Notification.objects.filter(recipient=alma, kind="people.keys").count() == 2
    assert "zweiter Faktor hinzu" in mailoutbox[0].body
    assert "/einstellungen/sicherheit/" in mailoutbox[0].body
    assert "zweiter Faktor hinzu" in browser.get("/mitteilungen/").content.decode()
    assert ModelLogEntry.objects.filter(action="people.add_factor", user=alma).exists()


# Demanded by role


def test_hr_gets_nowhere_without_a_second_factor(scene, factor_for_hr, sign_in):
    """Every address there is: closed by default."""
    browser, reached = sign_in(scene.cast.dora), []
    for route in [*ROUTES, *PAGES]:
        address = route.address(scene)
        answer = browser.post(address) if route.post else browser.get(address)
        leads, nothing_there = answer.get("Location", ""), answer.status_code == route.stranger == 404
        if not leads.startswith((DEMAND, "/konto/anmelden/?next=")) and route.stranger != 200 and not nothing_there:
            reached.append(address)
    assert [at for at in reached if not at.startswith((*OPEN_PATHS, SECURITY))] == []
    assert [at for at in reached if at.startswith(SECURITY)] == [f"{SECURITY}app/", f"{SECURITY}passkey/"]


@pytest.mark.parametrize("address", ["/cms/", "/cms/pages/", "/cms/personen/", "/auswertung/namen/", "/styleguide/"])
def test_the_way_leads_to_setting_it_up_and_back(world, dora, factor_for_hr, sign_in, address):
    browser = sign_in(dora)
    User.objects.filter(pk=dora.pk).update(is_superuser=True)
    answer = browser.get(address, follow=True)
    assert answer.redirect_chain[-1][0].startswith(DEMAND)
    page = answer.content.decode()
    assert "Ihre Rolle braucht einen zweiten Faktor" in page
    assert "Heute nicht" not in page
    set_up(browser)
    assert browser.get(address).status_code in {200, 302}
    assert not browser.get(address).get("Location", "").startswith("/konto/")


def test_htmx_is_led_there_too(dora, factor_for_hr, sign_in):
    answer = sign_in(dora).get("/kurse/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == f"{DEMAND}?next=%2Fkurse%2F"


def test_the_imprint_stays_open_meanwhile(scene, factor_for_hr, sign_in):
    browser = sign_in(scene.cast.dora)
    assert browser.get(scene.open_information.url).status_code == 200
    assert browser.get(scene.information.url, follow=True).redirect_chain[-1][0].startswith(DEMAND)


def test_administrators_need_one_too(db, factor_for_hr, sign_in):
    technik = User.objects.create_superuser("900", "x", first_name="Technik", last_name="Konto")
    assert sign_in(technik).get("/cms/").url.startswith(DEMAND)
    assert sign_in(technik).get("/einstellungen/").url.startswith(DEMAND)


def test_nobody_else_is_asked(alma, emil, factor_for_hr, sign_in):
    for person in (alma, emil):
        assert sign_in(person).get("/einstellungen/").status_code == 200


def test_a_role_granted_during_a_session_asks_at_once(alma, factor_for_hr, sign_in):
    from people.directory.services import grant

    browser = sign_in(alma)
    assert browser.get("/einstellungen/").status_code == 200
    grant(user=alma, role="hr", by=None)
    assert browser.get("/einstellungen/").url.startswith(DEMAND)


def test_who_has_a_factor_shows_it_and_goes_on(dora, factor_for_hr, with_app, sign_in):
    """A session begun before the role, or by a city's sign-in that asked for no second factor."""
    browser = sign_in(with_app(dora))
    question = browser.get("/einstellungen/", follow=True)
    assert question.redirect_chain[-1][0] == "/konto/bestaetigen/?next=%2Feinstellungen%2F"
    assert (
        "Kennwort" not in re.sub(r"<head>.*?</head>", "", question.content.decode(), flags=re.DOTALL).split("<main")[1]
    )
    answer = browser.post("/konto/bestaetigen/", {"again": "password", "again_password": PASSWORD})
    assert browser.get("/einstellungen/").status_code == 302, "the password is not enough"
    answer = browser.post("/konto/bestaetigen/?next=/einstellungen/", {"again": "app", "code": code()})
    assert answer.url == "/einstellungen/"
    assert browser.get("/einstellungen/").status_code == 200


def test_the_last_one_stays_with_whoever_needs_it(dora, factor_for_hr, with_app, client):
    app = Authenticator.objects.get(user=with_app(dora))
    enter(client, dora)
    client.post(STEP, {"code": code()})
    assert client.post(f"{SECURITY}{app.pk}/entfernen/").status_code == 403
    assert "App entfernen" not in client.get(SECURITY).content.decode()


def test_with_days_of_grace_it_can_be_put_off(dora, factor_for_hr, settings, sign_in, time_machine):
    settings.SECOND_FACTOR_GRACE_DAYS = 3
    time_machine.move_to("2027-05-04 08:00+02:00", tick=False)
    browser = sign_in(dora)
    page = browser.get("/einstellungen/", follow=True).content.decode()
    assert "noch 3 Tage" in page
    assert browser.post(DEMAND, {"next": "/einstellungen/"}).url == "/einstellungen/"
    assert browser.get("/einstellungen/").status_code == 200
    time_machine.move_to("2027-05-07 08:00+02:00", tick=False)
    late = sign_in(User.objects.get(pk=dora.pk))
    assert "Heute nicht" not in late.get("/einstellungen/", follow=True).content.decode()
    late.post(DEMAND, {"next": "/einstellungen/"})
    assert late.get("/einstellungen/").status_code == 302


@pytest.mark.parametrize(("strong", "status"), [(True, 200), (False, 302)])
def test_the_citys_sign_in_may_count_as_strong(dora, factor_for_hr, sign_in, strong, status):
    browser = sign_in(dora)
    session = browser.session
    session["sign_on"] = {"by": "oidc", "strong": strong}
    session.save()
    assert browser.get("/einstellungen/").status_code == status


# Lost


def test_otto_removes_a_lost_factor_and_the_person_is_told(
    dora, otto, with_app, sign_in, mailoutbox, django_capture_on_commit_callbacks
):
    from people.directory.services import sync_groups

    sync_groups(otto)
    doras = sign_in(with_app(dora))
    services.renew_recovery_codes(user=dora)
    desk = sign_in(otto)
    assert "Zweiten Faktor entfernen" in desk.get("/cms/personen/10000004/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post("/cms/personen/10000004/zweiter-faktor/")
    assert not Authenticator.objects.filter(user=dora).exists()
    assert doras.get("/einstellungen/").status_code == 302, "signed out everywhere"
    assert ModelLogEntry.objects.get(action="people.reset_factors").user == otto
    assert Notification.objects.filter(recipient=dora, kind="people.keys").exists()
    assert "weil er verloren war" in mailoutbox[-1].body
    assert mailoutbox[-1].to == [dora.email]
    assert "Zweiten Faktor entfernen" not in desk.get("/cms/personen/10000004/").content.decode()


def test_otto_does_not_remove_his_own_nor_an_administrators(otto, with_app, sign_in):
    from people.directory.services import sync_groups

    sync_groups(with_app(otto))
    technik = with_app(User.objects.create_superuser("900", "x", first_name="Technik", last_name="Konto"))
    desk = sign_in(otto)
    for number in ("10000009", "900"):
        desk.post(f"/cms/personen/{number}/zweiter-faktor/")
    assert Authenticator.objects.filter(user__in=[otto, technik]).count() == 2


def test_nobody_but_operators_removes_factors(emil, alma, with_app, sign_in):
    from people.directory.services import sync_groups

    sync_groups(emil)
    with_app(alma)
    assert sign_in(emil).post("/cms/personen/10000001/zweiter-faktor/").status_code == 404
    assert Authenticator.objects.filter(user=alma).exists()


def test_my_data_names_the_keys_without_their_secrets(alma, with_app, sign_in):
    services.renew_recovery_codes(user=with_app(alma))
    browser = sign_in(alma)
    assert "App auf dem Telefon, Ersatzcodes" in browser.get("/meine-daten/").content.decode()
    data = browser.get("/meine-daten/herunterladen/").json()["sections"]
    assert [key["kind"] for key in data["keys"]["records"]] == ["totp", "recovery_codes"]
    assert set(data["keys"]["records"][0]) == {"kind", "set_up_at", "last_used_at"}
    assert len(data["sessions"]["records"]) == 1
