"""What lessons add to the editor and to the search: the glossary."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.pages.choosing import KeptChooserViewSet
from cms.search.queries import matches
from cms.search.sources import Hit, SearchSource
from courses.lessons.models import GlossaryTerm
from people.directory.models import User


class GlossaryViewSet(SnippetViewSet):
    """The glossary stands in the editor's own menu."""

    model = GlossaryTerm
    icon = "openquote"
    add_to_admin_menu = True
    menu_order = 335
    chooser_viewset_class = KeptChooserViewSet
    list_display = ("name", "spellings")


def search_source() -> SearchSource:
    """Terms of the glossary in the search."""
    return SearchSource("begriffe", _("Terms"), "guide", find, order=45)


def find(user: User, text: str) -> list[Hit]:
    """Terms that match; all staff may read the glossary."""
    return [hit(term) for term in matches(GlossaryTerm.objects.all(), text)]


def hit(term: GlossaryTerm) -> Hit:
    """A term as a hit; it opens at its place in the glossary."""
    return Hit(term.name, f"{reverse('courses:glossary')}#{term.anchor}", lambda: term.explanation, _("Term"), [])
