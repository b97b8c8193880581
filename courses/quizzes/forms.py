"""What an author fills in for a question, checked by the kind of question itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from courses.quizzes.kinds import FrozenQuestion, kind_of
from courses.versions.editing import ChangeForm


class QuestionForm(WagtailAdminModelForm):
    """A question of the bank; what its kind does not know is forgotten."""

    class Media:
        js = ["js/question_editor.js"]
        css = {"all": ["css/editor/question.css"]}

    def is_valid(self) -> bool:
        """Whether the fields are right and the kind of question has nothing to complain about."""
        if not super().is_valid():
            return False
        if problem := self.problem():
            self.add_error("gaps" if self.cleaned_data["kind"] == "cloze" else "kind", problem)
        self.check_translations()
        if self.cleaned_data.get("picture") and not self.cleaned_data.get("picture_text"):
            self.add_error("picture_text", _("Say what the picture shows, for people who do not see it."))
        return not self.errors

    def check_translations(self) -> None:
        """Translated answers come line by line, as many as there are."""
        wanted = len(self.rows())
        for row in self.formsets["translations"].forms if "translations" in self.formsets else ():
            given = getattr(row, "cleaned_data", {})
            for name in ("answers", "counterparts", "feedbacks"):
                lines = given.get(name, "").splitlines()
                if lines and len(lines) != wanted and not given.get("DELETE"):
                    self.add_error(None, _("In other languages: one line for each of the answers, in their order."))

    def problem(self) -> str:
        """What the kind of question still asks for."""
        question = self.described()
        return kind_of(question).problem(question)

    def described(self) -> FrozenQuestion:
        """The question as it was filled in."""
        picture = self.cleaned_data.get("picture")
        return {
            "id": 0,
            "kind": self.cleaned_data["kind"],
            "text": self.cleaned_data["text"],
            "explanation": "",
            "lesson": None,
            "gaps": self.cleaned_data.get("gaps", ""),
            "picture": picture.pk if picture else None,
            "answers": [described(number, row) for number, row in enumerate(self.rows(), start=1)],
        }

    def rows(self) -> list[dict[str, Any]]:
        """The answers that stay, in the order in which they stand."""
        formset = self.formsets["answers"]
        kept = [
            form.cleaned_data
            for form in formset.forms
            if getattr(form, "cleaned_data", None) and not form.cleaned_data.get("DELETE")
        ]
        return sorted(kept, key=lambda row: row.get("ORDER") or 0)


def described(number: int, row: dict[str, Any]) -> Any:
    """An answer as it was filled in."""
    return {
        "id": number,
        "text": row.get("text", ""),
        "is_correct": bool(row.get("is_correct")),
        "feedback": "",
        "counterpart": row.get("counterpart", ""),
        "place": number,
        "tolerance": str(row.get("tolerance") or 0),
        "area": [row.get(side) for side in ("left", "top", "width", "height")],
    }


class QuizForm(ChangeForm):
    """A quiz; it asks at least one question, draws no more than there are, and covers lessons of its own course."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "covers" in self.fields:
            course = self.parent_page or self.instance.get_parent()
            lessons = self.fields["covers"].queryset
            self.fields["covers"].queryset = lessons.child_of(course) if course else lessons.none()

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        draws = self.kept("draws")
        if not self.kept("quiz_questions") and not draws:
            self.add_error(None, _("Choose at least one question, or draw some from a category."))
        for row in draws:
            there = row["category"].questions.count()
            if row["number"] > there:
                text = _("The category “{name}” has only {there} questions. Draw fewer, or add some to the bank.")
                self.add_error(None, text.format(name=row["category"], there=there))
        return not self.errors

    def kept(self, name: str) -> list[dict[str, Any]]:
        """The rows of an inline list that stay."""
        if name not in self.formsets:
            return []
        rows = [getattr(form, "cleaned_data", {}) for form in self.formsets[name].forms]
        return [row for row in rows if row and not row.get("DELETE")]
