"""Where the search looks: every room offers its own source, which asks `visible_to` itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter

from django.conf import settings

from people.directory.models import User
from people.hooks import plugged


@dataclass(frozen=True)
class Hit:
    """One thing found."""

    title: str
    url: str
    excerpt: str | Callable[[], str]  # what the words are marked in, or how to get it once the hit is shown
    kind: str  # what it is, in one word
    meta: list[tuple[str, str]] = field(default_factory=list)  # (icon, words) pairs
    spoken_language: str = settings.LANGUAGE_CODE  # of title and excerpt


@dataclass(frozen=True)
class SearchSource:
    """A kind of thing one can find; `find(user, text)` gives only what the person may see, best first."""

    name: str  # in the address: `?art=kurse`
    label: str  # above its hits: “Courses”
    icon: str
    find: Callable[[User, str], list[Hit]]
    order: int = 50


def sources() -> list[SearchSource]:
    """All kinds of things one can find, in the order of the tabs: hook `register_search_source`, () -> SearchSource."""
    return sorted((offer() for offer in plugged("register_search_source")), key=attrgetter("order"))
