"""What the access log can be narrowed to."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.privacy.models import AccessRecord


class DayInput(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class LogFilterForm(forms.Form):
    """Time, what was shown, and who looked."""

    von = forms.DateField(label=_("From"), required=False, widget=DayInput)
    bis = forms.DateField(label=_("Until"), required=False, widget=DayInput)
    was = forms.ChoiceField(label=_("What was shown"), required=False)
    wer = forms.CharField(label=_("Who looked"), required=False, max_length=80)

    use_required_attribute = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        shown = AccessRecord.objects.order_by("report").values_list("report", flat=True).distinct()
        self.fields["was"].choices = [("", _("Everything")), *((report, gettext(report)) for report in shown)]

    def narrow(self, found: QuerySet[AccessRecord]) -> QuerySet[AccessRecord]:
        """The records that fit; what was entered wrongly narrows nothing."""
        chosen = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        if day := chosen.get("von"):
            found = found.filter(at__date__gte=day)
        if day := chosen.get("bis"):
            found = found.filter(at__date__lte=day)
        if report := chosen.get("was"):
            found = found.filter(report=report)
        for word in chosen.get("wer", "").split():
            found = found.filter(viewer__last_name__icontains=word) | found.filter(viewer__first_name__icontains=word)
        return found
