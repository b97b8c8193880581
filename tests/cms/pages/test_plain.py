"""Excerpts show the words of a page and cost no query, however many pictures it has."""

import json

import pytest

from cms.pages.plain import plain_text
from community.models import GuidancePage

pytestmark = pytest.mark.django_db  # a page asks for its content type once


def body_of(*parts: tuple[str, object]) -> object:
    return GuidancePage(body=json.dumps([{"type": kind, "value": value} for kind, value in parts])).body


def test_words_of_all_blocks_without_marks():
    step = {"title": "Antrag öffnen", "text": "<p>Links &amp; rechts</p><p>klicken</p>", "image": {"image": 7}}
    text = plain_text(body_of(("heading", "Vorab"), ("rich_text", "<p>Kurz <b>lesen</b></p>"), ("steps", [step])))
    assert text.split() == ["Vorab", "Kurz", "lesen", "Antrag", "öffnen", "Links", "&", "rechts", "klicken"]


def test_items_with_an_id_of_their_own():
    step = {"type": "item", "id": "a1", "value": {"title": "Speichern", "text": "", "image": None}}
    assert plain_text(body_of(("steps", [step]))) == "Speichern"


def test_the_kind_of_a_box_is_not_read():
    assert (
        plain_text(body_of(("callout", {"kind": "tipp", "title": "", "text": "<p>Ruhig fragen</p>"}))) == "Ruhig fragen"
    )
