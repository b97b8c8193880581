"""Blocks: nobody is left out, and nothing an author writes can break a page."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file

from cms.models import InformationPage, SiteDocument, SiteImage, Video
from cms.pages.blocks import FigureBlock, contents, text_of
from tests.factories.courses import make_home

pytestmark = pytest.mark.django_db


@pytest.fixture
def image() -> SiteImage:
    return SiteImage.objects.create(title="Bild", file=get_test_image_file())


@pytest.fixture
def video() -> Video:
    return Video.objects.create(
        title="Drei Fälle",
        file=ContentFile(b"film", name="film.mp4"),
        captions=ContentFile(b"WEBVTT", name="film.vtt"),
        transcript="Ein Antrag liegt auf dem Tisch.",
        seconds=65,
    )


def test_a_picture_needs_words_unless_it_is_decorative(image: SiteImage) -> None:
    block = FigureBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"image": {"image": image.pk, "alt_text": "", "decorative": False}}))
    block.clean(block.to_python({"image": {"image": image.pk, "alt_text": "Ein Weg", "decorative": False}}))
    block.clean(block.to_python({"image": {"image": image.pk, "alt_text": "", "decorative": True}}))


def test_a_video_needs_captions_and_transcript() -> None:
    with pytest.raises(ValidationError) as refused:
        Video(title="Ohne Worte", file=ContentFile(b"film", name="film.mp4")).full_clean()
    assert {"captions", "transcript"} <= set(refused.value.message_dict)
    with pytest.raises(ValidationError):
        Video(title="x", file=ContentFile(b"x", name="film.exe"), transcript="x").clean_fields()


def test_every_block_is_shown(alma, sign_in, image: SiteImage, video: Video) -> None:
    document = SiteDocument.objects.create(title="Merkblatt", file=ContentFile(b"%PDF-1.7", name="merkblatt.pdf"))
    page = InformationPage(
        title="Alles",
        slug="alles",
        body=[
            ("heading", "Erster Teil"),
            ("rich_text", "<p>Ein <b>Satz</b>.</p>"),
            ("figure", {"image": image, "caption": "So geht es"}),
            ("video", {"video": video, "caption": ""}),
            ("callout", {"kind": "achtung", "title": "", "text": "<p>Vorsicht</p>"}),
            ("accordion", {"items": [{"title": "Frage", "text": "<p>Antwort</p>"}]}),
            ("download", {"document": document, "title": ""}),
            ("heading", "Erster Teil"),
        ],
    )
    image.contextual_alt_text, image.decorative = "Ein Weg mit drei Stationen", False
    make_home().add_child(instance=page)
    shown = sign_in(alma).get(page.url).content.decode()
    for words in (
        *("<b>Satz</b>", "So geht es", 'alt="Ein Weg mit drei Stationen"', "Achtung", "Antwort", "Merkblatt", "PDF"),
        *("<video controls", 'kind="captions"', "Ein Antrag liegt auf dem Tisch.", "1:05 Minuten"),
    ):
        assert words in shown, words
    anchors = [anchor for anchor, _title in contents(page.body)]
    assert len(set(anchors)) == 2
    assert all(f'href="#{anchor}"' in shown and f'id="{anchor}"' in shown for anchor in anchors)
    assert "None" not in text_of(page.body)
    assert "style=" not in shown
