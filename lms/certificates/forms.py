"""What somebody types in to check a certificate."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lms.certificates import numbers


class SearchForm(forms.Form):
    """Which certificates HR is looking for."""

    q = forms.CharField(
        label=_("Number of the certificate, personnel number or last name"),
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"required": _("Enter a number or a name.")},
    )


class RevokeForm(forms.Form):
    """Why a certificate is withdrawn, said with care."""

    grund = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it. Do not write about health or conduct."),
        error_messages={"required": _("Enter why the certificate is withdrawn.")},
    )
    sicher = forms.BooleanField(
        label=_("Yes, withdraw this certificate"),
        error_messages={"required": _("Confirm that the certificate is to be withdrawn. It cannot be undone.")},
    )

    use_required_attribute = False


class NumberForm(forms.Form):
    """The number of a certificate, in whatever spelling."""

    nummer = forms.CharField(
        label=_("Number of the certificate"),
        max_length=60,
        help_text=_("It stands on the certificate and looks like this: SC-26-7Q4M-9KTX-2WBD"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Enter the number that stands on the certificate.")},
    )

    def clean_nummer(self) -> str:
        """The number as it is printed."""
        read = numbers.read(self.cleaned_data["nummer"])
        if read is None:
            raise ValidationError(
                _("This number is incomplete or contains a slip. Compare it with the certificate sign by sign.")
            )
        return read
