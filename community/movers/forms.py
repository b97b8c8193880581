"""What people enter about Digital Movers."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.design.forms import DayInput
from community.movers.appointments import in_force
from community.movers.models import MoverProfile
from people.directory.models import Office, User


class DirectoryFilter(forms.Form):
    """What narrows the directory down."""

    q = forms.CharField(label=_("Name or topic"), required=False, max_length=80, widget=forms.SearchInput)
    amt = forms.ModelChoiceField(
        label=_("Office"), required=False, queryset=Office.objects.offices(), empty_label=_("All offices")
    )
    thema = forms.ChoiceField(label=_("Topic"), required=False)

    use_required_attribute = False

    def __init__(self, data: Any, *, topics: list[str]) -> None:
        super().__init__(data)
        self.fields["thema"].choices = [("", _("All topics")), *((topic, topic) for topic in topics)]


class ProfileForm(forms.ModelForm):
    """What a Digital Mover adds to the own profile."""

    class Meta:
        model = MoverProfile
        fields = ["about", "consultation", "room", "availability", "deputy"]
        widgets = {"about": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "consultation": _("For example: Thursdays, 10 to 11 a.m."),
            "availability": _("For example: Monday to Thursday"),
            "deputy": _("Another Digital Mover who stands in for you"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        appointed = in_force().order_by().values("user_id")
        self.fields["deputy"].queryset = User.objects.filter(pk__in=appointed).exclude(pk=self.instance.user_id)
        self.fields["deputy"].empty_label = _("Nobody yet")


class PersonSearch(forms.Form):
    """Finding somebody to appoint."""

    q = forms.CharField(label=_("Name or personnel number"), max_length=80, min_length=2, widget=forms.SearchInput)
    use_required_attribute = False


class AppointmentForm(forms.Form):
    """From when to when somebody is Digital Mover of an office."""

    office = forms.ModelChoiceField(
        label=_("Office"),
        queryset=Office.objects.exclude(kind=Office.Kind.CITY),
        help_text=_("An appointment for a section counts for the whole office."),
    )
    starts_on = forms.DateField(label=_("From"), widget=DayInput)
    ends_on = forms.DateField(
        label=_("Until"), widget=DayInput, required=False, help_text=_("Empty: until further notice")
    )

    reason = forms.CharField(
        label=_("Reason"), max_length=200, required=False, help_text=_("The person reads it in “My rights”.")
    )

    def __init__(self, *args: Any, offices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices
        self.fields["starts_on"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        start, end = entered.get("starts_on"), entered.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The last day lies before the first. Check both dates."))
        return entered
