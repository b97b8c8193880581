"""Pages about one's own account."""

from django.conf import settings as site
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.directory import services
from people.directory.forms import AppearanceForm, LanguageForm
from people.directory.languages import CHOSEN, NAMES
from people.directory.models import User


def settings(request: HttpRequest) -> HttpResponse:
    """What a person may set, and what HR keeps about the person."""
    form = AppearanceForm(instance=request.user)
    context = {
        "form": form,
        "themes": themes(),
        "languages": NAMES.items(),
        "language": request.user.language or site.LANGUAGE_CODE,
    }
    return render(request, "people/settings.html", context)


def themes() -> list[tuple[str, str, str]]:
    """The choices of appearance with the icon of each."""
    icons = {User.Theme.SYSTEM: "screen", User.Theme.LIGHT: "sun", User.Theme.DARK: "moon"}
    return [(theme.value, theme.label, icons[theme]) for theme in User.Theme]


@require_POST
def set_appearance(request: HttpRequest) -> HttpResponse:
    """Remember how the person wants the platform to look, on every device."""
    form = AppearanceForm(request.POST)
    if form.is_valid():
        services.set_theme(user=request.user, theme=form.cleaned_data["theme"])
        messages.success(request, _("The appearance is saved. It holds on all your devices."))
    return redirect("people:settings")


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember which language the person likes to read in, on every device."""
    form = LanguageForm(request.POST)
    if form.is_valid():
        services.set_language(user=request.user, language=form.cleaned_data["language"])
        request.session.pop(CHOSEN, None)
        messages.success(request, _("The language is saved. It holds on all your devices."))
    return redirect("people:settings")
