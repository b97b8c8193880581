"""Forms at and about shared devices."""

from django import forms
from django.utils.translation import gettext_lazy as _

from people.entrance.pins.forms import number_field, pin_field


class KioskForm(forms.Form):
    """Personnel number and PIN."""

    number = number_field()
    pin = pin_field(_("PIN"), _("Enter your PIN."))


class SetUpForm(forms.Form):
    """The code that operators see when they register a device."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "c-pinfield"}
        ),
        help_text=_("It stands in the editor under “Shared devices” and looks like this: K7MQ-4HXD-29WZ"),
        error_messages={"required": _("Enter the code.")},
    )
