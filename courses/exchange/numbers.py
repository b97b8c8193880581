"""Numbers as other systems write them, and as they stand in our bank: with a comma, so that they mean one thing."""

from decimal import ROUND_CEILING, Decimal, InvalidOperation

from courses.quizzes.kinds import number

FINEST = Decimal("0.0001")


def from_file(words: str) -> str | None:
    """The number of a file, where a full stop divides; None if it is none."""
    try:
        value = Decimal(words.strip().replace(",", "."))
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value) >= Decimal(10) ** 15 or len(value.as_tuple().digits) > 30:
        return None
    return ours(value)


def ours(value: Decimal) -> str:
    """The number as it stands in the bank: 12,5."""
    return plain(value).replace(".", ",")


def plain(value: Decimal) -> str:
    """The number as files hold it: 12.5."""
    words = format(value, "f")
    words = words.rstrip("0").rstrip(".") if "." in words else words
    return "0" if words in {"-0", ""} else words


def to_file(words: str) -> str:
    """A number of the bank as files hold it."""
    value = number.read(words)
    return plain(value) if value is not None else words


def tolerance(words: str) -> tuple[str, bool]:
    """How far off is still right, in four decimals, and whether that had to be rounded (up)."""
    try:
        value = abs(Decimal(words.strip().replace(",", ".") or "0"))
        rounded = value.quantize(FINEST, ROUND_CEILING)
    except InvalidOperation:
        return "0", True
    if rounded >= 10**8:
        return "99999999", True
    return plain(rounded), rounded != value
