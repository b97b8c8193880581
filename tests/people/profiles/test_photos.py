"""A photo is shown as long as the person agrees, and is gone the moment the person does not."""

import json
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import ModelLogEntry

from people.directory.services import see_off
from people.models import PhotoConsent, User
from people.profiles import photos, services
from people.profiles.pictures import SIZES, portraits
from people.tasks import forget_old

SHOW, WITHDRAW = "/einstellungen/profil/foto/", "/einstellungen/profil/foto/widerrufen/"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def at_once(django_capture_on_commit_callbacks):
    """What waits for the end of a change happens, as it does outside tests."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def file(colour: str = "red", name: str = "alma.jpg", kind: str = "JPEG") -> BytesIO:
    content = BytesIO()
    Image.new("RGB", (300, 200), colour).save(content, kind)
    content.seek(0)
    content.name = name
    return content


def entered(**more: object) -> dict:
    return {"photo-photo": file(), "photo-part": "middle", "photo-agreed": "on"} | more


def stored() -> set[str]:
    try:
        return set(default_storage.listdir(photos.FOLDER)[1])
    except FileNotFoundError:
        return set()


def show(person: User, colour: str = "red") -> User:
    return services.show_photo(person=person, pictures=portraits(file(colour)), by=person)


def test_a_photo_needs_the_consent(alma, sign_in):
    browser = sign_in(alma)
    for missing in ("photo-agreed", "photo-photo", "photo-part"):
        answer = browser.post(SHOW, {name: value for name, value in entered().items() if name != missing})
        assert answer.status_code == 422
    assert "nur zeigen, wenn Sie zustimmen" in browser.post(SHOW, {"photo-photo": file()}).content.decode()
    assert not PhotoConsent.objects.exists()
    assert stored() == set()


def test_alma_shows_a_photo_and_colleagues_see_it(alma, gero, sign_in):
    assert sign_in(alma).post(SHOW, entered()).status_code == 302
    alma.refresh_from_db()
    consent = PhotoConsent.objects.get(user=alma)
    assert (consent.wording, consent.ended_at) == ("1", None)
    assert len(stored()) == len(SIZES)
    address = photos.address(alma.photo, 96)
    page = sign_in(gero).get(reverse("people:profile", args=[alma.pk])).content.decode()
    assert address.replace("&", "&amp;") in page
    answer = Client().get(address)
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "private, max-age=600"
    assert Image.open(BytesIO(b"".join(answer.streaming_content))).size == (96, 96)
    assert Client().get(address.partition("?")[0]).status_code == 404, "only with our signature"
    assert ModelLogEntry.objects.filter(action="people.show_photo", user=alma).count() == 1


def test_a_withdrawn_consent_deletes_the_photo_at_once_and_stays_on_record(alma, gero, sign_in, at_once):
    show(alma)
    alma.refresh_from_db()
    addresses = [photos.address(alma.photo, size) for size in SIZES]
    with at_once():
        assert sign_in(alma).post(WITHDRAW).status_code == 302
    assert {Client().get(address).status_code for address in addresses} == {404}
    assert stored() == set()
    consent = PhotoConsent.objects.get(user=alma)
    assert consent.ending == PhotoConsent.Ending.WITHDRAWN
    assert consent.ended_at >= consent.given_at
    page = sign_in(gero).get(reverse("people:profile", args=[alma.pk])).content.decode()
    assert "portraits" not in page
    assert ">AA</span>" in page


def test_withdrawing_twice_changes_nothing(alma, at_once):
    show(alma)
    for _time in range(2):
        with at_once():
            services.withdraw_photo(person=alma, by=alma)
    ended = PhotoConsent.objects.get().ended_at
    services.withdraw_photo(person=alma, by=alma)
    assert PhotoConsent.objects.get().ended_at == ended
    assert ModelLogEntry.objects.filter(action="people.withdraw_photo").count() == 1


def test_a_new_photo_takes_the_place_of_the_old_one(alma, at_once):
    show(alma, "red")
    alma.refresh_from_db()
    first = alma.photo
    with at_once():
        show(alma, "blue")
    alma.refresh_from_db()
    assert alma.photo != first
    assert {name.rpartition("-")[0] for name in stored()} == {alma.photo}
    assert [consent.ending for consent in PhotoConsent.objects.all()] == ["", PhotoConsent.Ending.REPLACED]


@pytest.mark.parametrize(
    ("name", "content"),
    [("alma.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ("alma.svg", b"<svg/>"), ("alma.png", b"<html>")],
)
def test_what_only_claims_to_be_a_picture_is_refused(alma, sign_in, name, content):
    lie = ContentFile(content, name=name)
    answer = sign_in(alma).post(SHOW, entered(**{"photo-photo": lie}))
    assert answer.status_code == 422
    assert "kein Bild in JPEG, PNG oder WebP" in answer.content.decode()
    assert stored() == set()


def test_ten_photos_an_hour_are_enough(alma, sign_in):
    for _time in range(services.MOST_PER_HOUR):
        show(alma)
    before = stored()
    answer = sign_in(alma).post(SHOW, entered())
    assert answer.status_code == 422
    assert "innerhalb einer Stunde" in answer.content.decode()
    assert stored() == before, "the photo that was too much does not stay behind"


def test_a_photo_goes_with_the_person(alma, bruno, at_once):
    show(alma)
    show(bruno)
    with at_once():
        see_off([alma.pk], on=timezone.localdate())
    alma.refresh_from_db()
    bruno.refresh_from_db()
    assert alma.photo == ""
    assert {name.rpartition("-")[0] for name in stored()} == {bruno.photo}
    assert PhotoConsent.objects.get(user=alma).ending == PhotoConsent.Ending.LEFT
    assert PhotoConsent.objects.get(user=bruno).ended_at is None


def test_nobody_shows_a_photo_of_somebody_who_has_left(alma):
    User.objects.filter(pk=alma.pk).update(is_active=False)
    with pytest.raises(Exception, match="ausgeschieden"):
        show(alma)
    assert stored() == set()


def test_the_night_deletes_what_a_failure_left_behind(alma, at_once, monkeypatch):
    show(alma)
    lost = photos.keep(portraits(file()))
    with at_once():
        forget_old()
    assert len(stored()) == 2 * len(SIZES), "a photo that was stored just now may still be on its way"
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(photos.timezone, "now", lambda: later)
    with at_once():
        forget_old()
    alma.refresh_from_db()
    assert {name.rpartition("-")[0] for name in stored()} == {alma.photo}
    assert alma.photo != lost


def test_consents_are_proof_for_three_years(alma):
    show(alma)
    services.withdraw_photo(person=alma, by=alma)
    forget_old()
    assert PhotoConsent.objects.count() == 1
    PhotoConsent.objects.update(ended_at=timezone.now() - timedelta(days=4 * 366))
    show(alma)
    forget_old()
    assert [consent.ended_at for consent in PhotoConsent.objects.all()] == [None], "the running one stays"


def test_my_data_hands_out_the_photo_and_the_consents(alma, sign_in):
    show(alma)
    data = json.loads(sign_in(alma).get("/meine-daten/herunterladen/").content)
    picture, consent = data["sections"]["photo"]["records"]
    kind, _comma, content = picture["photo"].partition(",")
    assert kind == "data:image/webp;base64"
    assert Image.open(BytesIO(b64decode(content))).size == (384, 384)
    assert consent["wording"] == "1"
    assert consent["ended_at"] is None


def test_photos_in_a_list_cost_no_queries(alma, cem, sign_in, django_assert_num_queries):
    from django.template import Context, Template

    show(cem)
    cem.refresh_from_db()
    with django_assert_num_queries(0):
        drawn = Template('{% load design %}{% avatar cem "xl" mover=True %}{% person cem "Standesamt" %}').render(
            Context({"cem": cem})
        )
    assert drawn.count("<img") == 2
    assert drawn.count('alt=""') == 2
    assert "4x" in drawn
    assert photos.address(cem.photo, 96) in drawn.replace("&amp;", "&")
    page = sign_in(alma).get("/movers/").content.decode()
    assert f"{photos.FOLDER}/{cem.photo}-96.webp" in page


def test_the_avatar_of_a_stranger_has_no_photo():
    from cms.templatetags.design import avatar

    assert "<img" not in avatar(AnonymousUser())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one change in after the other")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_uploads_at_once_leave_one_photo_and_one_consent(alma):
    pictures = portraits(file())

    def upload(_number: int) -> None:
        try:
            services.show_photo(person=alma, pictures=pictures, by=alma)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(upload, range(6)))
    alma.refresh_from_db()
    assert {name.rpartition("-")[0] for name in stored()} == {alma.photo}
    assert PhotoConsent.objects.filter(ended_at=None).count() == 1
    assert PhotoConsent.objects.count() == 6
