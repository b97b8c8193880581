"""Pages of shared devices: setting one up, signing in there, staying longer."""

import time

from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from people.entrance.kiosk import services
from people.entrance.kiosk.cookies import hand_key, renew
from people.entrance.kiosk.forms import KioskForm, SetUpForm
from people.entrance.kiosk.middleware import begin, keep, limits
from people.entrance.pins import proving, tries
from people.entrance.waiting import MINUTE, knocks_too_often, please_wait, with_pause

ENDINGS = {"abgemeldet", "zeit"}


@never_cache
def kiosk(request: HttpRequest) -> HttpResponse:
    """The start page of a shared device: sign in with number and PIN."""
    if request.device is None:
        return not_registered(request)
    if request.user.is_authenticated:
        return redirect("/")
    form = KioskForm(request.POST or None)
    if request.method == "POST":
        return enter(request, form)
    ending = request.GET.get("ende")
    answer = page(request, form, ending=ending if ending in ENDINGS else "")
    renew(request, answer, request.device)
    return answer


def not_registered(request: HttpRequest) -> HttpResponse:
    """Here there is no sign-in with a PIN, and the page says where there is."""
    answer = render(request, "people/kiosk/not_registered.html", status=404)
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        # Whoever follows a link from another site comes without the device's cookie; asked by ourselves it comes.
        answer["Refresh"] = f"0; url={reverse('people:kiosk')}"
    return answer


def enter(request: HttpRequest, form: KioskForm) -> HttpResponse:
    """Compare number and PIN; tries are counted before, for the number and for the device."""
    if not form.is_valid():
        return page(request, form, status=422)
    shown = proving.Shown(form.cleaned_data["number"], form.cleaned_data["pin"])
    proof = proving.prove(request, shown, at=tries.device_door(request.device.pk), knocking_at="kiosk")
    if proof.wait:
        form.add_error(None, please_wait(proof.wait))
        return with_pause(page(request, form, status=429), proof.wait)
    if proof.user is None:
        form.add_error(None, proving.MISMATCH)
        return page(request, form, status=422)
    login(request, proof.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    begin(request, request.device)
    return redirect("/")


def page(request: HttpRequest, form: KioskForm, *, ending: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "ending": ending, "minutes": settings.KIOSK_IDLE_MINUTES}
    return render(request, "people/kiosk/kiosk.html", context, status=status)


@never_cache
def set_up(request: HttpRequest) -> HttpResponse:
    """Opened on the device itself: with the code it becomes a shared device."""
    if request.user.is_authenticated:
        if request.method == "POST":
            raise PermissionDenied
        return render(request, "people/kiosk/set_up.html", {"form": None})
    form = SetUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if knocks_too_often(request, "set_up"):
            form.add_error(None, please_wait(MINUTE))
        elif found := services.set_up(code=form.cleaned_data["code"]):
            _device, key = found
            answer = redirect("people:kiosk")
            hand_key(answer, key)
            return answer
        else:
            form.add_error("code", _("This code does not work or no longer works. Please ask for a new one."))
    return render(request, "people/kiosk/set_up.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def stay_longer(request: HttpRequest) -> HttpResponse:
    """More time: a sign that somebody is there, or with `verlaengern` a whole new stay."""
    if request.stay is None:
        return redirect("people:kiosk")
    now = time.time()
    stay = keep(request, request.stay.extended_at(now) if "verlaengern" in request.POST else request.stay.used(now))
    if "zurueck" in request.POST:
        return redirect(back(request.POST["zurueck"]))
    return JsonResponse({"seconds": stay.clock(limits(), now).left})


@never_cache
def still_there(request: HttpRequest) -> HttpResponse:
    """Where browsers without scripts are led shortly before the end: whoever is there goes on with one click."""
    if request.stay is None:
        return redirect("people:kiosk")
    answer = render(request, "people/kiosk/still_there.html", {"back": back(request.GET.get("zurueck", ""))})
    answer["Refresh"] = f"{request.clock.left + 1}; url={reverse('people:kiosk')}"
    return answer


def back(path: str) -> str:
    """The page somebody came from, if it is one of ours."""
    ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if ours else "/"
