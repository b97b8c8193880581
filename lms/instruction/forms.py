"""What people enter about topics, meetings and signatures."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from cms.design.forms import Switch
from courses.models import CoursePage
from lms.instruction import signatures
from lms.instruction.models import InstructionMeeting, InstructionRecord, InstructionTopic
from lms.instruction.permissions import within_reach
from lms.instruction.services.confirming import Given
from people.directory.models import Office, User
from people.entrance.pins.forms import number_field, pin_field

How = InstructionRecord.How


class TopicForm(forms.ModelForm):
    """A topic of instruction, kept by HR development."""

    use_required_attribute = False

    class Meta:
        model = InstructionTopic
        fields = [
            *("title", "points", "legal_basis", "valid_months", "valid_months_minors"),
            *("course", "offices", "is_in_use"),
        ]
        widgets = {
            "points": forms.Textarea(attrs={"rows": 8}),
            "offices": forms.CheckboxSelectMultiple(),
            "is_in_use": Switch(),
        }
        labels = {"is_in_use": _("Can be begun")}
        help_texts = {
            "course": _("Empty: it is proof of its own. Otherwise whoever was instructed has completed the course."),
            "offices": _("Nothing chosen: the whole city. Everything below a chosen office belongs to it."),
            "is_in_use": _("Switched off, nobody begins it any more; proofs stay."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        courses = CoursePage.objects.live().originals()
        if chosen := self.instance.course_id:
            courses |= CoursePage.objects.filter(pk=chosen)
        self.fields["course"].queryset = courses.only("title").order_by("title")
        self.fields["course"].empty_label = _("No course")
        chosen_offices = self.instance.offices.values("pk") if self.instance.pk else []
        self.fields["offices"].queryset = Office.objects.offices() | Office.objects.filter(pk__in=chosen_offices)

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        months, minors = entered.get("valid_months"), entered.get("valid_months_minors")
        if months and minors and minors > months:
            self.add_error("valid_months_minors", _("For people under 18 it cannot count longer than for others."))
        return entered


class StartForm(forms.Form):
    """What is covered today, where, and who of the team is expected."""

    topic = forms.ModelChoiceField(InstructionTopic.objects.none(), label=_("Topic"), empty_label=_("Please choose"))
    place = forms.CharField(label=_("Place"), max_length=120, help_text=_("Such as “Depot West, break room”"))
    people = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Who is expected"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("You can add others of your office on the next page."),
    )
    use_required_attribute = False

    def __init__(self, *args: Any, topics: Any, team: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = topics
        self.fields["people"].queryset = team
        if not team:
            del self.fields["people"]

    @property
    def people_chosen(self) -> list[User]:
        return list(self.cleaned_data.get("people") or [])


class PersonSearch(forms.Form):
    """Finding somebody of the own office who is not on the list."""

    q = forms.CharField(label=_("Name or personnel number"), max_length=80, min_length=2, widget=forms.SearchInput)
    use_required_attribute = False


class SignForm(forms.Form):
    """Somebody confirms on the device of whoever holds the meeting: drawn, or by name before a witness."""

    person = forms.ModelChoiceField(User.objects.none(), label=_("Who confirms?"), empty_label=_("Please choose"))
    drawn = forms.CharField(required=False, widget=forms.HiddenInput, max_length=signatures.MOST_SENT)
    name = forms.CharField(
        label=_("First and last name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Instead of a signature, entered by the person."),
    )
    witnessed = forms.BooleanField(
        label=_("I witness that this person confirms the instruction here and now."), required=False
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    at = forms.CharField(required=False, widget=forms.HiddenInput)
    use_required_attribute = False

    def __init__(self, *args: Any, meeting: InstructionMeeting, holder: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Q(instruction_invitations__meeting=meeting) | Q(pk__in=within_reach(holder).values("pk"))
        field = self.fields["person"]
        field.queryset = User.objects.working().filter(known).distinct()
        open_now = [(person.pk, f"{person.last_name}, {person.first_name}") for person in meeting.missing]
        field.widget.choices = [("", field.empty_label), *open_now]

    def clean_drawn(self) -> bytes | None:
        """The signature, made anew; nothing if none was drawn."""
        sent = self.cleaned_data["drawn"]
        try:
            return signatures.read(sent) if sent else None
        except signatures.NoSignature as broken:
            raise ValidationError(_("This is no signature. Please sign again.")) from broken

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        if entered.get("drawn") or "drawn" in self.errors:
            return entered
        if not entered.get("name"):
            self.add_error("name", _("Sign in the field, or enter your name."))
        elif not entered.get("witnessed"):
            self.add_error("witnessed", _("A name counts only with a witness. Please tick this box."))
        return entered

    @property
    def given(self) -> Given:
        entered = self.cleaned_data
        how = How.SIGNATURE if entered["drawn"] else How.WITNESS
        sent = {"key": entered["key"]} if entered["key"] else {}
        return Given(how, entered["drawn"], _moment(entered["at"]), **sent)


def _moment(said: str) -> Any:
    """A moment as browsers write it; nothing for anything else."""
    try:
        found = parse_datetime(said)
    except ValueError:
        return None
    return found if found and timezone.is_aware(found) else None


class PinForm(forms.Form):
    """Personnel number and PIN, entered by the person."""

    number = number_field()
    pin = pin_field(_("PIN"), _("Enter your PIN."))


class CorrectionForm(forms.Form):
    """Why a proof was wrong; the person reads it."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("The person reads it. Please no details about health.")
    )
    use_required_attribute = False
