"""The desk of translators: what is missing, what is older than its original, and both side by side."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page, get_page_models

from cms.editing.permissions import may_work_on, works_on
from cms.editing.views import crumbs
from cms.languages.speaking import MAIN
from cms.pages.models import AudienceMixin
from cms.translations import services
from cms.translations.comparing import pairs
from cms.translations.states import LANGUAGES, State, rows_for, with_parts
from cms.translations.texts import texts_of
from people.directory.languages import NAMES

PER_PAGE = 20


@require_admin_access
@never_cache
@require_GET
def translations(request: HttpRequest) -> HttpResponse:
    """Courses, information and news one works on, with how many of their pages are there in each language."""
    wanted = [kind for kind in get_page_models() if issubclass(kind, AudienceMixin) and kind.can_be_translated]
    mine = works_on(request.user).type(*wanted).filter(locale__language_code=MAIN).order_by("title", "pk")
    shown = Paginator(mine, PER_PAGE).get_page(request.GET.get("p"))
    table = [(page, summary(page)) for page in shown.object_list.specific()]
    title = _("Translations")
    context = {
        "page": shown,
        "table": table,
        "languages": [NAMES[code] for code in LANGUAGES],
        "header_title": title,
        "breadcrumbs_items": crumbs((title, "")),
    }
    return render(request, "cms/editing/translations.html", context)


def summary(page: Page) -> list[tuple[int, int, int]]:
    """For each language: how many pages are up to date, how many are older, and how many there are."""
    rows = rows_for(with_parts(page))
    states = [[row.cells[place].state for row in rows] for place in range(len(LANGUAGES))]
    return [(each.count(State.CURRENT), each.count(State.OLDER), len(each)) for each in states]


@require_admin_access
@never_cache
@require_GET
def translations_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """One page with its parts in all languages."""
    page = original(request, page_id)
    title = _("Translations: %(title)s") % {"title": page.get_admin_display_title()}
    context = {
        "page": page,
        "rows": rows_for(with_parts(page)),
        "languages": [(code, NAMES[code]) for code in LANGUAGES],
        "header_title": title,
        "breadcrumbs_items": crumbs((_("Translations"), reverse("cms_translations")), (title, "")),
    }
    return render(request, "cms/editing/translations_of_page.html", context)


def original(request: HttpRequest, page_id: int) -> Page:
    """A page of the main language that the person works on."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_work_on(request.user, page):
        raise PermissionDenied
    if not getattr(page, "can_be_translated", False) or page.locale.language_code != MAIN:
        raise Http404
    return page


@require_admin_access
@require_POST
def begin(request: HttpRequest, page_id: int) -> HttpResponse:
    """Begin a translation and open it beside the original."""
    page = original(request, page_id)
    language = request.POST.get("sprache", "")
    if language not in LANGUAGES:
        raise Http404
    found = services.begin(page=page, language=language, by=request.user)
    return redirect("cms_side_by_side", found.pk)


@require_admin_access
@never_cache
@require_GET
def side_by_side(request: HttpRequest, page_id: int) -> HttpResponse:
    """Original and translation beside each other, with what has changed since they were compared."""
    translation = translated(request, page_id)
    source = services.original_of(translation).specific
    following = getattr(translation, "following", None)
    before = following.revision.as_object() if following and following.revision else source
    title = f"{translation.get_admin_display_title()} – {NAMES[translation.locale.language_code]}"
    context = {
        "page": translation,
        "source": source,
        "language": translation.locale.language_code,
        "main": MAIN,
        "name": NAMES[translation.locale.language_code],
        "main_name": NAMES[MAIN],
        "pairs": pairs(texts_of(before), texts_of(source), texts_of(translation.get_latest_revision_as_object())),
        "following": following,
        "is_older": bool(source.live and following and following.revision_id != source.live_revision_id),
        "above": overview_of(source),
        "header_title": title,
        "breadcrumbs_items": crumbs((_("Translations"), reverse("cms_translations")), (title, "")),
    }
    return render(request, "cms/editing/side_by_side.html", context)


def translated(request: HttpRequest, page_id: int) -> Page:
    """A translation the person works on."""
    page = get_object_or_404(Page.objects.select_related("following__revision", "locale"), pk=page_id)
    if not may_work_on(request.user, page):
        raise PermissionDenied
    if page.locale.language_code not in LANGUAGES or page.alias_of_id:
        raise Http404
    return page


def overview_of(source: Page) -> int:
    """The page whose overview names this one: the course of a lesson, or the page itself."""
    return source.pk if isinstance(source, AudienceMixin) else source.get_parent().pk


@require_admin_access
@require_POST
def compared(request: HttpRequest, page_id: int) -> HttpResponse:
    """The translation says the same as the original again."""
    page = translated(request, page_id)
    services.follow(translation=page, by=request.user)
    return redirect("cms_side_by_side", page.pk)
