"""Words in curly brackets that a certificate fills in: {name} becomes “Alma Aydin”. Pure."""

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

MEANINGS = {
    "name": _("the person’s name"),
    "titel": _("the title of the course or programme"),
    "tag": _("the day of completion in words"),
    "leistung": _("how it was earned, as a sentence that begins in lower case"),
    "umfang": _("how much it is, such as “6 lessons, 1 hour”"),
    "gueltig": _("the last day of validity, or “without end”"),
}
SHAPE = re.compile(r"\{\s*(\w+)\s*\}")


def filled(text: str, facts: Mapping[str, str]) -> str:
    """The text with every known placeholder replaced; what is not known stays as it was written."""
    return SHAPE.sub(lambda found: facts.get(found[1].lower(), found[0]), text)


def unknown(text: str) -> list[str]:
    """Placeholders in the text that mean nothing, as they were written."""
    return [found[0] for found in SHAPE.finditer(text) if found[1].lower() not in MEANINGS]


def explained(names: Iterable[str] = MEANINGS) -> str:
    """All placeholders with their meanings, for the help beside a field."""
    return "; ".join(f"{{{name}}}: {MEANINGS[name]}" for name in names)
