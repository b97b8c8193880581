"""What a question asks for: which resources, in which order, which page of them, and which attributes."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from people.provisioning.protocol.refusals import invalid_value

MOST = 200  # resources in one answer


@dataclass(frozen=True)
class Question:
    """One question, from an address or from the body of a `.search`."""

    filter: str = ""
    sort_by: str = ""
    descending: bool = False
    start: int = 1
    count: int = 100
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def leaves_out(self, name: str) -> bool:
        """Whether the attribute need not be looked up at all."""
        asked = {each.casefold().partition(".")[0] for each in self.only}
        return name in {each.casefold() for each in self.without} or (bool(asked) and name not in asked)


def from_address(request: HttpRequest) -> Question:
    return question(request.GET.dict())


def question(given: Mapping[str, object]) -> Question:
    """Read the question; attributes come as a list or as words with commas."""
    return Question(
        filter=text(given, "filter"),
        sort_by=text(given, "sortBy"),
        descending=text(given, "sortOrder").casefold() == "descending",
        start=max(1, number(given, "startIndex", 1)),
        count=min(MOST, max(0, number(given, "count", 100))),
        only=words(given.get("attributes")),
        without=words(given.get("excludedAttributes")),
    )


def text(given: Mapping[str, object], name: str) -> str:
    value = given.get(name) or ""
    if not isinstance(value, str):
        raise invalid_value(f"{name} must be a text.")
    return value.strip()


def number(given: Mapping[str, object], name: str, default: int) -> int:
    value = given.get(name, default)
    try:
        return max(-1, min(int(value), 10**9))  # type: ignore[call-overload]
    except (TypeError, ValueError):
        raise invalid_value(f"{name} must be a whole number.") from None


def words(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, str | list):
        raise invalid_value("Attributes are named in a text or a list of texts.")
    parts = value.split(",") if isinstance(value, str) else [str(each) for each in value]
    return tuple(part.strip() for part in parts if part.strip())
