"""What one looks for in the ledger of reminders."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.assignments.models import Assignment
from lms.reminders.models import Outcome, ReminderQuerySet


class LedgerForm(forms.Form):
    """Narrow the ledger by rule, by outcome and by person."""

    regel = forms.ModelChoiceField(
        Assignment.objects.order_by("title"), label=_("Rule"), required=False, empty_label=_("all rules")
    )
    ausgang = forms.ChoiceField(label=_("Outcome"), required=False, choices=[("", _("all")), *Outcome.choices])
    person = forms.CharField(label=_("Personnel number or name"), required=False, max_length=60)

    def narrow(self, rows: ReminderQuerySet) -> ReminderQuerySet:
        """The rows that meet what was entered; nothing is left out where the entry makes no sense."""
        if not self.is_valid():
            return rows
        entered = self.cleaned_data
        if entered["regel"]:
            rows = rows.filter(assignment=entered["regel"])
        if entered["ausgang"]:
            rows = rows.filter(outcome=entered["ausgang"])
        for word in entered["person"].split()[:4]:
            rows = rows.about(word)
        return rows
