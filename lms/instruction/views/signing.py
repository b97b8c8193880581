"""Confirming on the device of whoever holds the meeting: with a signature, by name before a witness, or with a PIN.

Without reception the page keeps what was signed and sends it later; then it is answered in words, not with a page.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lms.instruction.forms import PinForm, SignForm
from lms.instruction.models import InstructionMeeting, InstructionRecord
from lms.instruction.services.confirming import Given, confirm
from lms.instruction.services.refusals import CannotInstruct
from lms.instruction.views.holding import meeting_for, note_look, trail
from people.directory.models import User
from people.entrance.pins import proving, tries
from people.entrance.waiting import please_wait, with_pause


@never_cache
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """One form for everybody in the room; what waited for reception comes here with the header `X-Queue`."""
    meeting = meeting_for(request, pk, runs=True)
    note_look(request.user, meeting, list(meeting.missing))
    form = SignForm(request.POST or None, meeting=meeting, holder=request.user)
    if request.headers.get("X-Queue"):
        return JsonResponse(answer(request, form, meeting))
    if request.method == "POST" and form.is_valid():
        try:
            record = confirmed(request, form, meeting)
        except CannotInstruct as refused:
            form.add_error(None, refused.words)
        else:
            messages.success(request, _("%(name)s has confirmed.") % {"name": record.learner})
            return redirect("lms:sign_instruction", pk)
    return page(request, form, meeting)


def confirmed(request: HttpRequest, form: SignForm, meeting: InstructionMeeting) -> InstructionRecord:
    """Write down what the form says; with `add` also for somebody who was not on the list."""
    return confirm(
        meeting=meeting,
        learner=form.cleaned_data["person"],
        given=form.given,
        by=request.user,
        may_come_along="add" in request.POST,
    )


def answer(request: HttpRequest, form: SignForm, meeting: InstructionMeeting) -> dict[str, str]:
    """What became of a signature that was sent: saved, or why not."""
    if not form.is_valid():
        return {"state": "refused", "words": next(iter(form.errors.values()))[0]}
    try:
        record = confirmed(request, form, meeting)
    except CannotInstruct as refused:
        return {"state": refused.code, "words": str(refused.words)}
    return {"state": "saved", "words": _("%(name)s has confirmed.") % {"name": record.learner}}


@never_cache
def pin(request: HttpRequest, pk: int) -> HttpResponse:
    """Number and PIN, entered by the person; wrong tries make whoever holds the device wait, and the number too."""
    meeting = meeting_for(request, pk, runs=True)
    form = PinForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return page(request, form, meeting)
    shown = proving.Shown(form.cleaned_data["number"], form.cleaned_data["pin"])
    proof = proving.prove(request, shown, at=tries.holder_door(request.user.pk), knocking_at="instruction")
    if proof.wait:
        form.add_error(None, please_wait(proof.wait))
        return with_pause(page(request, form, meeting, status=429), proof.wait)
    if proof.user is None:
        form.add_error(None, proving.MISMATCH)
        return page(request, form, meeting)
    return confirm_by_pin(request, form, meeting, proof.user)


def confirm_by_pin(request: HttpRequest, form: PinForm, meeting: InstructionMeeting, person: User) -> HttpResponse:
    """The person is who she says; now she confirms."""
    given = Given(InstructionRecord.How.PIN)
    try:
        confirm(meeting=meeting, learner=person, given=given, by=person, may_come_along=True)
    except CannotInstruct as refused:
        form.add_error(None, refused.words)
        return page(request, form, meeting)
    messages.success(request, _("%(name)s has confirmed.") % {"name": person})
    return redirect("lms:instruction_pin", meeting.pk)


def page(request: HttpRequest, form: SignForm | PinForm, meeting: InstructionMeeting, status: int = 0) -> HttpResponse:
    """The page of this form; nothing typed about a PIN comes back."""
    if isinstance(form, PinForm):
        template, title = "lms/instruction/pin.html", _("Confirm with a PIN")
        form.data = {"number": form.data.get("number", ""), "pin": ""}
    else:
        template, title = "lms/instruction/sign.html", _("Confirm with a signature")
    context = {
        "form": form,
        "meeting": meeting,
        "missing": meeting.missing.count(),
        "trail": trail((str(meeting), meeting.get_absolute_url()), (title, "")),
    }
    return render(request, template, context, status=status or (422 if form.errors else 200))
