"""Audiences with a name, which several rules use."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lms.assignments import services
from lms.assignments.models import DutyAudience
from lms.assignments.permissions import may_write_rules
from lms.assignments.wording import audience_in_words
from lms.obligations.meant import people_meant
from lms.rules.audience import AudienceForm
from lms.rules.forms import AudienceNameForm
from lms.rules.reading import rules_using, sound
from lms.rules.views.rules import trail

PAGE = "lms/rules/audience.html"


@never_cache
def audiences(request: HttpRequest) -> HttpResponse:
    """All audiences in words."""
    if not may_write_rules(request.user):
        raise PermissionDenied
    told = [(each, audience_in_words(each.expression)) for each in DutyAudience.objects.all()]
    return render(request, "lms/rules/audiences.html", {"audiences": told, "trail": trail((_("Audiences"), ""))})


@never_cache
def new_audience(request: HttpRequest) -> HttpResponse:
    """Describe an audience."""
    return edit_page(request, DutyAudience())


@never_cache
def audience(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an audience; the rules that use it are named."""
    return edit_page(request, get_object_or_404(DutyAudience, pk=pk))


def edit_page(request: HttpRequest, found: DutyAudience) -> HttpResponse:
    """Name and conditions; what it means and whom it would concern stands beside."""
    if not may_write_rules(request.user):
        raise PermissionDenied
    button = request.POST.get("tun", "")
    if request.method != "POST":
        form, audience = AudienceNameForm(initial={"name": found.name}), AudienceForm(expression=found.expression)
        return show(request, found, form, audience)
    form, audience = AudienceNameForm(request.POST), AudienceForm(request.POST, but=found.pk)
    if audience.change(button, request.POST):
        return show(request, found, AudienceNameForm(initial={"name": form["name"].value()}), audience, "audience")
    complete = all([form.is_valid(), audience.is_valid()])
    if button == "pruefen" and (complete or request.htmx):
        return show(request, found, form, audience, "preview")
    if not complete:
        return show(request, found, form, audience, status=422)
    if DutyAudience.objects.exclude(pk=found.pk).filter(name=form.cleaned_data["name"]).exists():
        form.add_error("name", _("There is an audience of this name already."))
        return show(request, found, form, audience, status=422)
    services.change_audience(
        audience=found, expression=audience.expression, name=form.cleaned_data["name"], by=request.user
    )
    messages.success(request, _("The audience is saved."))
    return redirect("lms:audiences")


def show(
    request: HttpRequest,
    found: DutyAudience,
    form: AudienceNameForm,
    audience: AudienceForm,
    part: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    """The page, or with htmx only the part a button is about."""
    heading = found.name or _("New audience")
    meant = audience.expression
    is_sound = sound(meant)
    context = {
        "form": form,
        "audience": audience,
        "sentences": [audience_in_words(meant)] if is_sound else [],
        "people": len(people_meant(meant)) if is_sound else None,
        "rules": rules_using(found),
        "heading": heading,
        "back": reverse("lms:audiences"),
        "trail": trail((_("Audiences"), reverse("lms:audiences")), (heading, "")),
    }
    partial = f"{PAGE}#{part}" if part and request.htmx and status == 200 else PAGE
    return render(request, partial, context, status=status)
