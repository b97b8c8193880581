"""The operators' pages about letters with codes: for whom, how far they are, and the file."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from people.desk.forms import DayInput, OfficeChoice
from people.desk.views import crumbs, for_operators
from people.directory.models import Office, User
from people.directory.permissions import may_grant_to
from people.entrance.letters import services
from people.entrance.letters.models import LetterBatch
from people.entrance.letters.selection import Selection
from people.entrance.pins.services import may_use_pin

MOST = 5000  # letters in one file


class LettersForm(forms.Form):
    """For whom letters are written."""

    office = OfficeChoice(
        Office.objects.order_by("path"),
        label=gettext_lazy("For the office and everything below it"),
        required=False,
        empty_label=gettext_lazy("whole city"),
    )
    without_mailbox = forms.BooleanField(
        label=gettext_lazy("Only people without mailbox"), required=False, initial=True
    )
    without_pin = forms.BooleanField(label=gettext_lazy("Only people without PIN"), required=False, initial=True)
    since = forms.DateField(
        label=gettext_lazy("Only people who are with the city since this day or later"),
        required=False,
        widget=DayInput,
    )

    def selection(self) -> Selection:
        given = self.cleaned_data
        return Selection(
            office=given["office"].key if given["office"] else "",
            without_mailbox=given["without_mailbox"],
            without_pin=given["without_pin"],
            since=given["since"].isoformat() if given["since"] else "",
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        count = self.selection().people().count()
        if not count:
            raise forms.ValidationError(_("Nobody fits. Please choose more widely."))
        if count > MOST:
            raise forms.ValidationError(
                _("These are %(count)d letters. Please choose an office, so that there are at most %(most)d.")
                % {"count": count, "most": MOST}
            )
        return given


@for_operators
def letters(request: HttpRequest) -> HttpResponse:
    """The letters one asked for, and a form to count people or to write to them."""
    form = LettersForm(request.POST or None)
    count = None
    if request.method == "POST" and form.is_valid():
        if "write" in request.POST:
            services.ask(selection=form.selection(), by=request.user)
            messages.success(request, _("The letters are being written. The page shows how far they are."))
            return redirect("people_letters")
        count = form.selection().people().count()
    title = _("Letters with codes")
    batches = list(LetterBatch.objects.filter(by=request.user)[:20])
    context = {
        "form": form,
        "count": count,
        "batches": batches,
        "under_way": any(batch.state == LetterBatch.State.WAITING for batch in batches),
        "header_title": title,
        "breadcrumbs_items": crumbs((title, "")),
    }
    return render(request, "people/desk/letters.html", context, status=422 if form.errors else 200)


@require_POST
@for_operators
def letter_for(request: HttpRequest, number: str) -> HttpResponse:
    """A letter for one person."""
    person = get_object_or_404(User.objects.working(), personnel_number=number)
    if not may_grant_to(request.user, person) or not may_use_pin(person):
        raise PermissionDenied
    services.ask(selection=Selection(number=person.personnel_number), by=request.user)
    messages.success(request, _("The letter is being written. The page shows how far it is."))
    return redirect("people_letters")


@require_POST
@for_operators
def fetch(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, once; only who asked for it gets it."""
    batch = get_object_or_404(LetterBatch, pk=pk, by=request.user)
    content = services.fetch(batch=batch, by=request.user)
    if content is None:
        messages.error(request, _("This file is gone. Please have the letters written again."))
        return redirect("people_letters")
    name = f"briefe-{timezone.localdate(batch.asked_at):%Y-%m-%d}-{batch.pk}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
