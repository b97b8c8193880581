"""What people enter when they ask and answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.questions.models import Question, Reply
from people.directory.models import Office

NO_CITIZENS = _("Please no names, file numbers or pictures of citizens.")


class QuestionForm(forms.ModelForm):
    """A new question."""

    class Meta:
        model = Question
        fields = ["title", "text", "office"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}
        labels = {"office": _("Whose Digital Movers do you ask?")}
        help_texts = {
            "title": _("For example: How do I release an appointment for two rooms?"),
            "text": NO_CITIZENS,
            "office": _("Colleagues of this office see the question and its answers."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.initial.get("office")
        self.fields["office"].queryset = Office.objects.offices() | Office.objects.filter(pk=getattr(own, "pk", None))
        self.fields["office"].empty_label = None if own else _("Choose an office")


class ReplyForm(forms.ModelForm):
    """An answer."""

    class Meta:
        model = Reply
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}
        labels = {"text": _("Your answer")}
        help_texts = {"text": NO_CITIZENS}

    def __init__(self, *args: Any, adds: bool = False, **kwargs: Any) -> None:
        """Whoever asked does not answer but adds."""
        super().__init__(*args, **kwargs)
        if adds:
            self.fields["text"].label = _("What you want to add")
