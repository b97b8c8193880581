"""Asking again: what is delicate wants a proof that is not older than a quarter of an hour.

`confirmed_recently` above a view is all a room needs. A form that was sent is kept: the page that asks carries what was
entered, and after the proof it goes on to the view as if nothing had been in between.
"""

import time
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode, urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from people.entrance import demands
from people.entrance.forms import AgainCodeForm, AgainPasskeyForm, AgainPasswordForm
from people.entrance.sessions import BEGUN_AT

View = Callable[..., HttpResponse]
NOT_CARRIED = {"csrfmiddlewaretoken", "again", "again_password", "code", "credential"}


def confirmed_recently(view: View | None = None, *, methods: tuple[str, ...] = ("GET", "HEAD", "POST"), back: str = ""):
    """Ask for password or second factor again before the view, when the last proof is older than the setting says.

    `methods` leaves out what needs no proof, such as looking at a form. `back` names the address to return to instead
    of the view, for downloads, which would leave the question on the screen.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method not in methods or is_fresh(request) or answered(request):
                return view(request, *args, **kwargs)
            return ask(request, back)

        return guarded

    return guard(view) if view else guard


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person proved who they are a short while ago; signing in is such a proof, too."""
    proofs = [record["at"] for record in get_authentication_records(request, request.user)]
    if begun_at := parse_datetime(request.session.get(BEGUN_AT, "")):
        proofs.append(begun_at.timestamp())
    return time.time() - max(proofs, default=0) < settings.CONFIRM_MINUTES * 60


def answered(request: HttpRequest) -> bool:
    """Whether this form brings the proof along, and the proof is right."""
    form = given(request)
    return form is not None and accept(request, form)


def ask(request: HttpRequest, back: str = "") -> HttpResponse:
    """The page that asks; a form stays on it, a link leads to a page of its own."""
    if getattr(request, "htmx", False):
        here = urlsplit(request.htmx.current_url or "/")
        return HttpResponse(headers={"HX-Redirect": address_of_question(here.path or "/")})
    if request.method != "POST":
        return redirect(address_of_question(reverse(back) if back else request.get_full_path()))
    if request.FILES:
        return redirect(address_of_question(urlsplit(request.headers.get("Referer", "/")).path or "/"))
    carried = [
        (name, value) for name in request.POST if name not in NOT_CARRIED for value in request.POST.getlist(name)
    ]
    return question(request, carried=carried, action=request.get_full_path())


def address_of_question(next_page: str) -> str:
    return f"{reverse('account_reauthenticate')}?{urlencode({'next': next_page})}"


def question(request: HttpRequest, **more: object) -> HttpResponse:
    """Shows every way this person has of proving who they are."""
    wrong = given(request)
    status = 422 if wrong is not None and wrong.errors else 200
    ways = {name: wrong if name == named(wrong) else form for name, form in ways_of(request).items()}
    context = {"ways": ways, "only_factor": demands.needs_second_factor(request), "carried": (), "action": ""} | more
    if "passkey" in ways:
        context["passkey_options"] = begin_authentication(request.user)
    return render(request, "people/account/confirm.html", context, status=status)


def ways_of(request: HttpRequest) -> dict[str, forms.Form]:
    """The forms that could prove it: password, app, passkey; a session that lacks a second factor wants that."""
    user = request.user
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    ways: dict[str, forms.Form] = {}
    if kinds & {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}:
        ways["app"] = AgainCodeForm(user=user)
    if Authenticator.Type.WEBAUTHN in kinds:
        ways["passkey"] = AgainPasskeyForm(user=user)
    if user.has_usable_password() and not (kinds and demands.needs_second_factor(request)):
        ways["password"] = AgainPasswordForm(user=user)
    return ways


def given(request: HttpRequest) -> forms.Form | None:
    """The form with which the person answered, checked once; None for any other request."""
    if request.method != "POST" or "again" not in request.POST:
        return None
    if not hasattr(request, "_proof"):
        kind = {"app": AgainCodeForm, "passkey": AgainPasskeyForm, "password": AgainPasswordForm}
        way = request.POST["again"]
        request._proof = kind[way](request.POST, user=request.user) if way in ways_of(request) else None
    return request._proof


def named(form: forms.Form | None) -> str:
    """Which way the form is."""
    return form.way if form is not None else ""


def accept(request: HttpRequest, form: forms.Form) -> bool:
    """Keep the proof, if it is right."""
    if not form.is_valid():
        return False
    form.save(request)
    return True
