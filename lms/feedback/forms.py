"""What is asked after a course."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.feedback.models import Agreement, CourseFeedback, Length

TELLING = _("Optional. Please write nothing by which you or others could be recognised.")


class FeedbackForm(forms.ModelForm):
    """Three questions to choose from, two to write."""

    use_required_attribute = False

    class Meta:
        model = CourseFeedback
        fields = ["useful", "clear", "length", "helped", "missing"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("useful", Agreement), ("clear", Agreement), ("length", Length)):
            label = self.fields[name].label
            missing = {"required": _("Choose an answer.")}
            self.fields[name] = forms.TypedChoiceField(
                label=label, choices=choices.choices, coerce=int, widget=forms.RadioSelect, error_messages=missing
            )
        for name in ("helped", "missing"):
            self.fields[name].widget = forms.Textarea(attrs={"rows": 3, "maxlength": 1000})
            self.fields[name].help_text = TELLING
