"""What HR enters when a course has to be taken again."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import CoursePage
from courses.versions.services import RESPITE


class DemandForm(forms.Form):
    """Which completions count no more, from when on, and why."""

    kurs = forms.ModelChoiceField(
        label=_("Course"), queryset=CoursePage.objects.none(), to_field_name="slug", empty_label=_("Please choose")
    )
    monate = forms.IntegerField(
        label=_("Completions older than months"),
        min_value=0,
        max_value=120,
        initial=12,
        help_text=_("0: all that there are today"),
    )
    bis = forms.DateField(
        label=_("They count until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave people time to take the course."),
    )
    grund = forms.CharField(label=_("Reason"), max_length=300, help_text=_("People read it with the course."))

    use_required_attribute = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offered = CoursePage.objects.live().filter(is_template=False, locale__language_code=settings.LANGUAGE_CODE)
        self.fields["kurs"].queryset = offered.order_by("title")
        self.fields["bis"].initial = timezone.localdate() + RESPITE

    def clean_bis(self) -> object:
        day = self.cleaned_data["bis"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day is over."))
        return day
