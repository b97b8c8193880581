"""The languages people may read in, each in its own words."""

from django.conf import settings

CHOSEN = "reading_language"  # where a session keeps what was chosen on a page
INTERFACE = ("de", "en")  # languages in which the platform itself speaks
NAMES = {"de": "Deutsch", "en": "English", "de-simple": "Leichte Sprache"}


def spoken_to(user: object) -> str:
    """The language in which the platform speaks to this person."""
    preferred = getattr(user, "language", "")
    return preferred if preferred in INTERFACE else settings.LANGUAGE_CODE
