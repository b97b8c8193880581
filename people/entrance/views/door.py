"""Pages on the way in: signing in, the second step, the password, proving it again."""

from allauth.account import views as account
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base.views import AuthenticateView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from people.entrance import demands, factors, known, proofs, services
from people.entrance.sign_on import door as sign_on


class SignIn(account.LoginView):
    """The ways to come in, with the city's account first where there is one."""

    template_name = "people/account/sign_in.html"

    def get_context_data(self, **named: object) -> dict:
        return super().get_context_data(**named) | {"doors": sign_on.doors(self.get_next_url() or "")}


class SignOut(account.LogoutView):
    """Signing out here, and for those who came with the city's account there too."""

    template_name = "people/account/sign_out.html"

    def post(self, *args: object, **named: object) -> HttpResponse:
        """A page leads on to the provider: browsers that obey `form-action` would not follow a redirect there."""
        elsewhere = sign_on.farewell(self.request)
        response = super().post(*args, **named)
        if elsewhere:
            response = render(self.request, "people/account/signing_out.html", {"elsewhere": elsewhere})
            response.headers["Refresh"] = f"0; url={elsewhere}"
        return response


class SecondStep(AuthenticateView):
    """After the password: the app's code, a recovery code or a passkey."""

    template_name = "people/account/second_step.html"

    def form_invalid(self, form) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_context_data(self, **named: object) -> dict:
        context = super().get_context_data(**named)
        kinds = {factor.type for factor in services.factors_of(self.stage.login.user)}
        return context | {"has_app": "totp" in kinds, "has_passkey": "webauthn" in kinds}


@method_decorator(login_required, name="dispatch")
class Password(account.PasswordChangeView):
    """A new password of one's own; whoever signs in elsewhere has none to change."""

    template_name = "people/account/password.html"

    def dispatch(self, request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        if not request.user.has_usable_password():
            return redirect("people:security")
        return super().dispatch(request, *args, **named)

    def form_invalid(self, form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **named: object) -> dict:
        return super().get_context_data(**named) | {"is_asked_for": demands.has_to_change_password(self.request)}


class ForgottenPassword(account.PasswordResetFromKeyView):
    """A new password for somebody who came by the mailed address; on this device nobody doubts the person any more."""

    template_name = "people/account/forgotten_key.html"

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        known.remember(self.request, response, self.reset_user)
        return response


@login_required
@never_cache
def confirm(request: HttpRequest) -> HttpResponse:
    """Prove it again, then back to where the person wanted to go."""
    if request.method == "POST" and proofs.answered(request):
        messages.success(request, _("Thank you. You can go on now."))
        return redirect(get_next_redirect_url(request) or "people:security")
    return proofs.question(request, next_page=get_next_redirect_url(request) or "")


@login_required
@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    """The person's role asks for a second factor: why, and how to set it up; perhaps not today."""
    wanted = get_next_redirect_url(request) or "/"
    if not demands.needs_second_factor(request):
        return redirect(wanted)
    if factors.has_second_factor(request.user):
        return redirect(proofs.address_of_question(wanted))
    services.ask_for_second_factor(user=request.user)
    days = demands.days_left(request.user)
    if request.method == "POST" and days > 0:
        request.session[demands.LATER] = True
        return redirect(wanted)
    return render(request, "people/account/second_factor.html", {"days": days, "wanted": wanted})
