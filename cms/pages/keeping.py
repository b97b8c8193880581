"""What others rest on, such as somebody's proof, is taken off the site but never deleted; Wagtail would break off."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import ProtectedError, Q, RestrictedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page


def is_needed(pages: Iterable[Page]) -> bool:
    """Whether one of the pages, or one below them, is held by something that must stay."""
    branches = Q(pk__in=[])
    for page in pages:
        branches |= Q(path__startswith=page.path)
    found = Page.objects.filter(branches)
    try:
        Collector(using=found.db, origin=found).collect(found)
    except (ProtectedError, RestrictedError):
        return True
    return False


def check_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    """One page with all below it."""
    if request.method != "POST" or not is_needed([page]):
        return None
    return refused(request, page)


def check_bulk_deletion(request: HttpRequest, action_type: str, objects: list[Page], action: object) -> object:
    """Several pages at once."""
    if action_type != "delete" or not all(isinstance(page, Page) for page in objects) or not is_needed(objects):
        return None
    return refused(request, objects[0])


def refused(request: HttpRequest, page: Page) -> HttpResponse:
    """Back to the list, with the reason and what to do instead."""
    messages.error(request, _("This cannot be deleted: somebody learns here or has proof of it. Unpublish it instead."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)
