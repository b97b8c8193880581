"""Forms of the desk."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from people.directory.models import GroupRole, Office, User
from people.directory.roles import SENTENCES, Role


class OfficeChoice(forms.ModelChoiceField):
    """All offices, indented like the tree."""

    def label_from_instance(self, office: Office) -> str:
        return f"{'– ' * (office.depth - 1)}{office.name} ({office.key})"


class DayInput(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class GrantForm(forms.Form):
    """A role, how far it reaches, and from when to when."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    office = OfficeChoice(
        Office.objects.order_by("path"),
        label=_("For the office and everything below it"),
        required=False,
        empty_label=_("whole city"),
    )
    starts_on = forms.DateField(label=_("From"), initial=timezone.localdate, widget=DayInput)
    ends_on = forms.DateField(label=_("Until"), required=False, widget=DayInput, help_text=_("Empty: until ended."))

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        required=False,
        help_text=_("For example the decision it rests on. The person reads it."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, f"{role.label}: {SENTENCES[role]}") for role in Role]

    def clean(self) -> dict:
        facts = super().clean()
        starts_on, ends_on = facts.get("starts_on"), facts.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The role ends before it begins. Please check the two days."))
        office = facts.get("office")
        if facts.get("role") == Role.MOVER and (office is None or office.kind == Office.Kind.CITY):
            self.add_error("office", _("A Digital Mover belongs to an office. Please choose it."))
        return facts


class GroupRoleForm(WagtailAdminModelForm):
    """A group elsewhere and what its members may do here."""

    office = GrantForm.base_fields["office"]

    class Meta:
        model = GroupRole
        fields = ["origin", "group", "role", "office"]


class PersonField(forms.CharField):
    """Somebody who works here, entered by personnel number."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"max_length": 20, "help_text": _("Personnel number")} | kwargs)

    def clean(self, value: str) -> User | None:
        number = super().clean(value)
        if not number:
            return None
        found = User.objects.working().filter(personnel_number=number).first()
        if found is None:
            raise forms.ValidationError(_("Nobody with this personnel number works here. Please check it."))
        return found

    def prepare_value(self, value: object) -> object:
        return value.personnel_number if isinstance(value, User) else value


class PostForm(forms.Form):
    """Where somebody works, what as, and for whom."""

    office = OfficeChoice(Office.objects.order_by("path"), label=_("Office"))
    job = forms.CharField(label=_("Job"), max_length=120, required=False)
    hazard_group = forms.CharField(label=_("Hazard group"), max_length=120, required=False)
    supervisor = PersonField(label=_("Supervisor"), required=False)
    percentage = forms.DecimalField(
        label=_("Percentage of full time"), min_value=0, max_value=100, max_digits=5, decimal_places=2, initial=100
    )
    site = forms.CharField(label=_("Place of work"), max_length=120, required=False)

    def __init__(self, *args: object, person: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_supervisor(self) -> User | None:
        supervisor = self.cleaned_data["supervisor"]
        if supervisor == self.person:
            raise forms.ValidationError(_("Nobody supervises themselves. Please enter somebody else."))
        return supervisor


class TransferForm(PostForm):
    """The main post from a day on."""

    on = forms.DateField(label=_("From"), initial=timezone.localdate, widget=DayInput)
    field_order = ["on"]


class SecondPostForm(PostForm):
    """A post besides the main one, with its days."""

    starts_on = forms.DateField(label=_("From"), initial=timezone.localdate, widget=DayInput)
    ends_on = forms.DateField(label=_("Until"), required=False, widget=DayInput, help_text=_("Empty: until ended."))
    field_order = ["starts_on", "ends_on"]

    def clean(self) -> dict:
        facts = super().clean()
        starts_on, ends_on = facts.get("starts_on"), facts.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day lies before the first. Please check both days."))
        return facts


class DeputyForm(forms.Form):
    """Who stands in, from when to when."""

    deputy = PersonField(label=_("Deputy"))
    starts_on = forms.DateField(label=_("From"), initial=timezone.localdate, widget=DayInput)
    ends_on = forms.DateField(
        label=_("Until"), required=False, widget=DayInput, help_text=_("Empty: until further notice")
    )
