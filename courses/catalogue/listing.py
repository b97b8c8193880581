"""The catalogue as one person sees it: chosen courses, filters with counts, and where the person stands."""

from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.navigation.memory import remembered
from cms.search.queries import Wanted, found
from cms.search.vocabulary import vocabulary
from courses.catalogue.facets import LABELS, OWN, SORTS, Wishes
from courses.catalogue.likely import meant
from courses.catalogue.models.course import CoursePage
from courses.catalogue.panels import State, states_for
from courses.catalogue.reading import view_for
from courses.catalogue.shelf import View
from people.directory.models import User

PER_PAGE = 24


@dataclass(frozen=True)
class Option:
    """One box to tick."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True)
class Facet:
    """One filter with its boxes."""

    name: str
    label: str
    options: list[Option]
    more: list[Option]  # further boxes behind one more click
    is_open: bool


@dataclass(frozen=True)
class WayOut:
    """Where somebody who found nothing could go on: words, address, and how many courses are there."""

    words: str
    address: str
    count: int


@dataclass(frozen=True)
class Listing:
    """Everything the catalogue page shows."""

    user: User
    everything: View  # without the searched text
    view: View
    wishes: Wishes
    names: dict[str, dict[str, str]]
    page: Page
    courses: list[tuple[CoursePage, State | None]]

    @property
    def is_whole(self) -> bool:
        """Whether this is the first page of everything, as one enters."""
        return not self.wishes.text and not self.wishes.chosen and self.page.number == 1

    @property
    def sorts(self) -> list[tuple[str, str]]:
        """The orders on offer; the best match only for somebody who searched."""
        offered = {"treffer": bool(self.wishes.text), "passend": bool(self.everything.own & self.everything.within)}
        return [(value, str(label)) for value, label in SORTS.items() if offered.get(value, True)]

    @cached_property
    def facets(self) -> list[Facet]:
        """The filters that tell the person's courses apart, and those in use."""
        shown = [name for name in LABELS if self.everything.tells_apart(name) or self.wishes.values(name)]
        return [self._facet(name, place) for place, name in enumerate(shown)]

    def _facet(self, name: str, place: int) -> Facet:
        """One filter; a box without any course is left out unless it is ticked."""
        counts, ticked = self.view.counts(self.wishes, name), self.wishes.values(name)
        boxes = [
            Option(value, str(label), counts.get(value, 0), value in ticked)
            for value, label in self.names[name].items()
        ]
        options = [box for box in boxes if box.count or box.checked]
        further = [box for box in options if name == "fuer" and box.value != OWN and not box.checked]
        first = [box for box in options if box not in further]
        return Facet(name, str(LABELS[name]), first, further, place < 4 or bool(ticked))

    @property
    def chips(self) -> list[tuple[str, str]]:
        """The chosen filters, each with the address that drops it."""
        return [
            (self.names[name][value], self.wishes.without(name, value).address()) for name, value in self.wishes.chosen
        ]

    @cached_property
    def ways_out(self) -> list[WayOut]:
        """What finds something when nothing was found: another spelling, a filter less, no text."""
        ways = [self._respelt(), *self._with_less()]
        return [way for way in ways if way and way.count]

    def _respelt(self) -> WayOut | None:
        text = meant(self.wishes.text, self.everything.titles())
        if not text:
            return None
        view, wishes = searched(self.user, self.everything, text), self.wishes.searching(text)
        if not view.number(wishes):
            wishes = Wishes(text, sort="treffer")
        number = view.number(wishes)
        return WayOut(_("Did you mean “%(text)s”?") % {"text": text}, wishes.address(), number)

    def _with_less(self) -> list[WayOut]:
        ways = []
        for name, value in self.wishes.chosen:
            wishes = self.wishes.without(name, value)
            words = _("Without the filter “%(name)s”") % {"name": self.names[name][value]}
            ways.append(WayOut(words, wishes.address(), self.view.number(wishes)))
        if self.wishes.text and self.wishes.chosen:
            wishes = self.wishes.searching("")
            words = _("Without the words “%(text)s”") % {"text": self.wishes.text}
            ways.append(WayOut(words, wishes.address(), self.everything.number(wishes)))
        return ways


def listing(request: HttpRequest) -> Listing:
    """The catalogue for this person and this address; courses that are not meant for them do not count anywhere."""
    everything = view_for(request.user)
    names = everything.shelf.names
    names = names | {"fuer": {OWN: _("My office or my job")} | names["fuer"]}
    wishes = Wishes.read(request.GET).known(names)
    view = searched(request.user, everything, wishes.text, best_first=wishes.sort == "treffer")
    page = Paginator(view.chosen(wishes), PER_PAGE).get_page(request.GET.get("seite"))
    courses = on_cards(request.user, list(page))
    return Listing(request.user, everything, view, wishes, names, page, courses)


def searched(user: User, view: View, text: str, *, best_first: bool = False) -> View:
    """What is left of the view when one searches for a text."""
    if not text:
        return view
    wanted = Wanted(text, remembered("vocabulary", vocabulary))
    hits = found(CoursePage.objects.visible_to(user), wanted, best_first=best_first)
    best = [pk for pk in hits if pk in view.shelf.place]
    return replace(view, within=view.within & view.shelf.bits(best), best=best)


def on_cards(user: User, ids: list[int]) -> list[tuple[CoursePage, State | None]]:
    """The courses of one page in order, each with where the person stands."""
    courses = CoursePage.objects.select_related("topic").in_bulk(ids)
    states = states_for(user, ids)
    return [(courses[pk], states.get(pk)) for pk in ids]
