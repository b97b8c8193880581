"""Sessions as calendar files, and the private address for one's own calendar."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.attendance import feeds
from lms.attendance.machine import Kind
from lms.attendance.models import BookingStep
from lms.attendance.services import calendars
from lms.attendance.views.booking import reached

TYPE = "text/calendar; charset=utf-8"


@never_cache
def session_file(request: HttpRequest, pk: int) -> HttpResponse:
    """One session for one's calendar; the video link only for people with a seat."""
    found = reached(request.user, pk)
    if not found.has_date:
        raise Http404
    booked = BookingStep.objects.of(request.user).newest().filter(session=found, kind=Kind.BOOKED).exists()
    answer = HttpResponse(feeds.file_of(found, with_link=booked), content_type=TYPE)
    answer["Content-Disposition"] = f'attachment; filename="termin-{found.pk}.ics"'
    return answer


@never_cache
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """What a calendar programme reads; it is nobody who could sign in, so the address itself is the key."""
    owner = feeds.owner_of(secret)
    if owner is None:
        raise Http404
    return HttpResponse(feeds.feed_of(owner), content_type=TYPE)


feed.open_to_everyone = True  # type: ignore[attr-defined]


@require_POST
def make_feed(request: HttpRequest) -> HttpResponse:
    """A new secret address."""
    calendars.make_feed(owner=request.user)
    messages.success(request, _("Your calendar has a new address. An older one no longer works."))
    return redirect("lms:my_sessions")


@require_POST
def end_feed(request: HttpRequest) -> HttpResponse:
    """No address any more."""
    calendars.end_feed(owner=request.user)
    messages.success(request, _("The address of your calendar no longer works."))
    return redirect("lms:my_sessions")
