"""The page “Sign-in and security”: password, app, passkeys, recovery codes, and where one is signed in."""

from base64 import b64encode

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import clear_totp_secret
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from people.entrance import demands, services
from people.entrance.factors import KINDS, FactorAdapter, use_once
from people.entrance.forms import NewAppForm, NewPasskeyForm
from people.entrance.models import Session
from people.entrance.permissions import may_remove
from people.entrance.proofs import confirmed_recently


def part_of_signing_in(view):
    """A page somebody needs to do what is asked for before anything else opens."""
    view.part_of_signing_in = True
    return view


@never_cache
def security(request: HttpRequest) -> HttpResponse:
    """Everything about the person's own sign-in on one page."""
    mine = services.factors_of(request.user)
    codes = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()
    context = {
        "app": next((factor for factor in mine if factor.type == Authenticator.Type.TOTP), None),
        "passkeys": [factor for factor in mine if factor.type == Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "has_codes": codes is not None,
        "is_demanded": demands.asks_for_second_factor(request.user),
        "has_password": request.user.has_usable_password(),
        "may_remove": may_remove(request.user, mine),
        "sessions": Session.objects.of(request.user),
        "here": request.session.session_key,
    }
    return render(request, "people/security.html", context)


@part_of_signing_in
@never_cache
@confirmed_recently
def app(request: HttpRequest) -> HttpResponse:
    """Scan, enter the first code, done; the secret counts only after a right code."""
    if any(factor.type == Authenticator.Type.TOTP for factor in services.factors_of(request.user)):
        return redirect("people:security")
    form = NewAppForm(request.POST if "code" in request.POST else None, user=request.user)
    if form.is_bound and form.is_valid():
        added = services.add_app(user=request.user, secret=form.secret)
        clear_totp_secret(request)
        if added is None:
            return redirect("people:security")
        use_once(added, form.cleaned_data["code"])
        return welcome(request, added)
    adapter = FactorAdapter()
    address = adapter.build_totp_url(request.user, form.secret)
    context = {
        "form": form,
        "picture": b64encode(adapter.build_totp_svg(address).encode()).decode(),
        "secret": " ".join(form.secret[start : start + 4] for start in range(0, len(form.secret), 4)),
        "account": adapter.get_totp_label(request.user),
        "issuer": settings.WAGTAIL_SITE_NAME,
    }
    return render(request, "people/account/app.html", context, status=422 if form.errors else 200)


@part_of_signing_in
@never_cache
@confirmed_recently
def passkey(request: HttpRequest) -> HttpResponse:
    """A passkey of this device, of a telephone or on a key."""
    form = NewPasskeyForm(request.POST if "credential" in request.POST else None, user=request.user)
    if form.is_bound and form.is_valid():
        return welcome(request, services.add_passkey(user=request.user, **form.cleaned_data))
    context = {"form": form, "passkey_options": begin_registration(request.user, False)}
    return render(request, "people/account/passkey.html", context, status=422 if form.errors else 200)


def welcome(request: HttpRequest, factor: Authenticator) -> HttpResponse:
    """The new factor was just used; with the first one come recovery codes, shown once."""
    record_authentication(request, request.user, "mfa", id=factor.pk, type=factor.type)
    messages.success(request, _("Your second factor is set up."))
    if Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).exists():
        return redirect("people:security")
    return shown_once(request)


@require_POST
@never_cache
@confirmed_recently
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New codes, shown once; for those who have a second factor."""
    if not services.factors_of(request.user):
        raise PermissionDenied
    return shown_once(request)


def shown_once(request: HttpRequest) -> HttpResponse:
    codes = services.renew_recovery_codes(user=request.user)
    halves = [f"{code[:4]} {code[4:]}" for code in codes]
    return render(request, "people/account/recovery_codes.html", {"codes": halves})


@require_POST
@confirmed_recently
def remove_factor(request: HttpRequest, number: int) -> HttpResponse:
    """Take away an app or a passkey, unless the person's role needs the last one."""
    mine = Authenticator.objects.filter(user=request.user, type__in=KINDS)
    factor = get_object_or_404(mine, pk=number)
    if not may_remove(request.user, services.factors_of(request.user)):
        raise PermissionDenied
    services.remove_factor(factor=factor, by=request.user)
    messages.success(request, _("It is removed. Delete it in your app or on your device as well."))
    return redirect("people:security")


@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """Sign out on one other device, or on all of them."""
    if name := request.POST.get("sitzung"):
        services.end_session(user=request.user, name=name)
        messages.success(request, _("That device is signed out."))
    else:
        services.end_sessions(user=request.user, but=request.session.session_key)
        messages.success(request, _("All other devices are signed out."))
    return redirect("people:security")
