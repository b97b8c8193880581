"""Mandatory training for HR development: figures by office, names, what has to be clarified, and one person's duty."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lms.duties import figures
from lms.duties.forms import ExemptionForm, OverviewFilter, PeopleFilter
from lms.duties.own import shown
from lms.duties.people import by_state, sheet
from lms.duties.permissions import may_decide_on, may_see_figures, may_see_names, scope
from lms.obligations.explaining import explain
from lms.obligations.models import DutyState, DutyStatus
from lms.reports.definitions import DUTIES_BY_OFFICE, DUTIES_BY_PERSON
from people.directory.models.users import within
from people.privacy.services import record_looks


@never_cache
def overview(request: HttpRequest) -> HttpResponse:
    """How mandatory training stands by office and by rule, in numbers."""
    if not may_see_figures(request.user):
        raise PermissionDenied
    form = OverviewFilter(request.GET or None, scope=scope(request.user))
    selection = figures.Selection(scope(request.user), form.chosen("amt"), form.chosen("regel"))
    rows = figures.by_office(selection)
    whole = figures.total(rows)
    is_protected = figures.is_protected(selection)
    context = {
        "form": form,
        "selection": selection,
        "today": timezone.localdate(),
        "rows": rows,
        "whole": whole,
        "rules": figures.by_rule(selection),
        "is_protected": is_protected,
        "sentence": protected_sentence(selection) if is_protected else sentence(whole),
        "report": DUTIES_BY_OFFICE,
        "names": f"{reverse('lms:duty_people')}?{selection.query(stand=DutyState.OVERDUE)}",
        "trail": [(_("Evaluation"), reverse("lms:report_overview")), (_("Mandatory training"), "")],
    }
    template = "lms/duties/overview.html"
    return render(request, f"{template}#figures" if request.htmx else template, context)


def sentence(whole: figures.Tally) -> str:
    """The situation in one sentence, before any figure."""
    if not whole.counted:
        return _("No duty applies to anybody here.")
    facts = {
        "done": number_format(whole.done, force_grouping=True),
        "counted": number_format(whole.counted, force_grouping=True),
        "overdue": number_format(whole.overdue, force_grouping=True),
    }
    return _("%(done)s of %(counted)s duties are done, %(overdue)s are overdue.") % facts


def protected_sentence(selection: figures.Selection) -> str:
    return _("“%(office)s” is not shown on its own, so that nobody can be recognised.") % {"office": selection.office}


@never_cache
def people(request: HttpRequest) -> HttpResponse:
    """Whose duties stand how, by name; everybody listed can see that it was looked at."""
    if not may_see_names(request.user):
        raise PermissionDenied
    form = PeopleFilter(request.GET or None, scope=scope(request.user))
    selection = figures.Selection(scope(request.user), form.chosen("amt"), form.chosen("regel"))
    state = form.chosen("stand") or DutyState.OVERDUE
    page = sheet(by_state(selection, state), request.GET.get("nach", ""))
    record(request, page.duties)
    filters = {name: request.GET[name] for name in ("regel", "amt", "stand") if request.GET.get(name)}
    context = {
        "form": form,
        "state": state,
        "duties": shown(page.duties, request, timezone.localdate()),
        "next_page": f"?{urlencode(filters | {'nach': page.following})}" if page.following else "",
        "report": DUTIES_BY_PERSON,
        "trail": [(_("Mandatory training"), reverse("lms:duty_overview")), (_("Duties by name"), "")],
    }
    template = "lms/duties/people.html"
    return render(request, f"{template}#list" if request.htmx else template, context)


def record(request: HttpRequest, duties: list[DutyStatus]) -> None:
    """Everybody shown by name can see who looked, and for what."""
    record_looks(
        viewer=request.user,
        subjects=[duty.user_id for duty in duties],
        report=DUTIES_BY_PERSON.shown,
        purpose=DUTIES_BY_PERSON.purpose,
    )


@never_cache
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's duty: why it applies, and what HR development can decide about it."""
    if not may_see_names(request.user):
        raise PermissionDenied
    status = get_object_or_404(reached(request), pk=pk)
    record(request, [status])
    (found,) = shown([status], request, timezone.localdate())
    context = {
        "duty": found,
        "why": explain(status),
        "may_decide": may_decide_on(request.user, status),
        "form": ExemptionForm(),
        "exemptions": status.user.exemptions.filter(assignment=status.assignment).select_related(
            "assignment", "by", "withdrawal"
        ),
        "extensions": status.user.extensions.filter(what=status.what).select_related("assignment", "decision"),
        "trail": [(_("Mandatory training"), reverse("lms:duty_overview")), (status.user.get_full_name(), "")],
    }
    return render(request, "lms/duties/person.html", context)


def reached(request: HttpRequest):
    """The duties of people in the branches of the viewer's role."""
    running = DutyStatus.objects.running().select_related("user", "assignment", "office")
    return running.filter(within(scope(request.user), "office"))
