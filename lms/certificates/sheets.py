"""Fixing a template: what was issued keeps the pictures and words of its day, whatever editors change later."""

import json
from hashlib import sha256

from cms.media.models import SiteImage
from courses.papers.models import LANGUAGES, TEXTS, CertificateTemplate
from lms.certificates.models import Sheet

SIZE = "max-800x400|format-png"  # sharp on paper, small in the database
PICTURES = ("logo", "signature", "seal")


def fixed(template: CertificateTemplate | None) -> Sheet | None:
    """The template as it is now; the same state is kept once, however many certificates it is on."""
    if template is None:
        return None
    words = {language: {text: getattr(template, f"{text}_{language}") for text in TEXTS} for language in LANGUAGES} | {
        "alt": {part: _described(getattr(template, part)) for part in ("logo", "seal")}
    }
    facts = {"words": words, "signature_name": template.signature_name, "signature_role": template.signature_role}
    pictures = {part: _png(getattr(template, part)) for part in PICTURES}
    digest = sha256(json.dumps(facts, sort_keys=True).encode())
    for content in pictures.values():
        digest.update(sha256(content or b"").digest())
    return Sheet.objects.get_or_create(digest=digest.hexdigest(), defaults=facts | pictures)[0]


def _described(picture: SiteImage | None) -> str:
    return (picture.description or picture.title) if picture else ""


def _png(picture: SiteImage | None) -> bytes | None:
    if picture is None:
        return None
    with picture.get_rendition(SIZE).file.open() as file:
        return file.read()
