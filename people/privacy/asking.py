"""The page “Who may see what?” for data protection and operators; asking about people by name is a recorded look."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache

from people.directory.models import User
from people.privacy import answers
from people.privacy.access import Kind, find_person, kinds
from people.privacy.oversight import around
from people.privacy.permissions import may_ask_who_sees
from people.privacy.services import record_looks

SHOWN = gettext_noop("Name, office and roles")
PURPOSE = gettext_noop("Checking who may see what")


class QuestionForm(forms.Form):
    """What the question is about, and whether it is about one person."""

    art = forms.ChoiceField(label=_("What is it about?"))
    was = forms.CharField(
        label=_("Which one?"),
        required=False,
        max_length=500,
        help_text=_(
            "Address or number of the page, question or file; personnel number of the person. Nothing for reports."
        ),
    )
    wer = forms.CharField(
        label=_("May this person see it?"), required=False, max_length=20, help_text=_("Personnel number")
    )

    use_required_attribute = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {kind.key: kind for kind in kinds()}
        self.fields["art"].choices = [(kind.key, kind.label) for kind in self.kinds.values()]

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        kind = self.kinds.get(entered.get("art", ""))
        if kind:
            entered["thing"] = kind.find(entered.get("was", "")) if entered.get("was") or not kind.hint else None
            if entered["thing"] is None:
                self.add_error("was", _("There is nothing like that. Please enter: %(hint)s") % {"hint": kind.hint})
        if entered.get("wer"):
            entered["person"] = find_person(entered["wer"])
            if entered["person"] is None:
                self.add_error("wer", _("Nobody has this personnel number. Please check it."))
        return entered


@never_cache
def who_sees(request: HttpRequest) -> HttpResponse:
    """Who may see a thing, and why; and whether one person may."""
    if not may_ask_who_sees(request.user):
        raise PermissionDenied
    form = QuestionForm(request.GET if "art" in request.GET else None)
    context = {"form": form} | around(request)
    if form.is_bound and form.is_valid():
        context |= answered(request.user, form)
    return render(request, "people/oversight/who_sees.html", context, status=422 if form.errors else 200)


def answered(asker: User, form: QuestionForm) -> dict[str, Any]:
    """The answer in words, and a record with everybody who is named in it."""
    kind, thing, person = (
        form.kinds[form.cleaned_data["art"]],
        form.cleaned_data["thing"],
        form.cleaned_data.get("person"),
    )
    answer = answers.who_sees(kind, thing)
    named = [each.user for each in answer.named]
    named += [person] if person else []
    named += [thing] if kind.is_about_a_person else []
    record_looks(viewer=asker, subjects=named, report=SHOWN, purpose=PURPOSE)
    return {
        "kind": kind,
        "title": title_for(asker, kind, thing),
        "answer": answer,
        "verdict": answers.verdict(kind, thing, person) if person else None,
    }


def title_for(asker: User, kind: Kind, thing: Any) -> str:
    """What the thing is called; whoever may not see it learns no title by asking about it."""
    if kind.is_about_a_person or kind.may_see(asker, thing):
        return kind.title(thing)
    return ""
