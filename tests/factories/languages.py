"""Translations of pages."""

from typing import Any

from cms.translations.services import begin


def translate(page: Any, language: str, *, publish: bool = True, **words: object) -> Any:
    """A translation with these words, published unless it stays a draft."""
    found = begin(page=page, language=language, by=None)
    for name, value in words.items():
        setattr(found, name, value)
    revision = found.save_revision()
    if publish:
        revision.publish()
    return found
