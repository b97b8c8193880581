"""The shelf read from the database, once for everybody and until a page changes; who sees what of it is asked anew."""

from collections import defaultdict
from time import monotonic

from django.db.models import Q
from django.utils import timezone

from cms.navigation.memory import MINUTE, generation
from cms.pages.models.audiences import Audience
from courses.catalogue.facets import LENGTH_NAMES, MANDATORY_NAMES
from courses.catalogue.models.course import CoursePage
from courses.catalogue.models.topic import Topic
from courses.catalogue.shelf import Row, Shelf, View, sorted_in
from people.directory.languages import NAMES
from people.directory.models import Office, StaffGroup, User
from people.directory.models.groups import in_groups_of
from people.hooks import plugged

FIELDS = (
    "pk",
    "title",
    "topic__slug",
    "level",
    "format",
    "minutes",
    "first_published_at",
    "mandatory_for",
    "translation_key",
    "locale__language_code",
)
_kept: dict[str, tuple[float, Shelf]] = {}


def view_for(user: User) -> View:
    """The shelf as the person sees it: only courses that are meant for her."""
    visible = list(CoursePage.objects.visible_to(user).filter(alias_of=None).order_by().values_list("pk", flat=True))
    shelf = kept_shelf()
    if not shelf.place.keys() >= set(visible):
        shelf = fresh_shelf()
    groups = StaffGroup.objects.filter(in_groups_of(user.current_posts)).values_list("pk", flat=True)
    own = shelf.own(set(user.office_paths), list(groups) if shelf.groups else [])
    return View(shelf, shelf.bits(visible), own)


def kept_shelf() -> Shelf:
    """The shelf this process has read, unless a page has changed since or it is a minute old."""
    read_at, shelf = _kept.get(generation(), (0.0, None))
    return shelf if shelf and monotonic() - read_at < MINUTE else fresh_shelf()


def fresh_shelf() -> Shelf:
    """The shelf read anew and kept."""
    current, shelf = generation(), read_shelf()
    _kept.clear()
    _kept[current] = (monotonic(), shelf)
    return shelf


def read_shelf() -> Shelf:
    """All live courses with what they are filtered by."""
    read = list(CoursePage.objects.live().filter(alias_of=None).order_by().values_list(*FIELDS))
    languages = defaultdict(set)
    for *_facts, key, language in read:
        languages[key].add(language)
    offices, groups = especially_for()
    demanded = {pk for offer in plugged("register_mandatory_courses") for pk in offer()}
    meets = meetings()
    rows = [
        Row(
            *facts,
            mandatory=bool(mandatory) or facts[0] in demanded,
            languages=tuple(sorted(languages[key])),
            offices=tuple(sorted(offices[facts[0]])),
            groups=tuple(sorted(groups[facts[0]])),
            meets=tuple(sorted(meets[facts[0]])),
        )
        for *facts, mandatory, key, _language in read
    ]
    marked = Office.objects.filter(key__in=set().union(*offices.values())).order_by("path")
    paths = {office.key: office.path for office in marked}
    names = names_of({office.key: office.name for office in marked}, set().union(*languages.values()))
    return sorted_in(rows, office_paths=paths, names=names)


def especially_for() -> tuple[dict[int, set[str]], dict[int, set[int]]]:
    """For which offices and groups courses are marked; what is meant only for some is especially for them."""
    offices, groups = defaultdict(set), defaultdict(set)
    everywhere = CoursePage.objects.order_by()
    marks = (
        (offices, everywhere, "relevant_offices__key"),
        (offices, everywhere.filter(audience=Audience.OFFICES), "audience_offices__key"),
        (groups, everywhere, "relevant_groups"),
        (groups, everywhere.filter(audience=Audience.GROUPS), "audience_groups"),
    )
    for found, courses, field in marks:
        for course, key in courses.exclude(**{field: None}).values_list("pk", field):
            found[course].add(key)
    return offices, groups


def meetings() -> dict[int, set[str]]:
    """In which formats sessions of a course are offered: those that lie ahead or wait for a date."""
    ahead = Q(sessions__starts_at__gt=timezone.now()) | Q(sessions__starts_at=None, sessions__pk__isnull=False)
    offered = CoursePage.objects.order_by().filter(ahead, sessions__called_off_at=None)
    found: dict[int, set[str]] = defaultdict(set)
    for course, place, link in offered.values_list("pk", "sessions__place", "sessions__online_link"):
        found[course] |= {CoursePage.Format.IN_PERSON} if place else set()
        found[course] |= {CoursePage.Format.ONLINE_LIVE} if link else set()
    return found


def names_of(offices: dict[str, str], languages: set[str]) -> dict[str, dict[str, str]]:
    """What the filters offer: value to name."""
    return {
        "thema": dict(Topic.objects.values_list("slug", "name")),
        "format": dict(CoursePage.Format.choices),
        "dauer": LENGTH_NAMES,
        "fuer": offices,
        "pflicht": MANDATORY_NAMES,
        "stufe": dict(CoursePage.Level.choices),
        "sprache": {code: NAMES.get(code, code) for code in sorted(languages)},
    }
