"""What people enter about outside training."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from cms.design.forms import DayInput
from courses.catalogue.models import CoursePage
from lms.recognition.models import ProofKind, Recognition
from lms.recognition.proposing import Target, proposal
from lms.recognition.scans import ACCEPTED, Clean, UnsuitableScanError, cleaned
from people.directory.models import User

OLDEST = 30  # years
KIND, COURSE = "art", "kurs"


def all_courses() -> QuerySet[CoursePage]:
    """Courses something can be recognised for, as HR development sees them."""
    return CoursePage.objects.live().originals().filter(is_template=False).order_by("title")


class TargetField(forms.ChoiceField):
    """A kind of proof or a course."""

    def offer(self, *, empty: str, to: User | None = None, also: Target | None = None) -> None:
        """Whatever there is, or what the person may see; `also` stays on offer where it was taken back meanwhile."""
        found = all_courses()
        kinds, courses = list(ProofKind.objects.offered()), list(found.visible_to(to) if to else found)
        if isinstance(also, ProofKind) and also not in kinds:
            kinds.append(also)
        if isinstance(also, CoursePage) and also not in courses:
            courses.append(also)
        self.targets = {key_of(target): target for target in (*kinds, *courses)}
        self.choices = [
            ("", empty),
            (_("Proofs that HR development keeps"), [(key_of(kind), kind.name) for kind in kinds]),
            (_("Courses of the platform"), [(key_of(course), course.title) for course in courses]),
        ]

    def clean(self, value: Any) -> Target | None:
        return self.targets.get(super().clean(value))


def key_of(target: Target | None) -> str:
    """What stands in the form for it."""
    if target is None:
        return ""
    return f"{KIND if isinstance(target, ProofKind) else COURSE}-{target.pk}"


class ScanField(forms.FileField):
    """A picture or PDF, looked at for what it is and cleaned."""

    def __init__(self, *, camera: bool = False, **options: Any) -> None:
        attributes = {"accept": "image/*", "capture": "environment"} if camera else {"accept": ACCEPTED}
        super().__init__(required=False, widget=forms.FileInput(attrs=attributes), **options)

    def clean(self, data: Any, initial: Any = None) -> Clean | None:
        file = super().clean(data, initial)
        if not file:
            return None
        try:
            return cleaned(file)
        except UnsuitableScanError as problem:
            raise forms.ValidationError(str(problem)) from problem


class ScansForm(forms.Form):
    """Up to two files: by camera or from the device."""

    photo = ScanField(camera=True, label=_("Take a photo"), help_text=_("On a phone this opens the camera."))
    scan = ScanField(label=_("Or choose a file"), help_text=_("PDF, JPEG or PNG, up to 10 MB"))

    use_required_attribute = False

    @property
    def scans(self) -> list[Clean]:
        """What was brought, photo first."""
        return [found for found in (self.cleaned_data.get("photo"), self.cleaned_data.get("scan")) if found]


class HandInForm(ScansForm):
    """Outside training as its document describes it."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("What was it?"), max_length=200, help_text=_("As it stands on the document"))
    issuer = forms.CharField(
        label=_("Who issued it?"), max_length=200, help_text=_("For example: German Red Cross, local branch")
    )
    completed_on = forms.DateField(label=_("On which day was it completed or issued?"), widget=DayInput)
    claimed_until = forms.DateField(
        label=_("Valid until, as the document says"),
        required=False,
        widget=DayInput,
        help_text=_("Empty if the document says nothing about it"),
    )
    target = TargetField(
        label=_("What should it count for?"),
        required=False,
        help_text=_("HR development decides. If you are not sure, leave it open."),
    )
    note = forms.CharField(
        label=_("Anything else HR development should know"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    field_order = ["title", "issuer", "completed_on", "claimed_until", "target", "photo", "scan", "note", "key"]

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["key"].initial = uuid4
        self.fields["target"].offer(empty=_("I do not know"), to=user)

    def clean_completed_on(self) -> date:
        day, today = self.cleaned_data["completed_on"], timezone.localdate()
        if day > today:
            raise forms.ValidationError(_("This day lies ahead. Please hand the proof in once you have it."))
        if day.year < today.year - OLDEST:
            raise forms.ValidationError(_("This day lies more than 30 years back. Please check it."))
        return day

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        begun, until = entered.get("completed_on"), entered.get("claimed_until")
        if begun and until and until < begun:
            self.add_error("claimed_until", _("The validity ends before the day of completion. Please check both."))
        if not self.scans and not {"photo", "scan"} & self.errors.keys():
            self.add_error("scan", _("Please add a photo or a scan of the proof."))
        if self.errors and self.files:
            self.add_error(None, _("Please choose photo and file once more; browsers do not keep them."))
        return entered

    @property
    def facts(self) -> dict[str, Any]:
        """What was entered, with the scans in one list."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("photo", "scan")}
        return kept | {"scans": self.scans}


class AnswerForm(ScansForm):
    """The answer to a question, perhaps with another page."""

    words = forms.CharField(label=_("Your answer"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    field_order = ["words", "photo", "scan"]


class WordsForm(forms.Form):
    """A question, or why something is not recognised."""

    words = forms.CharField(min_length=5, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    use_required_attribute = False

    def __init__(self, *args: Any, label: Any, help_text: Any = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].label, self.fields["words"].help_text = label, help_text


class AcceptForm(forms.Form):
    """What it counts for and until when; whoever departs from the rule says why."""

    target = TargetField(label=_("It counts for"))
    valid_until = forms.DateField(
        label=_("Valid until"), required=False, widget=DayInput, help_text=_("Empty: without end")
    )
    words = forms.CharField(
        label=_("Reason for another date, or a note"),
        required=False,
        max_length=500,
        help_text=_("The person reads it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    use_required_attribute = False

    def __init__(self, data: Mapping[str, Any] | None = None, *, recognition: Recognition) -> None:
        super().__init__(data, prefix="anerkennen")
        self.recognition, target = recognition, recognition.target
        self.fields["target"].offer(empty=_("Please choose"), also=target)
        self.fields["target"].initial = key_of(target)
        if target:
            self.fields["valid_until"].initial = self.proposed(target)

    def proposed(self, target: Target) -> date | None:
        return proposal(target, self.recognition.completed_on, self.recognition.claimed_until)

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        target = entered.get("target")
        if target is None or "valid_until" in self.errors:
            return entered
        until, proposed = entered.get("valid_until"), self.proposed(target)
        if until and until < self.recognition.completed_on:
            self.add_error("valid_until", _("The validity ends before the day of completion. Please check both."))
        elif until != proposed and not entered.get("words"):
            words = date_format(proposed) if proposed else _("without end")
            self.add_error("words", _("By the rule it would be: %(day)s. Please say why not.") % {"day": words})
        return entered


class KindForm(forms.ModelForm):
    """A kind of proof that HR development keeps."""

    class Meta:
        model = ProofKind
        fields = ["name", "hint", "valid_months", "is_offered"]
        help_texts = {
            "name": _("As people call it, such as: first aid"),
            "hint": _("One sentence for those who hand it in"),
            "valid_months": _("0: without end. What was recognised already keeps its validity."),
        }
