"""What helps authors, plugged into Wagtail's editor."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.checks.pages import report_on
from cms.editing import media, views
from cms.editing.permissions import may_work_on, works_on
from people.directory.models import User


class AuthorsItem(MenuItem):
    """An entry for whoever works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return works_on(request.user).exists()


def urls() -> list[URLPattern]:
    return [
        path("pruefung/", views.all_checks, name="cms_checks"),
        path("pruefung/<int:page_id>/", views.page_checks, name="cms_page_checks"),
        path("unbenutzte-medien/", media.unused_media, name="cms_unused_media"),
    ]


def checks_item() -> MenuItem:
    return AuthorsItem(_("Checks of all pages"), reverse("cms_checks"), name="checks", icon_name="glasses", order=100)


def media_item() -> MenuItem:
    return AuthorsItem(_("Unused media"), reverse("cms_unused_media"), name="media", icon_name="image", order=120)


def styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor/checks.css"))


def page_buttons(page: Page, user: User, next_url: str | None = None, **context: object) -> Iterator[Button]:
    """From a page in the list to what the checks say about it."""
    if page.depth > 1 and may_work_on(user, page):
        yield Button(gettext("Checks"), reverse("cms_page_checks", args=[page.pk]), icon_name="glasses", priority=70)


def header_buttons(page: Page, user: User, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """The same from the editor's header."""
    return page_buttons(page, user)


def check_bulk_publishing(
    request: HttpRequest, action_type: str, objects: list[Page], action: object
) -> HttpResponse | None:
    """Several pages at once are held back together as long as one of them leaves people out."""
    if action_type != "publish" or not all(isinstance(page, Page) for page in objects):
        return None
    for page in objects:
        if report_on(page.get_latest_revision_as_object()).blocking:
            sentence = gettext("“%(title)s” still lacks something that is needed before publishing.")
            messages.error(request, sentence % {"title": page.get_admin_display_title()})
            return redirect("cms_page_checks", page.pk)
    return None
