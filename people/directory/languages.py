"""The languages people may read in, each in its own words."""

CHOSEN = "reading_language"  # where a session keeps what was chosen on a page
NAMES = {"de": "Deutsch", "en": "English", "de-simple": "Leichte Sprache"}
