"""What planners enter about a session."""

from datetime import datetime
from itertools import pairwise
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.design.forms import DayInput, MomentInput, Switch, TimeInput
from courses.events.models import Session
from courses.events.services import Span
from courses.models import CoursePage
from people.directory.models import User
from people.directory.roles import Role

MOMENTS = ("opens_at", "closes_at", "cancel_until")
SWITCHES = ("needs_approval", "has_waiting_list", "completes_course")
MOST_DATES = 40


class SessionForm(forms.ModelForm):
    """Everything about a session but its dates."""

    class Meta:
        model = Session
        fields = [
            *("course", "place", "online_link", "trainers", "language", "capacity"),
            *("opens_at", "closes_at", "cancel_until"),
            *("has_waiting_list", "hold_hours", "needs_approval", "completes_course", "notes"),
        ]
        widgets = {
            **{name: MomentInput() for name in MOMENTS},
            **{name: Switch() for name in SWITCHES},
            "trainers": forms.CheckboxSelectMultiple(),
            "notes": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "opens_at": _("Empty: from now on"),
            "closes_at": _("Empty: until it begins"),
            "cancel_until": _("Empty: until it begins"),
        }

    def __init__(self, *args: Any, planner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.planner = planner
        self.fields["course"].queryset = courses_for(planner)
        self.fields["course"].empty_label = _("Please choose")
        known = self.instance.trainers.values("pk") if self.instance.pk else []
        trainers = User.objects.working().holding(Role.TRAINER) | User.objects.filter(pk__in=known)
        self.fields["trainers"].queryset = trainers.distinct()
        self.fields["trainers"].required = False

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        opens_at, closes_at = entered.get("opens_at"), entered.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _("Registration ends before it begins. Check both moments."))
        return entered

    @property
    def facts(self) -> dict[str, Any]:
        """What was entered, without the trainers, who are kept by themselves."""
        return {name: value for name, value in self.cleaned_data.items() if name != "trainers"}


def courses_for(planner: User) -> Any:
    """HR development and editors plan for every published course, trainers for those they may see."""
    if planner.holds(Role.HR, Role.EDITOR):
        return CoursePage.objects.live().originals().only("title", "slug").order_by("title")
    return CoursePage.objects.visible_to(planner).only("title", "slug").order_by("title")


class DateForm(forms.Form):
    """One day of a session with its hours; an empty row is left out."""

    day = forms.DateField(label=_("Day"), required=False, widget=DayInput)
    start = forms.TimeField(label=_("From"), required=False, widget=TimeInput)
    end = forms.TimeField(label=_("To"), required=False, widget=TimeInput)
    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        given = [entered.get(name) for name in ("day", "start", "end")]
        if any(given) and not all(given) and not self.errors:
            raise ValidationError(_("Enter day, begin and end of this date, or leave the row empty."))
        if all(given) and entered["end"] <= entered["start"]:
            self.add_error("end", _("The end lies before the begin. Check both times."))
        return entered

    @property
    def span(self) -> Span | None:
        """Begin and end, in the time of the city; nothing for an empty row."""
        entered = self.cleaned_data
        if not entered.get("day"):
            return None
        start, end = (datetime.combine(entered["day"], entered[name]) for name in ("start", "end"))
        return timezone.make_aware(start), timezone.make_aware(end)


class BaseDates(forms.BaseFormSet):
    """All dates of a session."""

    def clean(self) -> None:
        if any(self.errors):
            return
        spans = sorted(self.spans)
        if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
            raise ValidationError(_("Two dates overlap. Check days and times."))

    @property
    def spans(self) -> list[Span]:
        return [span for form in self.forms if (span := form.span) is not None]


Dates = forms.formset_factory(DateForm, formset=BaseDates, extra=2, max_num=MOST_DATES, validate_max=True)


def rows_of(session: Session | None) -> list[dict[str, Any]]:
    """The dates of a session as rows of the form."""
    dates = session.dates.all() if session else []
    local = [(timezone.localtime(date.starts_at), timezone.localtime(date.ends_at)) for date in dates]
    return [{"day": start.date(), "start": start.time(), "end": end.time()} for start, end in local]


class CallOffForm(forms.Form):
    """Why a session does not take place; everybody concerned reads it."""

    reason = forms.CharField(
        label=_("Reason"), max_length=200, required=False, help_text=_("Everybody who booked reads it.")
    )


class WalkInForm(forms.Form):
    """Why there is one more person than seats."""

    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("It stands in the audit trail."))
    use_required_attribute = False


class ColleagueSearch(forms.Form):
    """Finding somebody who came without a booking."""

    q = forms.CharField(label=_("Name or personnel number"), max_length=80, min_length=2, widget=forms.SearchInput)
    use_required_attribute = False


class PlanFilter(forms.Form):
    """What the list of planned sessions can be narrowed to."""

    WHEN = [("", _("To come")), ("ohne", _("Without a date")), ("vorbei", _("Over")), ("abgesagt", _("Called off"))]
    NEEDS = [
        ("", _("All")),
        ("frei", _("Seats free")),
        ("warten", _("People wait")),
        ("anwesenheit", _("Attendance open")),
    ]

    kurs = forms.ModelChoiceField(CoursePage.objects.none(), label=_("Course"), required=False)
    wann = forms.ChoiceField(choices=WHEN, label=_("When"), required=False)
    stand = forms.ChoiceField(choices=NEEDS, label=_("State"), required=False)

    def __init__(self, *args: Any, planner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kurs"].queryset = courses_for(planner)
        self.fields["kurs"].empty_label = _("All courses")
