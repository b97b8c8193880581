"""What is filled in when questions come or go."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from courses.exchange.formats import FORMATS
from courses.exchange.models import QuestionImport
from courses.quizzes.models import QuestionCategory

LARGEST = 50 * 1024 * 1024


class BringForm(forms.Form):
    """A file with questions."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Moodle XML, or QTI 2 or 3 as a zip or a single XML file; up to 50 MB."),
        widget=forms.FileInput(attrs={"accept": ".xml,.zip"}),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 50 MB. Please divide it into several."))
        return file


class TakeForm(forms.Form):
    """Where the questions go."""

    AS_IN_FILE, NEW = "as-in-file", "new"

    where = forms.ChoiceField(label=_("Put the questions into"))
    name = forms.CharField(label=_("Name of the new category"), max_length=100, required=False)

    def __init__(self, *args: Any, record: QuestionImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(each.pk), each.name) for each in QuestionCategory.objects.all()]
        as_in_file = [(self.AS_IN_FILE, _("the categories of the file"))] if record.report.get("categories") else []
        none, new = ("", _("no category")), (self.NEW, _("a new category"))
        self.fields["where"].choices = [*as_in_file, new, *known, none]
        self.fields["where"].required = False
        self.fields["where"].initial = self.AS_IN_FILE if as_in_file else self.NEW
        self.fields["name"].initial = record.file_name.rsplit(".", 1)[0][:100]

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or {}
        if entered.get("where") == self.NEW and not entered.get("name", "").strip():
            self.add_error("name", _("Give the new category a name."))
        return entered

    def category(self) -> QuestionCategory | None:
        """The category that was chosen, made if it is new."""
        where = self.cleaned_data["where"]
        if where == self.NEW:
            return QuestionCategory.objects.get_or_create(name=self.cleaned_data["name"].strip())[0]
        return QuestionCategory.objects.filter(pk=where).first() if where.isdecimal() else None


class ExportForm(forms.Form):
    """Which questions go out, and how."""

    kategorie = forms.ModelChoiceField(
        QuestionCategory.objects.all(), label=_("Category"), required=False, empty_label=_("The whole bank")
    )
    format = forms.ChoiceField(label=_("Format"), choices=[(key, each.name) for key, each in FORMATS.items()])
