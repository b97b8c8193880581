"""The report on links in the editor."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from cms.editing.hooks import AuthorsItem
from cms.links import views


def urls() -> list[URLPattern]:
    return [
        path("links/", views.links, name="cms_links"),
        path("links/<int:page_id>/pruefen/", views.check_now, name="cms_check_links"),
    ]


def links_item() -> MenuItem:
    return AuthorsItem(_("Links on pages"), reverse("cms_links"), name="links", icon_name="link", order=110)
