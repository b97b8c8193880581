"""A proof was wrong: say why, and it counts no more."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lms.instruction.forms import CorrectionForm
from lms.instruction.models import InstructionRecord
from lms.instruction.permissions import may_correct
from lms.instruction.services import confirming
from lms.instruction.views.holding import meeting_for, note_look, trail


@never_cache
def correct(request: HttpRequest, pk: int, record: int) -> HttpResponse:
    """The page asks for a reason and says what follows."""
    meeting = meeting_for(request, pk)
    standing = InstructionRecord.objects.standing().filter(meeting=meeting)
    found = get_object_or_404(standing.select_related("learner", "meeting__office"), pk=record)
    if not may_correct(request.user, found):
        raise PermissionDenied
    note_look(request.user, meeting, [found.learner])
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        confirming.correct(record=found, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The proof of %(name)s counts no more.") % {"name": found.learner})
        return redirect(meeting)
    steps = trail((str(meeting), meeting.get_absolute_url()), (_("Correct the proof"), ""))
    context = {"form": form, "meeting": meeting, "record": found, "trail": steps}
    return render(request, "lms/instruction/correct.html", context, status=422 if form.errors else 200)
