"""What HR development fills in when it grants more time or more attempts."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.design.forms import DayInput
from people.directory.models import Office, User
from people.directory.models.users import within


class AccommodationForm(forms.Form):
    """For whom, how much, from when to when."""

    number = forms.CharField(label=_("Personnel number"), max_length=20)
    extra_time = forms.IntegerField(
        label=_("More time in per cent"),
        min_value=0,
        max_value=300,
        initial=25,
        help_text=_("25 makes 25 minutes out of 20."),
    )
    extra_attempts = forms.IntegerField(label=_("More attempts"), min_value=0, max_value=20, initial=0)
    starts_on = forms.DateField(label=_("From"), initial=timezone.localdate, widget=DayInput)
    ends_on = forms.DateField(
        label=_("Until"), required=False, widget=DayInput, help_text=_("Empty: until further notice")
    )

    use_required_attribute = False

    def __init__(self, *args: Any, scope: list[Office] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope

    def clean_number(self) -> str:
        number = self.cleaned_data["number"].strip()
        reached = User.objects.working().filter(within(self.scope, "posts__office"), personnel_number=number)
        self.learner = reached.distinct().first()
        if self.learner is None:
            raise forms.ValidationError(_("Nobody with this number works in your branch. Please check the number."))
        return number

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        if not self.errors and not (entered["extra_time"] or entered["extra_attempts"]):
            self.add_error("extra_time", _("Enter more time or more attempts."))
        start, end = entered.get("starts_on"), entered.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The last day lies before the first. Check both dates."))
        return entered

    @property
    def facts(self) -> dict[str, Any]:
        """What was entered, with the person instead of the number."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "number"}
        return facts | {"learner": self.learner}
