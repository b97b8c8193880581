"""What people enter when they bring a file of absences."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.desk.forms import DayInput
from people.desk.imports.forms import KINDS, MEGABYTE
from people.directory.absence_import.rows import HEADINGS, REQUIRED
from people.directory.staff_import.reading import read
from people.directory.staff_import.sheets import UnreadableFileError

LARGEST = 2 * MEGABYTE  # some 50,000 lines; it is read while the person waits


class AbsencesForm(forms.Form):
    """HR's file of absences, and the day it speaks of."""

    file = forms.FileField(
        label=_("File of absences"),
        help_text=_("CSV or XLSX, up to 2 MB, with the columns Personalnummer, Von, Bis and Art."),
        widget=forms.FileInput(attrs=KINDS),
    )
    on = forms.DateField(
        label=_("The file shows the state of"),
        initial=timezone.localdate,
        widget=DayInput,
        help_text=_("Who is not in the file any more is back from this day on."),
    )
    partial = forms.BooleanField(
        label=_("The file holds only some of the absences. None ends by not being in it."), required=False
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 2 MB. Absences take much less; please check it."))
        try:
            read(file.read(), HEADINGS, REQUIRED)
        except UnreadableFileError as problem:
            raise forms.ValidationError(str(problem)) from problem
        return file

    def clean_on(self) -> object:
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day lies ahead. Please import the file on the day itself."))
        return day
