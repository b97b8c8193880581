"""HR development decides: wishes for more time, exemptions, and what has to be clarified, many at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.assignments.models import Exemption, Extension
from lms.assignments.services import withdraw_exemption
from lms.duties import services
from lms.duties.clarifying import piles
from lms.duties.figures import Selection
from lms.duties.forms import BulkForm, DecisionForm, ExemptionForm
from lms.duties.permissions import may_decide_on, may_see_names, scope
from lms.duties.views.office import reached
from lms.reports.definitions import DUTIES_BY_PERSON
from people.directory.models import User
from people.directory.models.users import within
from people.privacy.services import record_looks_of_the_day

SHOWN = 100


@never_cache
def requests(request: HttpRequest) -> HttpResponse:
    """Wishes for more time that wait for an answer, the oldest first, and the exemptions of today."""
    if not may_see_names(request.user):
        raise PermissionDenied
    waiting = reachable(request, Extension.objects.undecided()).order_by("asked_at", "pk")[:SHOWN]
    exempt = reachable(request, Exemption.objects.standing()).select_related("by").order_by("-starts_on", "-pk")[:SHOWN]
    look(request, [each.person_id for each in (*waiting, *exempt)])
    context = {
        "waiting": waiting,
        "exemptions": exempt,
        "trail": [(_("Mandatory training"), reverse("lms:duty_overview")), (_("Wishes and exemptions"), "")],
    }
    return render(request, "lms/duties/requests.html", context)


def look(request: HttpRequest, people: list[int]) -> None:
    record_looks_of_the_day(
        viewer=request.user, subjects=people, report=DUTIES_BY_PERSON.shown, purpose=DUTIES_BY_PERSON.purpose
    )


def reachable(request: HttpRequest, rows):
    """Rows about people who work in the branches of the viewer's role, but not about the viewer."""
    there = User.objects.filter(within(scope(request.user), "posts__office"))
    return (
        rows.filter(person__in=there.values("pk")).exclude(person=request.user).select_related("person", "assignment")
    )


@never_cache
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant more time or not, with a reason the person reads."""
    if not may_see_names(request.user):
        raise PermissionDenied
    extension = get_object_or_404(reachable(request, Extension.objects.undecided()), pk=pk)
    look(request, [extension.person_id])
    form = DecisionForm(request.POST or None, extension=extension)
    if request.method == "POST" and form.is_valid():
        services.answer(extension=extension, by=request.user, **form.cleaned_data)
        messages.success(request, _("%(name)s has been told.") % {"name": extension.person})
        return redirect("lms:duty_requests")
    context = {
        "form": form,
        "extension": extension,
        "trail": [(_("Wishes and exemptions"), reverse("lms:duty_requests")), (extension.person.get_full_name(), "")],
    }
    return render(request, "lms/duties/decide.html", context, status=422 if form.errors else 200)


@require_POST
def exempt(request: HttpRequest, pk: int) -> HttpResponse:
    """One person need not follow the rule for a time."""
    if not may_see_names(request.user):
        raise PermissionDenied
    duty = get_object_or_404(reached(request), pk=pk)
    if not may_decide_on(request.user, duty):
        raise PermissionDenied
    form = ExemptionForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(word for words in form.errors.values() for word in words))
        return redirect("lms:duty_of", pk)
    services.exempt(duty=duty, by=request.user, **form.cleaned_data)
    messages.success(request, _("%(name)s is exempt. The person can read why.") % {"name": duty.user})
    return redirect("lms:duty_requests")


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The exemption ends today."""
    if not may_see_names(request.user):
        raise PermissionDenied
    exemption = get_object_or_404(reachable(request, Exemption.objects.standing()), pk=pk)
    withdraw_exemption(exemption=exemption, by=request.user)
    messages.success(request, _("The exemption is withdrawn; the rule applies again."))
    return redirect("lms:duty_requests")


@never_cache
def clarify(request: HttpRequest) -> HttpResponse:
    """What the machine cannot settle: no day, too little time, nobody to be told; decided for many at once."""
    if not may_see_names(request.user):
        raise PermissionDenied
    selection = Selection(scope(request.user))
    form = BulkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = decide_for_all(request, selection, form.cleaned_data)
        words = ngettext("Decided once.", "Decided for %(number)s.", number)
        messages.success(request, words % {"number": number})
        return redirect("lms:clarify")
    found = piles(selection, but=request.user)
    look(request, [duty.user_id for pile in found for duty in pile.duties])
    context = {
        "piles": found,
        "form": form,
        "trail": [(_("Mandatory training"), reverse("lms:duty_overview")), (_("To be clarified"), "")],
    }
    return render(request, "lms/duties/clarify.html", context, status=422 if form.errors else 200)


def decide_for_all(request: HttpRequest, selection: Selection, entered: dict) -> int:
    """One decision for all that are ticked and within reach, never for oneself; for how many it was."""
    ticked = [int(pk) for pk in request.POST.getlist("pflicht") if pk.isdecimal() and len(pk) < 19]
    duties = selection.duties().filter(pk__in=ticked).exclude(user=request.user).select_related("user", "assignment")
    if entered["was"] == BulkForm.ENTRY:
        return services.note_entries(duties=duties, entered_on=entered["tag"], by=request.user)
    return services.exempt_all(duties=duties, until=entered["tag"], reason=entered["grund"], by=request.user)
