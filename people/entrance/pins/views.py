"""Pages about the PIN: with the code from the letter, in one's own settings, and for the own team."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from people.directory.models import User
from people.entrance.pins import permissions, services, tries
from people.entrance.pins.addresses import address_with
from people.entrance.pins.forms import ChangePinForm, CodeForm, NewPinForm
from people.entrance.pins.models import Pin
from people.entrance.waiting import MINUTE, knocks_too_often, please_wait, with_pause
from people.paper import qr
from people.privacy.services import record_looks_of_the_day

SHOWN = gettext_noop("Whether a PIN is set")
FOR_WHAT = gettext_noop("Helping the team to sign in at shared devices")


@never_cache
def redeem(request: HttpRequest) -> HttpResponse:
    """Choose a PIN with the code from the letter, at a shared device or on any phone."""
    form = CodeForm(request.POST or None)
    if request.method != "POST":
        return render(request, "people/pins/redeem.html", {"form": form})
    door = tries.number_door(request.POST.get("number", ""))
    if knocks_too_often(request, "pin"):
        return too_often(request, MINUTE)
    if wait := tries.take(door):
        return too_often(request, wait)
    valid = form.is_valid()
    if not form.was_guess:
        tries.give_back(door)
    if valid and services.set_pin_with_code(
        user=form.person, code=form.cleaned_data["code"], pin=form.cleaned_data["pin"]
    ):
        tries.forget(door)
        return redirect("people:pin_done")
    return render(request, "people/pins/redeem.html", {"form": form}, status=422)


def too_often(request: HttpRequest, wait: timedelta) -> HttpResponse:
    """The form again, with how long to wait; nothing of what was typed is looked at."""
    form = CodeForm({"number": request.POST.get("number", "")})
    form.errors.clear()
    form.add_error(None, please_wait(wait))
    return with_pause(render(request, "people/pins/redeem.html", {"form": form}, status=429), wait)


@never_cache
def pin_done(request: HttpRequest) -> HttpResponse:
    """The PIN is set; where it works."""
    return render(request, "people/pins/done.html")


@never_cache
def pin(request: HttpRequest) -> HttpResponse:
    """The own PIN: set it, change it, remove it."""
    present = Pin.objects.filter(user=request.user).first()
    kind = ChangePinForm if present else NewPinForm
    form = kind(request.POST or None, person=request.user)
    context = {"form": form, "present": present}
    if request.method != "POST":
        return render(request, "people/pins/pin.html", context)
    if not services.may_use_pin(request.user):
        raise PermissionDenied
    door = tries.number_door(request.user.personnel_number)
    if wait := tries.take(door):
        messages.error(request, please_wait(wait))
        return render(request, "people/pins/pin.html", context | {"form": kind(person=request.user)}, status=429)
    valid = form.is_valid()
    if not form.has_error("present", "unknown"):
        tries.give_back(door)
    if not valid:
        return render(request, "people/pins/pin.html", context, status=422)
    services.set_pin(user=request.user, pin=form.cleaned_data["pin"])
    messages.success(request, _("Your PIN is set. It works at every shared device from now on."))
    return redirect("people:pin")


@require_POST
def remove_pin(request: HttpRequest) -> HttpResponse:
    """Sign in at shared devices no longer."""
    services.remove_pin(user=request.user)
    messages.success(request, _("Your PIN is removed. Nobody can sign in as you at shared devices."))
    return redirect("people:pin")


@never_cache
def team(request: HttpRequest) -> HttpResponse:
    """The own team, and those of people one stands in for: for whom a code can be issued."""
    teams = [(team, permissions.members_of(team, request.user)) for team in request.user.teams]
    if not teams:
        raise PermissionDenied
    for led, members in teams:
        record_looks_of_the_day(
            viewer=request.user, subjects=members, report=SHOWN, purpose=FOR_WHAT, acting_for=led.acting_for
        )
    return render(request, "people/pins/team.html", {"teams": teams})


@never_cache
@require_POST
def issue(request: HttpRequest, number: str) -> HttpResponse:
    """A code for somebody of the own team, shown once, to be printed or read out."""
    person = get_object_or_404(User, personnel_number=number)
    led = permissions.team_for(request.user, person)
    if led is None:
        raise Http404
    code = services.issue_code(user=person, by=request.user, acting_for=led.acting_for)
    context = {
        "person": person,
        "code": code,
        "qr": qr.draw(address_with(number=number, code=code)),
        "page": f"{settings.PUBLIC_ORIGIN}{reverse('people:redeem_pin')}".split("://")[1],
    }
    return render(request, "people/pins/code.html", context)
