"""What people enter on the pages of the imports."""

from collections import Counter
from datetime import timedelta

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.desk.forms import DayInput
from people.directory.staff_import import offices as office_file
from people.directory.staff_import.columns import IGNORE, KEEP, LABELS, suggestions
from people.directory.staff_import.plan import open_staff_file
from people.directory.staff_import.reading import read
from people.directory.staff_import.rows import HEADINGS, REQUIRED
from people.directory.staff_import.sheets import Sheet, UnreadableFileError, plain

MEGABYTE = 1024 * 1024
LARGEST, MOST_DAYS_AGO = 20 * MEGABYTE, 60
KINDS = {"accept": ".csv,.txt,.xlsx"}


class BringForm(forms.Form):
    """HR's files, and the day they speak of."""

    staff_file = forms.FileField(
        label=_("Staff file"),
        help_text=_("CSV or XLSX, up to 20 MB. Encoding and separator are found out."),
        widget=forms.FileInput(attrs=KINDS),
    )
    offices_file = forms.FileField(
        label=_("File of offices"),
        required=False,
        help_text=_("Only needed when offices are new, renamed or moved. It is imported first."),
        widget=forms.FileInput(attrs=KINDS),
    )
    on = forms.DateField(
        label=_("The file shows the state of"),
        initial=timezone.localdate,
        widget=DayInput,
        help_text=_("New posts begin on this day, ended ones end on the day before."),
    )
    partial = forms.BooleanField(
        label=_("The file holds only part of the staff, such as one enterprise. Nobody leaves by not being in it."),
        required=False,
    )

    def clean_staff_file(self) -> bytes:
        data = content(self.cleaned_data["staff_file"])
        try:
            sheet = open_staff_file(data)
        except UnreadableFileError as problem:
            raise forms.ValidationError(str(problem)) from problem
        if len(sheet.names) < len(REQUIRED):
            raise forms.ValidationError(
                _("The first line must hold the headings, divided by semicolons. There are too few columns.")
            )
        return data

    def clean_offices_file(self) -> bytes | None:
        if not self.cleaned_data.get("offices_file"):
            return None
        data = content(self.cleaned_data["offices_file"])
        try:
            read(data, office_file.HEADINGS, office_file.REQUIRED)
        except UnreadableFileError as problem:
            raise forms.ValidationError(str(problem)) from problem
        return data

    def clean_on(self) -> object:
        day, today = self.cleaned_data["on"], timezone.localdate()
        if day > today:
            raise forms.ValidationError(_("This day lies ahead. Please import the file on the day itself."))
        if day < today - timedelta(days=MOST_DAYS_AGO):
            raise forms.ValidationError(_("This day lies more than 60 days back. Please ask HR for a newer file."))
        return day


def content(file: UploadedFile) -> bytes:
    """The upload's bytes, unless there are too many."""
    if file.size > LARGEST:
        raise forms.ValidationError(_("The file is larger than 20 MB. Staff data is much smaller; please check it."))
    return file.read()


class ColumnsForm(forms.Form):
    """What each column of a file means; a few entries of the file help to see it."""

    def __init__(self, *args: object, sheet: Sheet, assigned: dict[str, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.names = [name for name in dict.fromkeys(sheet.names) if plain(name)]
        guessed = suggestions(name for name in self.names if plain(name) not in HEADINGS)
        for place, name in enumerate(self.names):
            known = assigned.get(plain(name)) or HEADINGS.get(plain(name))
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=name[:100],
                choices=choices(),
                initial=known or guessed[name],
                help_text=_("For example: {entries}").format(entries=examples(sheet, name)),
            )

    def clean(self) -> dict[str, str]:
        chosen = Counter(target for target in self.cleaned_data.values() if target in LABELS)
        for target, times in chosen.items():
            if times > 1:
                self.add_error(None, _("“%(entry)s” is chosen more than once.") % {"entry": LABELS[target]})
        if missing := [str(LABELS[target]) for target in LABELS if target in REQUIRED - chosen.keys()]:
            self.add_error(None, _("No column is chosen for: %(entries)s.") % {"entries": ", ".join(missing)})
        return self.cleaned_data

    def assigned(self) -> dict[str, str]:
        """What was said, by plain heading."""
        return {plain(name): self.cleaned_data[f"column_{place}"] for place, name in enumerate(self.names)}


def choices() -> list[tuple[str, object]]:
    return [
        (IGNORE, _("do not take over")),
        (KEEP, _("keep as a free attribute of the post")),
        (_("Our entries"), [(target, label) for target, label in LABELS.items()]),
    ]


def examples(sheet: Sheet, name: str) -> str:
    """The first three different entries of the column."""
    place = sheet.names.index(name)
    found = (line.cells[place].strip()[:40] for line in sheet.lines[:200] if place < len(line.cells))
    return ", ".join([*dict.fromkeys(filter(None, found))][:3]) or "–"


class ReleaseForm(forms.Form):
    """Why so many people really leave."""

    reason = forms.CharField(
        label=_("Why they all really leave"),
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: the enterprise was handed over to the district. The reason is kept with the import."),
    )
