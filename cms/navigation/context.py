"""What every template knows about the site and the person in front of it."""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cms.navigation.memory import remembered
from cms.navigation.menu import footer_links, menus
from cms.navigation.models import SiteSettings
from people.directory.roles import EDITING_GROUPS
from people.notifications.models import Notification


def site(request: HttpRequest) -> dict[str, Any]:
    """Names of platform and city, menus, and how much is unread; asked for only by templates that show a header."""
    reader = getattr(request, "user", AnonymousUser())
    footer = f"footer-{'staff' if reader.is_authenticated else 'strangers'}"
    return {
        "site_settings": SimpleLazyObject(lambda: remembered("name", lambda: SiteSettings.for_request(request))),
        "menus": SimpleLazyObject(lambda: menus(request)),
        "footer_links": cache(lambda: remembered(footer, lambda: footer_links(request))),
        "unread_count": cache(lambda: Notification.objects.of(request.user).unread().count()),
        "may_edit": cache(lambda: request.user.is_superuser or request.user.holds(*EDITING_GROUPS)),
        "theme": getattr(reader, "theme", ""),
        "preview_as": getattr(request, "preview_as", ""),
        "source_url": settings.SOURCE_URL,
    }
