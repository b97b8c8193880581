"""Forms about PINs. Nothing typed here is offered again by the browser."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from people.directory.models import User
from people.entrance import codes
from people.entrance.pins import services
from people.entrance.pins.rules import LONGEST, Weakness, weakness

UNKNOWN = _("Number and code do not fit together, or the code is used up. Please check both entries.")
REASONS = {
    Weakness.NOT_DIGITS: _("A PIN consists of digits only."),
    Weakness.SHORT: _("This PIN is too short. Please choose at least %(shortest)s digits."),
    Weakness.LONG: _("This PIN is too long. Please choose at most %(longest)s digits."),
    Weakness.SIMPLE: _("This PIN is easy to guess. Please choose digits without a pattern."),
    Weakness.BIRTHDAY: _("This PIN contains your day of birth. Please choose other digits."),
    Weakness.NUMBER: _("This PIN contains a part of your personnel number. Please choose other digits."),
}


def number_field() -> forms.CharField:
    """The personnel number, on a keyboard of digits."""
    return forms.CharField(
        label=_("Personnel number"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "c-pinfield"}),
        help_text=_("It stands on your pay slip."),
        error_messages={"required": _("Enter your personnel number.")},
    )


def pin_field(label: str, required: str) -> forms.CharField:
    """A PIN: covered like a password, but of a kind that no browser offers to keep."""
    covered = {"inputmode": "numeric", "autocomplete": "off", "class": "c-pinfield c-pinfield--covered"}
    return forms.CharField(
        label=label,
        max_length=40,
        widget=forms.TextInput(attrs=covered | {"spellcheck": "false"}),
        error_messages={"required": required},
    )


class NewPinForm(forms.Form):
    """A new PIN, twice."""

    pin = pin_field(_("New PIN"), _("Choose a PIN."))
    again = pin_field(_("New PIN again"), _("Enter the PIN a second time."))

    def __init__(self, *args: Any, person: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["pin"].help_text = _("At least %(count)s digits, without a pattern, not your day of birth.") % {
            "count": settings.PIN_LENGTH
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        pin, again = given.get("pin"), given.get("again")
        if pin and again and pin != again:
            self.add_error("again", _("The two PINs differ. Please enter the same one twice."))
        if pin and self.person:
            self.refuse_weak(pin, self.person)
        return given

    def refuse_weak(self, pin: str, person: User) -> None:
        """Say why this PIN is not good enough for this person."""
        found = weakness(pin, shortest=settings.PIN_LENGTH, number=person.personnel_number, born_on=person.born_on)
        if found:
            self.add_error("pin", str(REASONS[found]) % {"shortest": settings.PIN_LENGTH, "longest": LONGEST})


class CodeForm(NewPinForm):
    """Personnel number, the code from the letter, and the PIN one would like."""

    field_order = ["number", "code"]
    number = number_field()
    code = forms.CharField(
        label=_("Code from the letter"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "c-pinfield"}
        ),
        help_text=_("It looks like this: K7MQ-4HXD-29WZ"),
        error_messages={"required": _("Enter the code from your letter.")},
    )

    def clean_code(self) -> str:
        if codes.read(self.cleaned_data["code"]) is None:
            raise forms.ValidationError(_("This code is incomplete or contains a slip. Compare it sign by sign."))
        return self.cleaned_data["code"]

    def clean(self) -> dict[str, Any]:
        number, code = self.cleaned_data.get("number"), self.cleaned_data.get("code")
        if number and code:
            self.person = services.owner_of(number=number, code=code)
            if self.person is None:
                raise forms.ValidationError(UNKNOWN, code="unknown")
        return super().clean()

    @property
    def was_guess(self) -> bool:
        """Whether number and code were compared and did not fit."""
        return self.has_error("__all__", "unknown")


class ChangePinForm(NewPinForm):
    """The present PIN and a new one."""

    field_order = ["present"]
    present = pin_field(_("Present PIN"), _("Enter your present PIN."))

    def clean_present(self) -> str:
        present = self.cleaned_data["present"]
        if self.person and services.holder_of(number=self.person.personnel_number, pin=present) is None:
            raise forms.ValidationError(_("This is not your present PIN. Please try again."), code="unknown")
        return present
