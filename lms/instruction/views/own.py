"""Confirming on the own phone: scan, sign in, say yes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from lms.instruction.codes import meeting_of
from lms.instruction.models import InstructionRecord
from lms.instruction.services.confirming import Given, confirm
from lms.instruction.services.refusals import CannotInstruct


@never_cache
def attend(request: HttpRequest, code: str) -> HttpResponse:
    """What was covered, and the button; a code that is over says where there is a new one."""
    if code[-1:] not in "sp":
        raise Http404
    meeting = meeting_of(code)
    if meeting is None:
        return render(request, "lms/instruction/attend.html", {"meeting": None, "refused": ""}, status=410)
    refused = ""
    if request.method == "POST":
        try:
            given = Given(InstructionRecord.How.DEVICE)
            confirm(meeting=meeting, learner=request.user, given=given, by=request.user, may_come_along=True)
            return redirect("lms:attend_instruction", code)
        except CannotInstruct as told:
            refused = told.words if told.code != "known" else ""
    record = InstructionRecord.objects.standing().of(request.user).filter(meeting=meeting).first()
    context = {"meeting": meeting, "record": record, "refused": refused, "is_holder": meeting.held_by == request.user}
    return render(request, "lms/instruction/attend.html", context, status=422 if refused else 200)
