"""What is entered on the way of a course from draft to everybody."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import CoursePage
from courses.pilots.models import Pilot, PilotFeedback
from people.directory.models import Office, User


class PeopleField(forms.CharField):
    """People by personnel number or mail address, one a line; nobody is looked up by name."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: str) -> list[User]:
        found = []
        for word in super().clean(value).replace(",", "\n").split():
            person = User.objects.working().filter(Q(personnel_number=word) | Q(email__iexact=word)).first()
            if person is None:
                raise forms.ValidationError(_("Nobody who works here has this number or address: %s") % word)
            found.append(person)
        return found


class PilotForm(forms.Form):
    """Who tries the course out."""

    offices = forms.ModelMultipleChoiceField(
        label=_("Offices"),
        queryset=Office.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("With all their sections"),
    )
    people = PeopleField(
        label=_("People"), required=False, help_text=_("Personnel numbers or mail addresses, one a line")
    )
    question = forms.CharField(
        label=_("What would you like to know?"),
        required=False,
        max_length=300,
        help_text=_("Participants read it above the form for their feedback."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offices"].queryset = Office.objects.offices()

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        if not self.errors and not entered["offices"] and not entered["people"]:
            raise forms.ValidationError(_("Choose at least one office, or name somebody."))
        return entered


class DecisionForm(forms.Form):
    """What becomes of the course after the pilot."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (Pilot.Decision.RELEASED, _("Release it: everybody it is meant for sees it at once")),
            (Pilot.Decision.WITHDRAWN, _("Withdraw it: it is taken off the site and stays a draft")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("It is kept with your name and the day."))


class FeedbackForm(forms.ModelForm):
    """What a participant thinks."""

    class Meta:
        model = PilotFeedback
        fields = ["verdict", "good", "better"]
        widgets = {
            "verdict": forms.RadioSelect,
            "good": forms.Textarea(attrs={"rows": 4}),
            "better": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = PilotFeedback.Verdict.choices


class CopyForm(forms.Form):
    """What the new course begins with, and what it is called."""

    source = forms.ModelChoiceField(
        label=_("Begin with"), queryset=CoursePage.objects.none(), empty_label=_("Please choose")
    )
    title = forms.CharField(label=_("Title of the new course"), max_length=200)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["source"]
        field.queryset = CoursePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by(
            "-is_template", "title"
        )
        field.label_from_instance = named


def named(course: CoursePage) -> str:
    """Templates say that they are."""
    return gettext("Template: %(title)s") % {"title": course.title} if course.is_template else course.title
