"""Keyboard shortcuts of the player: what they do, and whether somebody wants them. Kept in the browser alone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

COOKIE, OFF = "tastenkuerzel", "aus"
YEAR = 365 * 24 * 3600
KEYS = (
    ("N", gettext_lazy("to the next step")),
    ("V", gettext_lazy("to the previous lesson")),
    ("F", gettext_lazy("focus: hide or show the outline")),
    ("M", gettext_lazy("to my note")),
    ("L", gettext_lazy("set or remove a bookmark at the lesson")),
    ("?", gettext_lazy("this help")),
)


@never_cache
def shortcuts(request: HttpRequest) -> HttpResponse:
    """What the keys do; single keys can be switched off, because they get in the way of some aids."""
    if request.method != "POST":
        return render(request, "lms/player/shortcuts.html", facts(request))
    response = redirect("lms:shortcuts")
    if request.POST.get("kuerzel") == OFF:
        response.set_cookie(COOKIE, OFF, max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
        messages.success(request, _("Single keys do nothing in lessons now."))
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
        messages.success(request, _("Single keys work in lessons again."))
    return response


def facts(request: HttpRequest) -> dict[str, object]:
    """For the help and for the player."""
    on = request.COOKIES.get(COOKIE) != OFF
    return {"keys": KEYS, "keys_on": on, "shortcut": {key: key if on else None for key, _does in KEYS}}
