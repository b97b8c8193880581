"""Uploads reach whoever holds a signed address, and nothing else reaches anybody."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from PIL import Image

from cms.media.storage import SIGNER
from cms.media.views import stretch_of
from cms.models import InformationPage, SiteDocument, SiteImage
from cms.pages.services import body as stream
from tests.factories.courses import make_home

pytestmark = pytest.mark.django_db


@pytest.fixture
def video() -> str:
    """The signed address of a small file that passes for a video."""
    return default_storage.url(default_storage.save("videos/film.mp4", ContentFile(b"0123456789")))


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_a_signed_address_works_without_signing_in(video: str) -> None:
    response = Client().get(video)
    assert body(response) == b"0123456789"
    assert response["Content-Type"] == "video/mp4"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"].startswith("private")
    assert "Set-Cookie" not in response.headers


def test_a_wrong_or_missing_signature_is_like_a_missing_file(video: str) -> None:
    path = video.partition("?")[0]
    for address in (path, f"{path}?s=", f"{path}?s=falsch", "/medien/videos/none.mp4?s=falsch"):
        assert Client().get(address).status_code == 404


def test_no_way_out_of_the_media_folder() -> None:
    for path in ("../secret_key", "videos/../../secret_key", "/etc/passwd", "videos"):
        assert Client().get(f"/medien/{path}", {"s": SIGNER.signature(path)}).status_code == 404


def test_a_player_may_ask_for_a_stretch(video: str) -> None:
    response = Client().get(video, headers={"Range": "bytes=2-4"})
    assert response.status_code == 206
    assert body(response) == b"234"
    assert response["Content-Range"] == "bytes 2-4/10"
    assert response["Content-Length"] == "3"
    assert Client().get(video, headers={"Range": "bytes=10-"}).status_code == 416


@pytest.mark.parametrize(
    ("asked", "stretch"),
    [
        ("bytes=0-", (0, 9)),
        ("bytes=-3", (7, 9)),
        ("bytes=-99", (0, 9)),
        ("bytes=5-99", (5, 9)),
        ("bytes=5-4", None),
        ("bytes=-0", None),
        ("bytes=-", None),
        ("bytes=0-1,4-5", None),
        ("pages=1-2", None),
        (f"bytes=0-{'9' * 5000}", None),
    ],
)
def test_stretches(asked: str, stretch: tuple[int, int] | None) -> None:
    assert stretch_of(asked, 10) == stretch


def test_unknown_kinds_are_only_offered_for_download() -> None:
    for name in ("seite.html", "bild.svg", "skript.js"):
        stored = default_storage.save(f"anderes/{name}", ContentFile(b"<script>alert(1)</script>"))
        response = Client().get(default_storage.url(stored))
        assert response["Content-Type"] == "application/octet-stream"
        assert response["Content-Disposition"].startswith("attachment")


@pytest.fixture
def own_host(settings) -> str:
    """Uploads lie on a host of their own."""
    settings.CONTENT_ORIGIN = "https://inhalte.stadt.example"
    settings.ALLOWED_HOSTS = ["localhost", "inhalte.stadt.example"]
    return "inhalte.stadt.example"


def test_uploads_come_only_from_their_own_host(own_host: str, video: str) -> None:
    assert video.startswith("https://inhalte.stadt.example/medien/")
    path = video.removeprefix("https://inhalte.stadt.example")
    assert Client().get(path, headers={"host": "localhost"}).status_code == 404
    response = Client().get(path, headers={"host": own_host})
    assert body(response) == b"0123456789"
    assert response["Access-Control-Allow-Origin"] == "http://localhost:8000", "captions are fetched as a stranger"


def test_the_host_of_uploads_serves_nothing_else(own_host: str) -> None:
    sign_in_page = reverse("account_login")
    assert Client().get(sign_in_page, headers={"host": "localhost"}).status_code == 200
    for address in (sign_in_page, "/", "/cms/", "/suche/"):
        answer = Client().get(address, headers={"host": own_host})
        assert answer.status_code == 404
        assert "Set-Cookie" not in answer.headers


def test_pictures_lose_what_the_camera_wrote() -> None:
    raw = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Kamera von Alma Aydin"
    exif[0x0112] = 6
    Image.new("RGB", (40, 20), "red").save(raw, "JPEG", exif=exif)
    picture = SiteImage(title="Foto", file=ContentFile(raw.getvalue(), name="foto.jpg"))
    picture.save()
    with Image.open(picture.file.open()) as stored:
        assert not stored.getexif()
        assert stored.size == (20, 40)
    assert (picture.width, picture.height) == (20, 40)
    assert b"Alma" not in picture.get_rendition("max-100x100").file.open().read()


def test_pictures_of_phones_with_a_second_picture_behind_them_lose_it_too() -> None:
    raw = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Kamera von Alma Aydin"
    first, second = (Image.new("RGB", (40, 20), colour) for colour in ("red", "blue"))
    first.save(raw, "MPO", save_all=True, append_images=[second], exif=exif)
    picture = SiteImage(title="Foto", file=ContentFile(raw.getvalue(), name="foto.jpg"))
    picture.save()
    assert b"Alma" not in picture.file.open().read()


def test_drawings_that_can_carry_scripts_are_refused(emil, sign_in) -> None:
    svg = ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", name="bild.svg")
    emil.is_superuser = True
    emil.save()
    page = sign_in(emil).post(reverse("wagtailimages:add"), {"title": "Bild", "file": svg})
    assert page.status_code == 200
    assert not SiteImage.objects.exists()


def test_documents_are_for_the_readers_of_the_pages_that_offer_them(alma, gero, world, sign_in) -> None:
    document = SiteDocument.objects.create(title="Merkblatt", file=ContentFile(b"%PDF-1.7", name="merkblatt.pdf"))
    assert Client().get(document.url).status_code == 302
    assert sign_in(alma).get(document.url).status_code == 404
    page = InformationPage(title="Merkblätter", body=stream([{"download": {"document": document.pk, "title": ""}}]))
    make_home().add_child(instance=page)
    assert sign_in(alma).get(document.url).status_code == 200
    page.audience, page.audience_offices = "offices", [world.registry]
    page.save()
    assert sign_in(alma).get(document.url).status_code == 200
    assert sign_in(gero).get(document.url).status_code == 404
