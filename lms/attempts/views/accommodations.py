"""The page on which HR development grants more time or more attempts at tests."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.attempts import services
from lms.attempts.forms import AccommodationForm
from lms.attempts.models import Accommodation
from lms.attempts.permissions import may_accommodate
from people.directory.models.users import within
from people.directory.roles import Role
from people.privacy.services import record_looks

SHOWN = gettext_noop("More time or attempts at tests")
PURPOSE = gettext_noop("Evening out disadvantages")


@never_cache
def accommodations(request: HttpRequest) -> HttpResponse:
    """Whose tests last longer today, and a form for the next one."""
    if not may_accommodate(request.user):
        raise PermissionDenied
    form = AccommodationForm(request.POST or None, scope=request.user.scope_of(Role.HR))
    if request.method == "POST" and form.is_valid():
        services.accommodate(by=request.user, **form.facts)
        messages.success(request, _("The accommodation is granted. It holds from the next attempt on."))
        return redirect("lms:accommodations")
    granted = list(in_scope(request).select_related("learner"))
    record_looks(viewer=request.user, subjects=[each.learner for each in granted], report=SHOWN, purpose=PURPOSE)
    context = {
        "form": form,
        "granted": granted,
        "trail": [(_("Evaluation"), reverse("lms:report_overview")), (_("Accommodations at tests"), "")],
    }
    return render(request, "lms/accommodations.html", context, status=422 if form.errors else 200)


def in_scope(request: HttpRequest):
    """What is granted today or later to people whom this person's role reaches."""
    reached = within(request.user.scope_of(Role.HR), "learner__posts__office")
    return Accommodation.objects.not_over(timezone.localdate()).filter(reached).distinct()


@require_POST
def end_accommodation(request: HttpRequest, pk: int) -> HttpResponse:
    """The accommodation ends today."""
    if not may_accommodate(request.user):
        raise PermissionDenied
    granted = get_object_or_404(in_scope(request), pk=pk)
    services.end_accommodation(accommodation=granted, by=request.user)
    messages.success(request, _("The accommodation ends today. Attempts that run keep their time."))
    return redirect("lms:accommodations")
