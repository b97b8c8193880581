"""What people enter about themselves."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.profiles.languages import in_order
from people.profiles.models import Profile
from people.profiles.pictures import Part, UnsuitableError, portraits

PHONE = re.compile(r"\+?[0-9][0-9 ()/.\-]{2,}")
MOST_TOPICS, LONGEST_TOPIC = 8, 40


class ProfileForm(forms.ModelForm):
    """A person's own profile."""

    phone_shown = forms.ChoiceField(
        label=_("Which telephone number do colleagues see?"), choices=Profile.Phone, widget=forms.RadioSelect
    )
    own_phone = forms.CharField(
        label=_("Number of my own"),
        required=False,
        max_length=40,
        help_text=_("Colleagues see it only if you have chosen it above."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    topics = forms.CharField(
        label=_("Topics"),
        required=False,
        max_length=400,
        help_text=_("What colleagues may ask you about, separated by commas, at most eight"),
    )
    about = forms.CharField(
        label=_("About me"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("At most 600 characters"),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages I can help in"), required=False, choices=in_order, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Profile
        fields = ["phone_shown", "own_phone", "topics", "about", "languages"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["topics"] = ", ".join(self.instance.topics)
        from_hr = self.instance.user.phone or _("none so far")
        self.fields["phone_shown"].choices = [
            (Profile.Phone.HR, _("The number from HR: %(number)s") % {"number": from_hr}),
            (Profile.Phone.OWN, Profile.Phone.OWN.label),
            (Profile.Phone.NONE, Profile.Phone.NONE.label),
        ]

    def clean_own_phone(self) -> str:
        number = self.cleaned_data["own_phone"].strip()
        if number and not PHONE.fullmatch(number):
            raise forms.ValidationError(_("Enter digits and spaces only, for example 0123 456-789."))
        return number

    def clean_topics(self) -> list[str]:
        topics = list(dict.fromkeys(" ".join(topic.split()) for topic in self.cleaned_data["topics"].split(",")))
        topics = [topic for topic in topics if topic]
        if len(topics) > MOST_TOPICS:
            raise forms.ValidationError(_("You have entered more than eight topics. Leave some out."))
        if any(len(topic) > LONGEST_TOPIC for topic in topics):
            raise forms.ValidationError(_("A topic is longer than 40 characters. Shorten it."))
        return topics

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        if entered.get("phone_shown") == Profile.Phone.OWN and entered.get("own_phone") == "":
            self.add_error("own_phone", _("Enter the number, or choose another answer above."))
        return entered


class PhotoForm(forms.Form):
    """A photo, and the consent to show it; `pictures` holds its sizes once the form is valid."""

    photo = forms.FileField(
        label=_("Photo"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("JPEG, PNG or WebP, at most 15 MB. Place and camera are removed from the file."),
        error_messages={"required": _("Choose a photo first."), "empty": _("This file is empty. Choose another one.")},
    )
    part = forms.ChoiceField(
        label=_("Your photo becomes square. What shall stay?"),
        choices=Part,
        initial=Part.MIDDLE,
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(
        label=_("I agree."),
        error_messages={"required": _("We may show your photo only if you agree. Tick the box.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix="photo", **kwargs)

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        if not self.errors:
            try:
                self.pictures = portraits(entered["photo"], entered["part"])
            except UnsuitableError as reason:
                self.add_error("photo", str(reason))
        return entered
