"""The desk of translators in the editor."""

from collections.abc import Iterator

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.editing.hooks import AuthorsItem
from cms.editing.permissions import may_work_on
from cms.languages.speaking import MAIN
from cms.translations import views
from people.directory.models import User


def urls() -> list[URLPattern]:
    return [
        path("uebersetzungen/", views.translations, name="cms_translations"),
        path("uebersetzungen/<int:page_id>/", views.translations_of_page, name="cms_translations_of_page"),
        path("uebersetzungen/<int:page_id>/beginnen/", views.begin, name="cms_begin_translation"),
        path("uebersetzungen/<int:page_id>/nebeneinander/", views.side_by_side, name="cms_side_by_side"),
        path("uebersetzungen/<int:page_id>/abgeglichen/", views.compared, name="cms_compared"),
    ]


def translations_item() -> MenuItem:
    return AuthorsItem(
        _("Translations"), reverse("cms_translations"), name="translations", icon_name="globe", order=105
    )


def page_buttons(page: Page, user: User, next_url: str | None = None, **context: object) -> Iterator[Button]:
    """From a page in the list to its translations, or from a translation to the view beside its original."""
    if page.alias_of_id or not getattr(page.specific_class, "can_be_translated", False) or not may_work_on(user, page):
        return
    name = "cms_translations_of_page" if page.locale.language_code == MAIN else "cms_side_by_side"
    yield Button(gettext("Translations"), reverse(name, args=[page.pk]), icon_name="globe", priority=72)


def header_buttons(page: Page, user: User, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """The same from the editor's header."""
    return page_buttons(page, user)


def log_actions(actions: LogActionRegistry) -> None:
    """What the history calls it."""
    actions.register_action("cms.follow_original", _("Compare with original"), _("Compared with the original"))
