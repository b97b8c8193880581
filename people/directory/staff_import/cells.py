"""Reading single cells: each function returns the value or says what to put right, naming nobody."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

FULL_TIME = {"voll", "vollzeit"}
NUMBER = re.compile(r"[0-9]{3,20}")
FORMULA = re.compile(r"\s*[=+@-]")
YOUNGEST, OLDEST, YEARS_AHEAD = 13, 100, 2


class RefusedError(Exception):
    """The row cannot be taken; the message says what to do, and names nobody."""


def tidy(text: str) -> str:
    """The entry without blanks around it, letters and their accents as one sign."""
    return unicodedata.normalize("NFC", text.strip())


def wrong_width(found: int, wanted: int) -> str:
    return _("There are {found} columns instead of {wanted}. Please check the separators in this line.").format(
        found=found, wanted=wanted
    )


def personnel_number(text: str) -> str:
    if not text:
        raise RefusedError(_("The personnel number is missing. Please add it."))
    if not NUMBER.fullmatch(text):
        raise RefusedError(_("The personnel number may hold only digits. Often the letter O stands for a zero."))
    return text


def person_name(text: str, what: str) -> str:
    if not text:
        raise RefusedError(_("The {what} is missing. Please add it.").format(what=what))
    if len(text) > 100:
        raise RefusedError(_("The {what} is longer than 100 characters. Please shorten it.").format(what=what))
    if not text.isprintable():
        raise RefusedError(_("The {what} holds a line break or a control character.").format(what=what))
    if FORMULA.match(text):
        raise RefusedError(_("The {what} begins like a spreadsheet formula. Please correct it.").format(what=what))
    return text


def office_key(text: str, offices: set[str]) -> str:
    if not text:
        raise RefusedError(_("The key of the office is missing. Please add it."))
    if text not in offices:
        raise RefusedError(
            _("There is no office with the key „{key}“. Import the offices first.").format(key=text[:20])
        )
    return text


def days(cells: dict[str, str], on: date) -> dict[str, date | None]:
    """Birth, entry and leaving, in an order that can be true."""
    born, entered, left = (
        day(cells.get(name, ""), what)
        for name, what in (("born_on", _("date of birth")), ("entered_on", _("entry")), ("left_on", _("leaving")))
    )
    if born and (born > years_before(on, YOUNGEST) or born < years_before(on, OLDEST)):
        raise RefusedError(_("The date of birth cannot be right: nobody of that age works here."))
    if born and entered and born >= entered:
        raise RefusedError(_("The entry lies before the birth. Please check both days."))
    if entered and entered.year > on.year + YEARS_AHEAD:
        raise RefusedError(_("The entry lies more than two years ahead. Please check the day."))
    if entered and left and left < entered:
        raise RefusedError(_("The leaving lies before the entry. Please check both days."))
    return {"born_on": born, "entered_on": entered, "left_on": left}


def day(text: str, what: str) -> date | None:
    """31.12.2026 or 2026-12-31; empty is no day."""
    if not text:
        return None
    pattern = "%d.%m.%Y" if "." in text else "%Y-%m-%d"
    try:
        return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a calendar day has no time zone
    except ValueError:
        raise RefusedError(
            _("The {what} is no day of the calendar. Write it as 31.12.2026.").format(what=what)
        ) from None


def years_before(on: date, years: int) -> date:
    return on.replace(year=on.year - years, day=min(on.day, 28))


def percent(text: str) -> Decimal:
    if text.casefold() in FULL_TIME:
        return Decimal(100)
    doubt = RefusedError(_("The percentage is no number from 0 to 100 and was left as it was."))
    try:
        value = Decimal(text.rstrip("% ").replace(",", "."))
    except InvalidOperation:
        raise doubt from None
    if not value.is_finite() or not 0 <= value <= 100:
        raise doubt
    return round(value, 2)


def mailbox(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise RefusedError(_("This is no e-mail address; the address was left as it was.")) from None
    return text.lower()


def text_up_to(longest: int, *, formula: bool) -> Callable[[str], str]:
    """Reads a text that is neither too long nor, where that could run, a formula."""

    def read(text: str) -> str:
        if len(text) > longest or not text.isprintable() or (formula and FORMULA.match(text)):
            raise RefusedError(_("An entry is too long or looks like a formula and was left as it was."))
        return text

    return read
