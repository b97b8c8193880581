"""What supervisors and their deputies decide; only what waits for them is shown, and gone once it is decided."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.attendance.approvals import decides, waiting_for
from lms.attendance.permissions import may_decide
from lms.attendance.services import approving
from lms.attendance.services.steps import CannotBookError
from people.privacy.services import record_looks_of_the_day

SHOWN = gettext_noop("Bookings that wait for approval")
PAGE = "lms/sessions/approvals.html"
PURPOSE = gettext_noop("Approving bookings of the team")


@never_cache
def approvals(request: HttpRequest) -> HttpResponse:
    """The requests of the own team and of the teams one stands in for."""
    if not decides(request.user):
        raise PermissionDenied
    waiting = waiting_for(request.user)
    if request.htmx:  # the card on the start page says how many, not who
        return render(request, f"{PAGE}#approvals-waiting", {"waiting": waiting})
    for principal in {each.acting_for for each in waiting}:
        record_looks_of_the_day(
            viewer=request.user,
            subjects=[each.step.learner for each in waiting if each.acting_for == principal],
            report=SHOWN,
            purpose=PURPOSE,
            acting_for=principal,
        )
    above = (_("My team"), reverse("people:team")) if request.user.teams else (_("Sessions"), reverse("lms:sessions"))
    context = {"waiting": waiting, "trail": [above, (_("Bookings to approve"), "")]}
    return render(request, PAGE, context)


@require_POST
def decide(request: HttpRequest, step: int) -> HttpResponse:
    """Approve or not; who stands in decides in the name of the supervisor."""
    waiting = next((each for each in waiting_for(request.user) if each.step.pk == step), None)
    if waiting is None:
        raise Http404
    learner = waiting.step.learner
    if not may_decide(request.user, learner):
        raise PermissionDenied
    facts = {
        "session": waiting.step.session,
        "learner": learner,
        "by": request.user,
        "acting_for": waiting.acting_for,
    }
    try:
        if request.POST.get("entscheidung") == "ja":
            approving.approve(**facts)
            messages.success(request, _("%(name)s may come and has been told.") % {"name": learner})
        else:
            approving.refuse(**facts)
            messages.success(request, _("%(name)s has been told that it is not approved.") % {"name": learner})
    except CannotBookError as refused:
        messages.error(request, refused.words)
    return redirect("lms:approvals")
