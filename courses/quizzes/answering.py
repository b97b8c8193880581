"""What somebody fills in when answering a question, one form for each way of answering."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.quizzes.kinds import FrozenQuestion, NotAnAnswer, cloze, kind_of
from courses.quizzes.kinds.shapes import Given

RADIO = {"class": "kern-form-check__radio"}
CHECKBOX = {"class": "kern-form-check__checkbox"}
UNAIDED = {"autocomplete": "off", "spellcheck": "false"}  # the browser does not answer


class AnswerForm(forms.Form):
    """The answer to one frozen question; `given` is what was answered before."""

    template: ClassVar[str]
    hint: ClassVar[Any]
    incomplete: ClassVar[Any] = _("Answer the question first, please.")

    def __init__(self, *args: Any, question: FrozenQuestion, given: Given = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        self.build(list(given))

    def build(self, given: list[int | str]) -> None:
        """Make the fields and show in them what was answered before."""
        raise NotImplementedError

    def given(self) -> list[int | str]:
        """The answer as it was filled in."""
        return list(self.cleaned_data.values())

    @property
    def told(self) -> list[str]:
        """What there is to put right, each sentence once."""
        return list(dict.fromkeys(str(text) for texts in self.errors.values() for text in texts))

    @property
    def several(self) -> bool:
        """Whether more than one answer can be chosen."""
        return self.question["kind"] in ("multiple", "hotspot")

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            try:
                self.answer = kind_of(self.question).accepted(self.question, self.given())
            except NotAnAnswer:
                raise forms.ValidationError(self.incomplete) from None
        return self.cleaned_data


class ChoiceForm(AnswerForm):
    """Boxes to tick."""

    template = "courses/answers/choice.html"

    @property
    def hint(self) -> Any:
        return _("Choose all right answers.") if self.several else _("Choose the right answer.")

    def build(self, given: list[int | str]) -> None:
        field, widget = (
            (forms.TypedMultipleChoiceField, forms.CheckboxSelectMultiple(attrs=CHECKBOX))
            if self.several
            else (forms.TypedChoiceField, forms.RadioSelect(attrs=RADIO))
        )
        self.fields["choices"] = field(
            label=self.question["text"],
            choices=[(answer["id"], answer["text"]) for answer in self.question["answers"]],
            coerce=int,
            widget=widget,
            initial=given if self.several else next(iter(given), None),
            error_messages={
                "required": _("Choose at least one answer.") if self.several else _("Choose an answer."),
                "invalid_choice": _("Choose among the answers shown."),
            },
        )

    def given(self) -> list[int | str]:
        choices = self.cleaned_data["choices"]
        return choices if isinstance(choices, list) else [choices]


class HotspotForm(ChoiceForm):
    """The same, with the places marked in a picture."""

    template = "courses/answers/hotspot.html"
    hint = _("Choose in the picture or in the list. Several places may be right.")


class OrderingForm(AnswerForm):
    """A place for every step."""

    template = "courses/answers/ordering.html"
    hint = _("Choose for every step at which place it stands.")
    incomplete = _("Give every step a place of its own.")

    def build(self, given: list[int | str]) -> None:
        answers = self.question["answers"]
        places = [(place, str(place)) for place in range(1, len(answers) + 1)]
        for answer in answers:
            self.fields[f"place-{answer['id']}"] = forms.TypedChoiceField(
                label=answer["text"],
                choices=[("", "–"), *places],
                coerce=int,
                initial=given.index(answer["id"]) + 1 if answer["id"] in given else "",
                error_messages={"required": _("Choose a place."), "invalid_choice": _("Choose a place.")},
            )

    def given(self) -> list[int | str]:
        """The steps by place; two at one place are no order."""
        places = {self.cleaned_data[f"place-{answer['id']}"]: answer["id"] for answer in self.question["answers"]}
        return [places[place] for place in sorted(places)]


class MatchingForm(AnswerForm):
    """A choice for every item."""

    template = "courses/answers/matching.html"
    hint = _("Choose for every line what belongs to it.")

    def build(self, given: list[int | str]) -> None:
        before = dict(zip((answer["id"] for answer in self.question["answers"]), given, strict=False))
        for answer in self.question["answers"]:
            self.fields[f"item-{answer['id']}"] = forms.ChoiceField(
                label=answer["text"],
                choices=[("", "–"), *((option, option) for option in self.question["options"])],
                initial=before.get(answer["id"], ""),
                error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
            )


class ClozeForm(AnswerForm):
    """Fields inside a text."""

    template = "courses/answers/cloze.html"
    hint = _("Fill in the gaps. Capital letters do not matter.")
    incomplete = _("Fill in at least one gap.")

    def build(self, given: list[int | str]) -> None:
        gaps = cloze.gaps(self.question["gaps"])
        before = [*given, *[""] * len(gaps)]
        for place, gap in enumerate(gaps):
            longest = max(len(words) for words in gap)
            self.fields[f"gap-{place}"] = forms.CharField(
                label=_("Gap {place}").format(place=place + 1),
                required=False,
                max_length=200,
                widget=forms.TextInput(
                    attrs={**UNAIDED, "class": "kern-form-input__input c-gap", "size": max(8, longest // 4 * 4 + 4)}
                ),
                initial=before[place],
            )

    def parts(self) -> list[tuple[str, forms.BoundField | None]]:
        """The text with its fields: each piece of text and the field behind it."""
        return list(zip(cloze.between(self.question["gaps"]), [*self, None], strict=True))


class WordsForm(AnswerForm):
    """One field for a few words."""

    template = "courses/answers/words.html"
    hint = _("Write a few words. Capital letters do not matter.")
    attributes: ClassVar[dict[str, str]] = {}

    def build(self, given: list[int | str]) -> None:
        self.fields["words"] = forms.CharField(
            label=_("Your answer"),
            max_length=200,
            widget=forms.TextInput(attrs={**UNAIDED, **self.attributes}),
            initial=next(iter(given), ""),
            error_messages={"required": _("Write your answer.")},
        )


class NumberForm(WordsForm):
    """One field for a number."""

    hint = _("Write a number, such as 12 or 12,5.")
    incomplete = _("This is no number. Write it as 12 or 12,5.")
    attributes = {"inputmode": "decimal"}


FORMS: dict[str, type[AnswerForm]] = {
    "single": ChoiceForm,
    "multiple": ChoiceForm,
    "hotspot": HotspotForm,
    "ordering": OrderingForm,
    "matching": MatchingForm,
    "cloze": ClozeForm,
    "text": WordsForm,
    "number": NumberForm,
}


def answer_form(question: FrozenQuestion, data: Any = None, given: Given = (), prefix: str | None = None) -> AnswerForm:
    """The form for this kind of question."""
    return FORMS[question["kind"]](data, question=question, given=given, prefix=prefix)
