"""Forms at the door: signing in, passwords."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, ReauthenticateWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from people.directory.models import User
from people.entrance import pressure
from people.entrance.factors import FactorAdapter, use_once


def dressed(form: forms.Form, labels: dict[str, str]) -> None:
    """Give allauth's fields our labels and take away what they show inside the boxes."""
    for name, label in labels.items():
        field = form.fields[name]
        field.label, field.help_text = label, ""
        field.widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):
    """Personnel number or mailbox, and the password."""

    ticket = forms.CharField(widget=forms.HiddenInput, required=False)  # proves that somebody has waited

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dressed(self, {"login": _("Personnel number or e-mail address"), "password": _("Password")})
        self.fields["login"].error_messages["required"] = _("Enter your personnel number or e-mail address.")
        self.fields["password"].error_messages["required"] = _("Enter your password.")
        self.fields["login"].help_text = _("The personnel number stands on your pay slip.")
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}

    def user_credentials(self) -> dict:
        """Number or address, not both: a password is checked once, whether or not there is such an account."""
        found = super().user_credentials()
        return {name: found[name] for name in found if name != "username" or "email" not in found}

    def clean(self) -> dict:
        """Before anything is checked, whoever has to wait is told so."""
        login = self.cleaned_data.get("login")
        if login and not self.errors:
            wait = pressure.hold(self.request, login, self.cleaned_data.get("ticket", ""))
            if wait:
                self.data = self.data.copy()
                self.data["ticket"] = wait.ticket
                raise forms.ValidationError(told_to_wait(wait.seconds))
        return super().clean()


def told_to_wait(seconds: int) -> str:
    """Why, how long, and what else helps."""
    return ngettext(
        "Many sign-ins from your network are failing right now. As we do not know this device yet, please wait "
        "%(number)d second and sign in then. With a link from “Forgotten your password?” you need not wait.",
        "Many sign-ins from your network are failing right now. As we do not know this device yet, please wait "
        "%(number)d seconds and sign in then. With a link from “Forgotten your password?” you need not wait.",
        seconds,
    ) % {"number": seconds}


class PasswordRules:
    """Says what a new password must be like."""

    NEW = {"password1": _("New password"), "password2": _("New password again")}

    def dress(self, **labels: str) -> None:
        dressed(self, labels | self.NEW)  # type: ignore[arg-type]
        rules = ((text,) for text in password_validators_help_texts())
        self.fields["password1"].help_text = format_html_join(" ", "{}", rules)  # type: ignore[attr-defined]


class NewPasswordForm(PasswordRules, ChangePasswordForm):
    """The present password and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dress(oldpassword=_("Present password"))


class ForgottenPasswordForm(ResetPasswordForm):
    """The mailbox to which the way to a new password is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dressed(self, {"email": _("E-mail address")})
        self.fields["email"].error_messages["required"] = _("Enter the address of your mailbox.")


class ForgottenPasswordKeyForm(PasswordRules, ResetPasswordKeyForm):
    """A new password for somebody who came by the mailed address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dress()


class UsedOnce:
    """A code from the app counts once, whoever else has read it."""

    def clean_code(self) -> str:
        code = super().clean_code()  # type: ignore[misc]
        found = self.authenticator  # type: ignore[attr-defined]
        if found.type == Authenticator.Type.TOTP and not use_once(found, code):
            raise FactorAdapter().validation_error("incorrect_code")
        return code


def dress_code(form: forms.Form) -> None:
    """A field for the six digits of an app, or for a recovery code."""
    dressed(form, {"code": _("Code")})
    form.fields["code"].help_text = _("Six digits from the app, or one of your recovery codes.")
    form.fields["code"].error_messages["required"] = _("Enter the code from your app.")
    form.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class CodeForm(UsedOnce, AuthenticateForm):
    """The second step of signing in: the code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress_code(self)


class PasskeyForm(AuthenticateWebAuthnForm):
    """The second step of signing in: the passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dressed(self, {"credential": _("Passkey")})


class AgainPasswordForm(forms.Form):
    """The password once more."""

    way = "password"
    again_password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your password.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_again_password(self) -> str:
        adapter = get_adapter()
        if not adapter.reauthenticate(self.user, self.cleaned_data["again_password"]):
            raise adapter.validation_error("enter_current_password")
        return self.cleaned_data["again_password"]

    def save(self, request: HttpRequest) -> None:
        reauthenticate_by_password(request)


class AgainCodeForm(UsedOnce, ReauthenticateForm):
    """A code once more."""

    way = "app"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress_code(self)

    def save(self, request: HttpRequest) -> None:
        super().save()


class AgainPasskeyForm(ReauthenticateWebAuthnForm):
    """The passkey once more."""

    way = "passkey"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dressed(self, {"credential": _("Passkey")})

    def save(self, request: HttpRequest) -> None:
        super().save()


class NewAppForm(ActivateTOTPForm):
    """The first code of a new app, which proves that it was set up rightly."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress_code(self)
        self.fields["code"].help_text = _("Six digits that the app shows now.")


class NewPasskeyForm(AddWebAuthnForm):
    """A name for a new passkey; what it answers comes from the browser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dressed(self, {"name": _("Name of the passkey"), "credential": _("Passkey")})
        self.fields["name"].max_length = 60
        self.fields["name"].help_text = _("By it you recognise the device, such as “office computer”.")
        self.fields["credential"].error_messages["required"] = _("The browser has not answered. Please try again.")
