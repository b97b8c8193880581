"""HR demands that a course is taken again: first the preview, then the demand."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.models import Retake
from courses.versions import services
from lms.demands.forms import DemandForm
from lms.demands.permissions import may_demand
from lms.demands.reads import preview


@never_cache
def demands(request: HttpRequest) -> HttpResponse:
    """What is demanded today, the form, and what it would mean; nothing changes before it is said a second time."""
    if not may_demand(request.user):
        raise PermissionDenied
    form = DemandForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _show(request, form, status=422 if form.errors else 200)
    wanted = form.cleaned_data
    found = preview(wanted["kurs"], wanted["monate"])
    if "verlangen" not in request.POST:
        return _show(request, form, preview=found)
    services.demand_again(
        course=wanted["kurs"],
        completed_before=found.before,
        counts_until=wanted["bis"],
        reason=wanted["grund"],
        by=request.user,
    )
    messages.success(request, _("“%(course)s” must be taken again.") % {"course": wanted["kurs"].title})
    return redirect("lms:demands")


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The completions count again."""
    if not may_demand(request.user):
        raise PermissionDenied
    services.withdraw_demand(retake=get_object_or_404(Retake.objects.in_force(), pk=pk), by=request.user)
    messages.success(request, _("The demand is withdrawn. The completions count as before."))
    return redirect("lms:demands")


def _show(request: HttpRequest, form: DemandForm, status: int = 200, **more: object) -> HttpResponse:
    in_force = Retake.objects.in_force().select_related("course")
    context = {"form": form, "demands": in_force, "preview": None} | more
    return render(request, "lms/demands/demands.html", context, status=status)
