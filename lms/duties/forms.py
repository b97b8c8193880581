"""What people ask for, and what HR development decides."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.design.forms import DayInput
from lms.assignments.models import Assignment, Exemption, Extension
from lms.obligations.models import DutyState
from lms.reports.forms import offices_in
from people.directory.models import Office

LATEST = timedelta(days=365)


class ExtensionForm(forms.Form):
    """A wish for more time."""

    new_due_on = forms.DateField(label=_("Until when do you need time?"), widget=DayInput)
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", _("Please choose")), *Extension.Reason.choices])
    note = forms.CharField(
        label=_("In a few words"),
        max_length=200,
        required=False,
        help_text=_("Nothing about illness, please; HR development does not need it to decide."),
    )
    use_required_attribute = False

    def __init__(self, *args: Any, due_on: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.due_on = due_on

    def clean_new_due_on(self) -> date:
        day = self.cleaned_data["new_due_on"]
        earliest = max(self.due_on or date.min, timezone.localdate())
        if day <= earliest:
            raise forms.ValidationError(_("Choose a day after today and after the due day."))
        if day > earliest + LATEST:
            raise forms.ValidationError(_("Choose a day within the next year."))
        return day


class DecisionForm(forms.Form):
    """HR's answer to a wish for more time."""

    granted = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("ja", _("Grant more time")), ("nein", _("Do not grant it"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "ja",
    )
    new_due_on = forms.DateField(label=_("New due day"), widget=DayInput, required=False)
    note = forms.CharField(label=_("Reason"), max_length=200, required=False, help_text=_("The person reads it."))
    use_required_attribute = False

    def __init__(self, *args: Any, extension: Extension, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"new_due_on": extension.new_due_on, "granted": "ja"})
        super().__init__(*args, **kwargs)
        self.extension = extension

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        granted, day = entered.get("granted"), entered.get("new_due_on")
        if granted and (day is None or day <= self.extension.due_on):
            self.add_error("new_due_on", _("Choose a day after the due day."))
        if granted is False and not entered.get("note"):
            self.add_error("note", _("Say in a sentence why not."))
        return entered


class ExemptionForm(forms.Form):
    """From when to when somebody need not follow a rule, and why; a category, never a diagnosis."""

    starts_on = forms.DateField(label=_("From"), widget=DayInput)
    ends_on = forms.DateField(
        label=_("Until"), widget=DayInput, required=False, help_text=_("Empty: until further notice")
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", _("Please choose")), *Exemption.Reason.choices])
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        starts, ends = entered.get("starts_on"), entered.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day lies before the first. Check both dates."))
        return entered


class OverviewFilter(forms.Form):
    """Rule and office; only what the viewer's role reaches can be chosen."""

    regel = forms.ModelChoiceField(
        Assignment.objects.in_use(), label=_("Rule"), required=False, empty_label=_("All rules")
    )
    amt = forms.ModelChoiceField(
        Office.objects.none(), label=_("Office"), required=False, to_field_name="key", empty_label=_("All offices")
    )

    def __init__(self, *args: Any, scope: list[Office] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amt"].queryset = offices_in(scope)

    def chosen(self, name: str) -> Any:
        """What was chosen, if it can be chosen."""
        self.is_valid()
        return getattr(self, "cleaned_data", {}).get(name)


class PeopleFilter(OverviewFilter):
    """The list of names also asks how the duties stand."""

    STATES = [
        (DutyState.OVERDUE, _("Overdue")),
        (DutyState.OPEN, _("Open")),
        (DutyState.EXEMPT, _("Exempt")),
        (DutyState.ABSENT, _("Absent")),
        (DutyState.DONE, _("Is done")),
    ]
    stand = forms.ChoiceField(choices=STATES, label=_("Status"), required=False)


class BulkForm(forms.Form):
    """One decision for all that are ticked."""

    EXEMPT, ENTRY = "befreien", "eintritt"
    was = forms.ChoiceField(
        label=_("Decision"),
        choices=[(EXEMPT, _("Exempt from the rule")), (ENTRY, _("Note the day of entry"))],
    )
    tag = forms.DateField(label=_("Exempt until, or day of entry"), widget=DayInput, required=False)
    grund = forms.ChoiceField(
        label=_("Reason of the exemption"), choices=[("", "–"), *Exemption.Reason.choices], required=False
    )
    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        if entered.get("was") == self.EXEMPT and not entered.get("grund"):
            self.add_error("grund", _("Say why."))
        if entered.get("was") == self.ENTRY and not entered.get("tag"):
            self.add_error("tag", _("Say which day."))
        return entered
