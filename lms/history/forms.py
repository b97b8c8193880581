"""What people enter on the pages of these imports."""

from collections import Counter
from difflib import SequenceMatcher
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from lms.history.models import OldCourse, Policy
from lms.history.plan import open_file
from lms.history.rows import HEADINGS, LABELS, OTHER_WORDS, REQUIRED
from lms.recognition.forms import all_courses, key_of
from lms.recognition.models import ProofKind
from lms.recognition.proposing import Target, name_of
from people.desk.imports.forms import KINDS, content, examples
from people.directory.staff_import.columns import IGNORE, suggestions, words_for
from people.directory.staff_import.sheets import Sheet, UnreadableFileError, plain

LATER, NOT_TAKEN = "", "nein"
ALIKE = 0.7  # from here on two titles probably mean the same course


class BringForm(forms.Form):
    """The file of the older system."""

    file = forms.FileField(
        label=_("File with completions"),
        help_text=_("CSV or XLSX, up to 20 MB. Encoding and separator are found out."),
        widget=forms.FileInput(attrs=KINDS),
    )

    use_required_attribute = False

    def clean_file(self) -> bytes:
        data = content(self.cleaned_data["file"])
        try:
            sheet = open_file(data)
        except UnreadableFileError as problem:
            raise forms.ValidationError(str(problem)) from problem
        if len(sheet.names) < len(REQUIRED):
            raise forms.ValidationError(
                _("The first line must hold the headings, divided by semicolons. There are too few columns.")
            )
        return data


class ColumnsForm(forms.Form):
    """What each column of the file means; a few entries of the file help to see it."""

    def __init__(self, *args: Any, sheet: Sheet, assigned: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.names = [name for name in dict.fromkeys(sheet.names) if plain(name)]
        unknown = [name for name in self.names if plain(name) not in HEADINGS]
        guessed = suggestions(unknown, words_for(HEADINGS, OTHER_WORDS))
        for place, name in enumerate(self.names):
            known = assigned.get(plain(name)) or HEADINGS.get(plain(name))
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=name[:100],
                choices=[(IGNORE, _("do not take over")), *LABELS.items()],
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


class CoursesForm(forms.Form):
    """What each course number of the file means here."""

    use_required_attribute = False

    def __init__(self, *args: Any, courses: list[dict], **options: Any) -> None:
        super().__init__(*args, **options)
        found: list[Target] = [*ProofKind.objects.all(), *all_courses()]
        self.targets = {key_of(target): target for target in found}
        self.numbers = [facts["number"] for facts in courses]
        known = {old.number: old for old in OldCourse.objects.select_related("course", "kind")}
        kinds = [(key, name_of(target)) for key, target in self.targets.items() if isinstance(target, ProofKind)]
        pages = [(key, name_of(target)) for key, target in self.targets.items() if not isinstance(target, ProofKind)]
        choices = [
            (LATER, _("decide later")),
            (NOT_TAKEN, _("do not take over")),
            (_("Courses of the platform"), pages),
            (_("Proofs that HR development keeps"), kinds),
        ]
        for place, facts in enumerate(courses):
            self.fields[f"course_{place}"] = forms.ChoiceField(
                label=f"{facts['number']} {facts['title']}".strip(),
                choices=choices,
                required=False,
                initial=self.initial_for(facts, known.get(facts["number"])),
                help_text=_("{number} lines").format(number=number_format(facts["lines"], force_grouping=True)),
            )

    def initial_for(self, facts: dict, old: OldCourse | None) -> str:
        """What was said before, otherwise the course whose title is most similar."""
        if old:
            return key_of(old.course or old.kind) or NOT_TAKEN
        title = facts["title"].casefold()
        likeness = {
            key: SequenceMatcher(None, title, name_of(target).casefold()).ratio()
            for key, target in self.targets.items()
        }
        best = max(likeness, key=lambda key: likeness[key], default=LATER)
        return best if best and likeness[best] >= ALIKE else LATER

    def assigned(self) -> dict[str, Target | None]:
        """What was said, by number; what is decided later is left out."""
        said = {number: self.cleaned_data[f"course_{place}"] for place, number in enumerate(self.numbers)}
        return {number: self.targets.get(key) for number, key in said.items() if key != LATER}


class CarryOutForm(forms.Form):
    """Whose word counts for the validity; nobody chooses it for people."""

    policy = forms.ChoiceField(label=_("How long do the imported completions count?"), widget=forms.RadioSelect)

    use_required_attribute = False

    def __init__(self, *args: Any, figures: dict[str, int], **options: Any) -> None:
        super().__init__(*args, **options)
        words = _("%(policy)s: %(number)s of %(all)s count today")
        self.fields["policy"].choices = [
            (
                policy.value,
                words
                % {
                    "policy": policy.label,
                    "number": number_format(figures.get(f"valid_{policy.value}", 0), force_grouping=True),
                    "all": number_format(figures.get("new", 0), force_grouping=True),
                },
            )
            for policy in Policy
        ]
