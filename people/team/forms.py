"""What people enter about standing in for each other."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DayInput(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ColleagueSearch(forms.Form):
    """Finding a colleague by name or number."""

    q = forms.CharField(label=_("Name or personnel number"), max_length=80, min_length=2, widget=forms.SearchInput)
    use_required_attribute = False


class DeputyForm(forms.Form):
    """From when to when a colleague stands in."""

    starts_on = forms.DateField(label=_("From"), initial=timezone.localdate, widget=DayInput)
    ends_on = forms.DateField(
        label=_("Until"), required=False, widget=DayInput, help_text=_("Empty: until further notice")
    )
