"""Entries that belong to the lowest storey, which knows no menus."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.navigation.menu import MenuItem, Place
from people.directory.permissions import may_import


def team_item(request: HttpRequest) -> MenuItem | None:
    """The team, for those who lead one or stand in today."""
    if not request.user.is_authenticated or not request.user.teams:
        return None
    return MenuItem(_("My team"), reverse("people:team"), "users", 60)


def settings_item(request: HttpRequest) -> MenuItem:
    """Appearance, messages, signing in."""
    return MenuItem(_("Settings"), reverse("people:settings"), "sliders", 80, place=Place.ACCOUNT)


def imports_item(request: HttpRequest) -> MenuItem | None:
    """HR and operators bring staff data here."""
    if not (request.user.is_authenticated and may_import(request.user)):
        return None
    return MenuItem(_("Staff imports"), reverse("people:imports"), "upload", 70, place=Place.ACCOUNT)


def my_data_item(request: HttpRequest) -> MenuItem:
    """What the platform knows about the person."""
    return MenuItem(_("My data"), reverse("people:my_data"), "shield", 90, place=Place.ACCOUNT)


def my_rights_item(request: HttpRequest) -> MenuItem:
    """What the person may, in words."""
    return MenuItem(_("My rights"), reverse("people:my_rights"), "key", 85, place=Place.ACCOUNT)
