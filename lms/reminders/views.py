"""HR development sees what reminders will go out and what became of the others, and prints letters."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.reminders import letters as paper
from lms.reminders import reads
from lms.reminders.forms import LedgerForm
from lms.reminders.models import Reminder
from lms.reminders.permissions import may_see_reminders
from people.directory.models import Office
from people.directory.roles import Role
from people.privacy.services import record_looks, record_looks_of_the_day

PER_PAGE = 50
SHOWN = gettext_noop("Ledger of reminders")
PRINTED = gettext_noop("Reminders on paper")
PURPOSE = gettext_noop("Proof of mandatory training")


def scope_of_hr(request: HttpRequest) -> list[Office] | None:
    """The branches the person looks after; everybody else is sent away."""
    if not may_see_reminders(request.user):
        raise PermissionDenied
    return request.user.scope_of(Role.HR)


@never_cache
def reminders(request: HttpRequest) -> HttpResponse:
    """What will go out in the next thirty days, what went out in the last thirty, and what waits to be printed."""
    scope, today = scope_of_hr(request), timezone.localdate()
    context = {
        "planned": reads.planned(scope, on=today),
        "figures": reads.figures(scope, on=today),
        "to_print": reads.waiting_letters(scope),
        "most": paper.MOST,
        "last_run": reads.last_run(),
    }
    return render(request, "lms/reminders/reminders.html", context)


@never_cache
def ledger(request: HttpRequest) -> HttpResponse:
    """Every single reminder with its outcome; everybody shown can see who looked."""
    scope = scope_of_hr(request)
    form = LedgerForm(request.GET or None)
    rows = form.narrow(Reminder.objects.in_scope(scope)).select_related("user", "assignment", "office")
    page = Paginator(rows.newest_first(), PER_PAGE).get_page(request.GET.get("seite"))
    record_looks_of_the_day(viewer=request.user, subjects=[row.user_id for row in page], report=SHOWN, purpose=PURPOSE)
    return render(request, "lms/reminders/ledger.html", {"form": form, "page": page})


@require_POST
@never_cache
def letters(request: HttpRequest) -> HttpResponse:
    """The waiting letters as a file, each once."""
    printed = paper.print_letters(scope=scope_of_hr(request), by=request.user)
    if printed is None:
        messages.info(request, _("No letter waits to be printed."))
        return redirect("lms:reminders")
    record_looks(viewer=request.user, subjects=printed.people, report=PRINTED, purpose=PURPOSE)
    name = f"erinnerungen-{timezone.localdate():%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(printed.file, content_type="application/pdf", headers=headers)
