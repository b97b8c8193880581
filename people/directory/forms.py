"""Forms about one's own account, and about roles wherever they are given."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.directory.languages import NAMES
from people.directory.models import User


class AppearanceForm(forms.ModelForm):
    """Light, dark, or as the device has it."""

    class Meta:
        model = User
        fields = ["theme"]
        widgets = {"theme": forms.RadioSelect}


class LanguageForm(forms.Form):
    """The language somebody likes to read in."""

    language = forms.ChoiceField(choices=[(code, name) for code, name in NAMES.items()])


class EndForm(forms.Form):
    """The last day of a role."""

    ends_on = forms.DateField(label=_("Last day"))

    def clean_ends_on(self) -> date:
        day = self.cleaned_data["ends_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("The last day lies in the past. Choose today or later, or withdraw at once."))
        return day
