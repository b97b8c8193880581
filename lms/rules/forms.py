"""What HR enters in a rule."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from cms.design.forms import DayInput, Tiles
from lms.assignments.models import AssignmentVersion
from lms.enrolments.models import Completion
from lms.reminders.stages import HR, PERSON, SUPERVISOR, days_for
from lms.rules import targets
from lms.rules.stages import choices_of, stages_of
from people.directory.models import Office

DueKind, Basis = AssignmentVersion.DueKind, AssignmentVersion.Basis
OTHERS = 3  # further possibilities beside the first


class RuleForm(forms.Form):
    """One version of a rule, without its audience, which has a form of its own."""

    title = forms.CharField(label=_("Name of the rule"), max_length=160)
    target = forms.ChoiceField(label=_("What is to be completed"))
    office = forms.ModelChoiceField(
        Office.objects.none(), label=_("Only within"), required=False, empty_label=_("the whole city")
    )
    legal_basis = forms.CharField(
        label=_("Legal basis or occasion"), max_length=200, required=False, help_text=_("The staff read it.")
    )
    sources = forms.MultipleChoiceField(
        label=_("What counts as proof"),
        choices=Completion.Source.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Nothing ticked: everything counts."),
    )
    due_kind = forms.ChoiceField(
        label=_("When it is due"),
        choices=[
            (DueKind.ASSIGNMENT, _("Some days after the rule begins to apply to somebody")),
            (DueKind.ENTRY, _("Some days after entry")),
            (DueKind.FIXED, _("On a fixed day")),
        ],
        widget=Tiles(
            notes={
                DueKind.ASSIGNMENT: _("For most trainings"),
                DueKind.ENTRY: _("For everything new colleagues must know"),
                DueKind.FIXED: _("For something new that everybody learns once"),
            }
        ),
        initial=DueKind.ASSIGNMENT,
    )
    due_days = forms.IntegerField(label=_("Days until it is due"), min_value=0, max_value=1000, initial=30)
    due_on = forms.DateField(label=_("Fixed day"), widget=DayInput, required=False)
    basis = forms.ChoiceField(
        label=_("Repetition"),
        choices=[
            (Basis.NONE, _("Once")),
            (Basis.PREVIOUS_EXPIRY, _("Regularly, the day stays the same")),
            (Basis.ANCHOR, _("Regularly, on a fixed day of the year")),
            (Basis.COMPLETION, _("Regularly, counted from the last completion")),
        ],
        widget=Tiles(
            notes={
                Basis.PREVIOUS_EXPIRY: _("Whoever renews early loses nothing"),
                Basis.ANCHOR: _("For example every 1 March"),
                Basis.COMPLETION: _("Whoever renews early is due earlier next time"),
            }
        ),
        initial=Basis.PREVIOUS_EXPIRY,
    )
    months = forms.IntegerField(label=_("Every … months"), min_value=1, max_value=240, initial=12)
    anchor_day = forms.IntegerField(label=_("Day"), min_value=1, max_value=31, required=False)
    anchor_month = forms.TypedChoiceField(
        label=_("Month"), choices=[("", "–"), *MONTHS.items()], coerce=int, empty_value=None, required=False
    )
    window_months = forms.IntegerField(label=_("May be renewed … months before"), min_value=0, max_value=24, initial=2)
    newcomer_months = forms.IntegerField(
        label=_("Newcomers: first completion counts if at most … months before the fixed day"),
        min_value=0,
        max_value=24,
        initial=3,
    )
    grace_days = forms.IntegerField(
        label=_("Days after the due day until it is overdue"), min_value=0, max_value=365, initial=0
    )
    return_grace_days = forms.IntegerField(
        label=_("Days left at least after an absence"), min_value=0, max_value=365, initial=30
    )
    remind_person = forms.TypedMultipleChoiceField(
        label=_("The person"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    remind_supervisor = forms.TypedMultipleChoiceField(
        label=_("The supervisor, collected once a week"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Only “overdue”, nothing about learning."),
    )
    remind_hr = forms.TypedMultipleChoiceField(
        label=_("HR development"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    note = forms.CharField(
        label=_("Note for colleagues of HR"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    use_required_attribute = False

    def __init__(
        self, *args: Any, scope: list[Office] | None, version: AssignmentVersion | None = None, **kwargs: Any
    ) -> None:
        if version is not None:
            kwargs["initial"] = initial_of(version) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        offered = [("", [("", _("Please choose"))]), *targets.choices()]
        self.fields["target"].choices = offered
        for number in range(1, OTHERS + 1):
            self.fields[f"target_{number}"] = forms.ChoiceField(
                label=_("or"), required=False, choices=[("", [("", _("nothing else"))]), *offered[1:]]
            )
        self.fields["office"].queryset = branches(scope)
        self.fields["office"].required = scope is not None
        for name, to in REMINDED.items():
            self.fields[name].choices = choices_of(to, self.initial.get(name, ()))

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        if entered.get("due_kind") == DueKind.FIXED and not entered.get("due_on"):
            self.add_error("due_on", _("Say on which day it is due."))
        if entered.get("basis") == Basis.ANCHOR:
            self._check_anchor(entered)
        return entered

    def _check_anchor(self, entered: dict[str, Any]) -> None:
        """A fixed day needs day and month, and the month has to have that day."""
        day, month = entered.get("anchor_day"), entered.get("anchor_month")
        if not day or not month:
            self.add_error("anchor_day", _("Say on which day and in which month."))
        elif day > LONGEST[month - 1]:
            self.add_error("anchor_day", _("This month does not have so many days."))

    @property
    def others(self) -> list[forms.BoundField]:
        """The further possibilities: those chosen, and one more."""
        fields = [self[f"target_{number}"] for number in range(1, OTHERS + 1)]
        chosen = sum(bool(field.value()) for field in fields)
        return fields[: chosen + 1]

    @property
    def assignment_facts(self) -> dict[str, Any]:
        """What belongs to the rule through all its versions."""
        return {"title": self.cleaned_data["title"], "office": self.cleaned_data["office"]}

    @property
    def version_facts(self) -> dict[str, Any]:
        """What belongs to the version, as it is kept; what could not be read yet is left out."""
        entered = self.cleaned_data
        kept = {name: entered[name] for name in KEPT if name in entered}
        chosen = [entered.get("target", ""), *(entered.get(f"target_{at}", "") for at in range(1, OTHERS + 1))]
        stages = {to: entered.get(name, ()) for name, to in REMINDED.items()}
        derived = {"targets": targets.targets_of(chosen), "reminders": stages_of(stages)}
        return kept | derived


LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
REMINDED = {"remind_person": PERSON, "remind_supervisor": SUPERVISOR, "remind_hr": HR}
KEPT = (
    *("legal_basis", "sources", "due_kind", "due_days", "due_on", "basis", "months", "anchor_day", "anchor_month"),
    *("window_months", "newcomer_months", "grace_days", "return_grace_days", "note"),
)


def initial_of(version: AssignmentVersion) -> dict[str, Any]:
    """What the form shows of a version."""
    shown = {name: getattr(version, name) for name in KEPT}
    chosen = targets.keys(version.targets)
    named = dict(zip(["target", *(f"target_{at}" for at in range(1, OTHERS + 1))], chosen, strict=False))
    reminded = {name: days_for(version.reminders, to) for name, to in REMINDED.items()}
    return shown | named | reminded | {"title": version.assignment.title, "office": version.assignment.office_id}


def branches(scope: list[Office] | None) -> Any:
    """The branches to which a rule may be bound."""
    if scope is None:
        return Office.objects.offices()
    return Office.objects.filter(pk__in=[office.pk for office in scope])


class ReleaseForm(forms.Form):
    """From which day a version is in force."""

    in_force_from = forms.DateField(label=_("In force from"), widget=DayInput)
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["in_force_from"].initial = timezone.localdate()


class AudienceNameForm(forms.Form):
    """The name of an audience that several rules use."""

    name = forms.CharField(label=_("Name of the audience"), max_length=120)
    use_required_attribute = False
