"""The report on links: page by page, what leads nowhere any more."""

from functools import partial

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from cms import tasks
from cms.editing.permissions import may_work_on, works_on
from cms.editing.views import crumbs
from cms.links.models import LinkTarget, PageLink
from cms.links.reasons import in_words

PER_PAGE = 50
State = LinkTarget.State


class LinksFilter(forms.Form):
    """Which links are listed."""

    stand = forms.ChoiceField(
        label=gettext_lazy("Links"),
        required=False,
        choices=[("", gettext_lazy("broken or moved")), *State.choices, ("alle", gettext_lazy("all"))],
    )

    def states(self) -> list[str]:
        """The states that are shown."""
        chosen = self.cleaned_data["stand"] if self.is_valid() else ""
        if chosen == "alle":
            return list(State.values)
        return [chosen] if chosen else [State.BROKEN, State.MOVED]


@require_admin_access
@never_cache
@require_GET
def links(request: HttpRequest) -> HttpResponse:
    """Links on the pages one works on, those that are broken or moved first."""
    form = LinksFilter(request.GET)
    mine = PageLink.objects.filter(page__in=works_on(request.user))
    found = mine.filter(target__state__in=form.states()).select_related("page", "target")
    shown = Paginator(found.order_by("page__title", "page", "pk"), PER_PAGE).get_page(request.GET.get("p"))
    title = _("Links on pages")
    context = {
        "form": form,
        "page": shown,
        "rows": [(link, in_words(link.target.reason)) for link in shown],
        "last": mine.aggregate(last=Max("target__checked_at"))["last"],
        "asks_outside": bool(settings.LINK_CHECKS_PER_NIGHT),
        "header_title": title,
        "breadcrumbs_items": crumbs((title, "")),
    }
    return render(request, "cms/editing/links.html", context)


@require_admin_access
@require_POST
def check_now(request: HttpRequest, page_id: int) -> HttpResponse:
    """Check the links of one page without waiting for the night."""
    page = get_object_or_404(Page, pk=page_id)
    if not may_work_on(request.user, page):
        raise PermissionDenied
    transaction.on_commit(partial(tasks.check_links_of_page.delay, page.pk), robust=True)
    messages.success(request, _("The links of the page are being checked. Reload this list in a moment."))
    return redirect("cms_links")
