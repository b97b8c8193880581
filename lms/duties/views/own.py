"""One's own duties, why each applies, and asking for more time."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lms.assignments import services
from lms.assignments.models import Exemption, Extension
from lms.duties.forms import ExtensionForm
from lms.duties.own import duties_of, shown
from lms.duties.permissions import may_ask_for_time
from lms.obligations.explaining import explain
from lms.obligations.models import DutyStatus


@never_cache
def my_duties(request: HttpRequest) -> HttpResponse:
    """Everything one has to do, is done with, or is exempt from, and what was decided."""
    context = {
        "duties": duties_of(request.user, request),
        "extensions": Extension.objects.of(request.user).select_related("assignment", "decision"),
        "exemptions": Exemption.objects.of(request.user).select_related("assignment", "by", "withdrawal"),
        "trail": [(_("My learning"), reverse("lms:my_learning")), (_("My mandatory training"), "")],
    }
    return render(request, "lms/duties/mine.html", context)


@never_cache
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """One own duty: why it applies, how its days come about, and the wish for more time."""
    status = get_object_or_404(DutyStatus.objects.of(request.user).select_related("assignment"), pk=pk)
    asked = Extension.objects.of(request.user).filter(what=status.what).select_related("assignment", "decision")
    may_ask = may_ask_for_time(request.user, status) and not asked.undecided().exists()
    form = ExtensionForm(request.POST or None, due_on=status.due_on)
    if request.method == "POST":
        if not may_ask:
            raise PermissionDenied
        if form.is_valid() and asked_for_time(request, status, form):
            return redirect("lms:duty", pk)
    (mine,) = shown([status], request, timezone.localdate())
    context = {
        "duty": mine,
        "why": explain(status),
        "form": form if may_ask else None,
        "extensions": asked,
        "trail": [(_("My mandatory training"), reverse("lms:my_duties")), (mine.title, "")],
    }
    return render(request, "lms/duties/duty.html", context, status=422 if form.errors else 200)


def asked_for_time(request: HttpRequest, status: DutyStatus, form: ExtensionForm) -> bool:
    """Whether the wish reached HR development; otherwise the form says why not."""
    try:
        services.ask_extension(
            person=request.user,
            assignment=status.assignment,
            what=status.what,
            cycle=status.cycle,
            due_on=status.due_on,
            by=request.user,
            **form.cleaned_data,
        )
    except ValidationError as mistake:
        form.add_error(None, mistake)
        return False
    messages.success(request, _("HR development reads your wish. You get a message as soon as it is decided."))
    return True
