"""What a report can be narrowed to."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from courses.models import CoursePage
from lms.reports.figures import Selection
from people.models import Office


class ReportFilterForm(forms.Form):
    """Course and office of the overview; only what the viewer's role reaches can be chosen."""

    kurs = forms.ModelChoiceField(CoursePage.objects.none(), label=_("Course"), required=False, to_field_name="slug")
    amt = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), required=False, to_field_name="key")

    def __init__(self, *args: object, scope: list[Office] | None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope
        self.fields["kurs"].queryset = CoursePage.objects.live().originals().only("title", "slug").order_by("title")
        self.fields["kurs"].empty_label = _("All courses")
        self.fields["amt"].queryset = offices_in(scope)
        self.fields["amt"].empty_label = _("All offices")

    def selection(self) -> Selection:
        """What was chosen; what cannot be chosen is left out."""
        chosen = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return Selection(self.scope, office=chosen.get("amt"), course=chosen.get("kurs"))


class PeopleFilterForm(ReportFilterForm):
    """The list of names needs a course."""

    STATES = [("", _("All")), ("done", _("Completed")), ("open", _("Open"))]
    stand = forms.ChoiceField(choices=STATES, label=_("Status"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kurs"].required = True
        self.fields["kurs"].empty_label = _("Please choose")


def offices_in(scope: list[Office] | None) -> QuerySet[Office]:
    """The offices a viewer may choose from: all, or those of the branches a role reaches."""
    if scope is None:
        return Office.objects.offices()
    reach = Q(pk__in=[])
    for office in scope:
        reach |= Q(path__startswith=office.path)
    return Office.objects.filter(reach)
