"""The catalogue's filters: what a person wished for, as the address of the page says it. Without database."""

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

LENGTHS = {"kurz": (0, 30), "mittel": (31, 90), "lang": (91, 100_000)}
LENGTH_NAMES = {"kurz": _("up to 30 minutes"), "mittel": _("31 to 90 minutes"), "lang": _("more than 90 minutes")}
MANDATORY_NAMES = {"pflicht": _("Mandatory for certain groups"), "freiwillig": _("Voluntary")}
SORTS = {
    "treffer": _("Best match first"),
    "titel": _("A to Z"),
    "passend": _("My office first"),
    "neu": _("Newest first"),
    "kurz": _("Shortest first"),
}
LABELS = {
    "thema": _("Topic"),
    "fuer": _("Especially for"),
    "format": _("Format"),
    "dauer": _("Duration"),
    "pflicht": _("Obligation"),
    "stufe": _("Level"),
    "sprache": _("Language"),
}
OWN = "mein"  # the box “my office or my job”; whoever opens the address sees what is meant for herself


def length_of(minutes: int) -> str:
    """The filter a course of this length falls into."""
    return next(name for name, (low, high) in LENGTHS.items() if low <= minutes <= high)


@dataclass(frozen=True)
class Wishes:
    """What the person asked for; the address of the page says it, so that it can be shared."""

    text: str = ""
    chosen: tuple[tuple[str, str], ...] = ()  # (filter, value), in the order of the filters
    sort: str = "titel"

    @classmethod
    def read(cls, query: QueryDict) -> "Wishes":
        """The wishes in an address; what is not known is ignored."""
        text = query.get("q", "").strip()[:200]
        chosen = tuple((name, value) for name in LABELS for value in dict.fromkeys(query.getlist(name)) if value)
        sort = query.get("sortierung", "")
        offered = SORTS if text else {name for name in SORTS if name != "treffer"}
        return cls(text, chosen, sort if sort in offered else "treffer" if text else "titel")

    def address(self) -> str:
        """The query of the page that shows these wishes."""
        query = QueryDict(mutable=True)
        if self.text:
            query["q"] = self.text
        for name, value in self.chosen:
            query.appendlist(name, value)
        if self.sort not in ("titel", "treffer"):
            query["sortierung"] = self.sort
        return f"?{query.urlencode()}"

    def without(self, name: str, value: str) -> "Wishes":
        """The same wishes with one box less."""
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair != (name, value)))

    def searching(self, text: str) -> "Wishes":
        """The same filters with another text."""
        sort = "treffer" if text else "titel" if self.sort == "treffer" else self.sort
        return replace(self, text=text, sort=sort)

    def values(self, name: str) -> list[str]:
        """The values wished for one filter."""
        return [value for filter_, value in self.chosen if filter_ == name]

    def known(self, names: dict[str, dict[str, str]]) -> "Wishes":
        """The same wishes without values nobody offers."""
        return replace(self, chosen=tuple((name, value) for name, value in self.chosen if value in names[name]))
