"""What programmes add elsewhere: the catalogue's first row, and the search."""

from functools import partial

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.languages.finding import address, found_translated
from cms.languages.speaking import wished
from cms.search.queries import matches
from cms.search.sources import Hit, SearchSource
from courses.catalogue.panels import Panel
from courses.programmes.models import ProgrammePage
from courses.programmes.reading import visible_programmes
from people.directory.models import User

IN_THE_CATALOGUE = 2


def search_source() -> SearchSource:
    """Programmes in the search."""
    return SearchSource("lernprogramme", _("Learning programmes"), "flag", find, order=12)


def find(user: User, text: str) -> list[Hit]:
    """Programmes meant for the person that match."""
    visible = ProgrammePage.objects.visible_to(user)
    found = dict.fromkeys([*matches(visible, text), *found_translated(visible, partial(matches, text=text))])
    kind = _("Learning programme")
    return [Hit(each.title, address(each), each.summary, kind, [], each.spoken_language) for each in found]


def catalogue_part(request: HttpRequest) -> Panel | None:
    """Above the courses, as long as nobody has filtered or searched."""
    programmes = visible_programmes(request.user, wished(request))
    if not programmes:
        return None
    facts = {"programmes": programmes[:IN_THE_CATALOGUE], "more": len(programmes) > IN_THE_CATALOGUE}
    return Panel("courses/programmes/_in_catalogue.html", facts)
