"""What somebody types in to check a certificate."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lms.certificates import numbers


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
