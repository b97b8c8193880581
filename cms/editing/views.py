"""Pages of the editor that help authors: what the checks say, about one page and about all."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.preview import PreviewOnEdit
from wagtail.models import Page

from cms.checks.pages import report_on
from cms.editing.permissions import may_work_on, works_on

NEWEST_FIRST = F("latest_revision_created_at").desc(nulls_last=True)
PER_PAGE = 20


def crumbs(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way here, for Wagtail's header."""
    return [{"url": url, "label": label} for label, url in [(_("Home"), reverse("wagtailadmin_home")), *steps]]


@require_admin_access
@never_cache
@require_GET
def page_checks(request: HttpRequest, page_id: int) -> HttpResponse:
    """What the checks say about the newest draft of a page; beside the text, about what is being written."""
    page = get_object_or_404(Page, pk=page_id)
    if not may_work_on(request.user, page):
        raise PermissionDenied
    if request.GET.get("neben"):
        return render(
            request, "cms/editing/_report.html", {"report": report_on(in_writing(request, page)), "page": page}
        )
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    title = _("Checks: %(title)s") % {"title": page.get_admin_display_title()}
    context = {
        "report": report_on(page.get_latest_revision_as_object()),
        "page": page,
        "edit": edit,
        "header_title": title,
        "breadcrumbs_items": crumbs((_("Checks of all pages"), reverse("cms_checks")), (title, "")),
    }
    return render(request, "cms/editing/page_checks.html", context)


def in_writing(request: HttpRequest, page: Page) -> Page:
    """The page as it stands in the person's form, where the preview has it; else the newest draft."""
    if not page.permissions_for_user(request.user).can_edit():
        return page.get_latest_revision_as_object()
    preview = PreviewOnEdit()
    preview.setup(request, page_id=page.pk)
    form = preview.get_form(preview._get_form_data(preview._get_form_state()))
    if form.is_bound and preview.validate_form(form):
        form.save(commit=False)
        return form.instance
    return preview.object


@require_admin_access
@never_cache
@require_GET
def all_checks(request: HttpRequest) -> HttpResponse:
    """The pages the person works on, newest change first, each with what the checks say."""
    pages = works_on(request.user).filter(depth__gt=2).order_by(NEWEST_FIRST, "-pk")
    shown = Paginator(pages, PER_PAGE).get_page(request.GET.get("p"))
    rows = [(page, report_on(page.get_latest_revision_as_object())) for page in shown.object_list.specific()]
    title = _("Checks of all pages")
    context = {"page": shown, "rows": rows, "header_title": title, "breadcrumbs_items": crumbs((title, ""))}
    return render(request, "cms/editing/all_checks.html", context)
