"""Lists of guidance: the overview and the shelf of one office."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.languages.speaking import speak_all, wished
from cms.search import queries
from community.guidance.models import GuidancePage, GuidancePageQuerySet, OfficeShelfPage
from community.guidance.permissions import shelves_to_write_on
from people.directory.models import Office, User

PER_PAGE = 20


class GuidanceFilter(forms.Form):
    """What narrows the list down, and its order."""

    q = forms.CharField(label=_("What is it about?"), required=False, max_length=80, widget=forms.SearchInput)
    amt = forms.ModelChoiceField(label=_("Office"), required=False, queryset=None, empty_label=_("All offices"))
    ordnung = forms.ChoiceField(
        label=_("Order"), required=False, choices=[("", _("Newest first")), ("hilfreich", _("Most helpful first"))]
    )

    use_required_attribute = False

    def __init__(self, data: object) -> None:
        super().__init__(data)
        self.fields["amt"].queryset = Office.objects.filter(guidance_shelf__live=True)


def listing(request: HttpRequest, *, shelf: OfficeShelfPage | None = None) -> dict:
    """The facts of the page: what this person may read, filtered, in order, page by page."""
    form = GuidanceFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {"q": "", "amt": None, "ordnung": ""}
    found = find(request.user, words=wanted["q"], office=shelf.office if shelf else wanted["amt"])
    order = ["-helpful_count", "-first_published_at"] if wanted["ordnung"] else ["-first_published_at"]
    page = Paginator(found.with_helpful_count().order_by(*order, "-pk"), PER_PAGE).get_page(request.GET.get("seite"))
    return {
        "form": form,
        "page_of_list": page,
        "guidance": speak_all(on_shelves(page.object_list), wished(request)),
        "shelf": shelf,
        "writes_on": shelves_to_write_on(request.user).first(),
        "narrowed": bool(wanted["q"] or wanted["amt"]),
    }


def find(user: User, *, words: str = "", office: Office | None = None) -> GuidancePageQuerySet:
    """Guidance this person may read; of one office, or about these words."""
    found = GuidancePage.objects.visible_to(user)
    if office:
        shelf = OfficeShelfPage.objects.filter(office=office).first()
        found = found.descendant_of(shelf) if shelf else found.none()
    if words:
        found = found.filter(pk__in=queries.found(GuidancePage.objects.visible_to(user), words))
    return found


def on_shelves(pages: GuidancePageQuerySet) -> list[GuidancePage]:
    """The pages with author and shelf at hand, in two queries however many there are."""
    pages = list(pages.select_related("author"))
    paths = {page.path[: -page.steplen] for page in pages}
    shelves = {shelf.path: shelf for shelf in OfficeShelfPage.objects.filter(path__in=paths).select_related("office")}
    for page in pages:
        page.shelf = shelves[page.path[: -page.steplen]]
    return pages
