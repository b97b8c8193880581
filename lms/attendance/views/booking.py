"""Pages of sessions for everybody: finding, booking, cancelling, one's own; what is not for somebody gives 404."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cms.languages.speaking import MAIN, speak_all, wished
from courses.events.models import Session
from courses.events.permissions import may_change, may_plan
from courses.models import CoursePage
from lms.attendance.agenda import Wishes, agenda
from lms.attendance.feeds import address_of
from lms.attendance.machine import Kind
from lms.attendance.models import BookingStep, CalendarFeed
from lms.attendance.permissions import may_book, may_see_people
from lms.attendance.reads import Offer, my_sessions, offers, place_in_line
from lms.attendance.services import booking
from lms.attendance.services.steps import CannotBookError
from people.directory.models import User

TRAIL, MINE = "lms:sessions", "lms/sessions/mine.html"
OTHERS = 4


@never_cache
def sessions(request: HttpRequest) -> HttpResponse:
    """Sessions by week; `?woche=2026-W48&art=online&frei=1&kurs=12`."""
    course = request.GET.get("kurs", "")
    wishes = Wishes(
        week=request.GET.get("woche", ""),
        kind=request.GET.get("art", "") if request.GET.get("art") in ("vor-ort", "online") else "",
        only_free=request.GET.get("frei") == "1",
        course=int(course) if course.isdecimal() and len(course) < 10 else None,
    )
    chosen = CoursePage.objects.visible_to(request.user).filter(pk=wishes.course)
    context = {
        "agenda": agenda(request.user, wishes, wished(request)),
        "wishes": wishes,
        "course": next(iter(speak_all(chosen[:1], wished(request))), None),
        "may_plan": may_plan(request.user),
        "kinds": [("", _("All")), ("vor-ort", _("On site")), ("online", _("Online"))],
    }
    template = "lms/sessions/sessions.html"
    return render(request, f"{template}#agenda" if request.htmx else template, context)


@never_cache
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """One session, and what the person can do with it now."""
    found = reached(request.user, pk)
    offer, others = of_one_course(request.user, found, wished(request))
    elsewhere = next((other for other in others if other.kind == Kind.BOOKED), None)
    context = {
        "offer": offer,
        "session": offer.session,
        "line": place_in_line(offer.step) if offer.kind == Kind.WAITING else None,
        "elsewhere": elsewhere,
        "may_rebook": elsewhere and elsewhere.may_cancel and not offer.is_full and not found.needs_approval,
        "may_change": may_change(request.user, found),
        "may_see_people": may_see_people(request.user, found),
        "others": others[:OTHERS],
        "trail": [(_("Sessions"), reverse(TRAIL)), (offer.session.course.title, "")],
    }
    return render(request, "lms/sessions/session.html", context)


def reached(user: User, pk: int) -> Session:
    """The session, for those its course is meant for, who has to do with it, or who plans it."""
    found = Session.objects.select_related("course__topic").filter(pk=pk).first()
    if found is None:
        raise Http404
    if found.course.is_visible_to(user) or may_change(user, found) or may_see_people(user, found):
        return found
    if BookingStep.objects.of(user).active().filter(session=found).exists():
        return found
    raise Http404


def of_one_course(user: User, here: Session, language: str = MAIN) -> tuple[Offer, list[Offer]]:
    """The session for this person, and the others of its course that lie ahead."""
    ahead = Session.objects.to_come().filter(course=here.course_id)
    found = offers(ahead | Session.objects.filter(pk=here.pk), user, language)
    return next(each for each in found if each.session == here), [each for each in found if each.session != here]


@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """The person's own sessions, and the private calendar."""
    if request.htmx:  # the card on the start page
        return render(request, f"{MINE}#next-sessions", {"mine": my_sessions(request.user, wished(request))})
    feed = CalendarFeed.objects.filter(owner=request.user).first()
    context = {
        "mine": my_sessions(request.user, wished(request)),
        "feed": address_of(feed) if feed else "",
        "trail": [(_("Sessions"), reverse(TRAIL)), (_("My sessions"), "")],
    }
    return render(request, MINE, context)


def acts(action: Callable[[HttpRequest, Session], str]) -> Callable[[HttpRequest, int], HttpResponse]:
    """A button of the session page: what it says afterwards, or why it did not go."""

    @require_POST
    def act(request: HttpRequest, pk: int) -> HttpResponse:
        found = reached(request.user, pk)
        try:
            messages.success(request, action(request, found))
        except CannotBookError as refused:
            messages.error(request, refused.words)
        return redirect("lms:session", pk)

    return act


@acts
def book(request: HttpRequest, found: Session) -> str:
    """Book a seat, or whatever the session offers instead."""
    if not may_book(request.user, found):
        raise PermissionDenied
    step = booking.book(session=found, learner=request.user, by=request.user)
    return {
        Kind.BOOKED: _("Your seat is booked. You find the session under “My sessions”."),
        Kind.WAITING: _("You are on the waiting list. As soon as a seat is free, we offer it to you."),
        Kind.REQUESTED: _("Your supervisor has been asked. You are told how it was decided."),
        Kind.OFFERED: _("A seat is held for you. Please accept it."),
    }[Kind(step.kind)]


@acts
def accept(request: HttpRequest, found: Session) -> str:
    """Take the seat that was offered."""
    booking.accept(session=found, learner=request.user, by=request.user)
    return _("Your seat is booked. You find the session under “My sessions”.")


@acts
def cancel(request: HttpRequest, found: Session) -> str:
    """Give back whatever one has."""
    booking.cancel(session=found, learner=request.user, by=request.user)
    return _("You are no longer registered. Your seat goes to the next person.")


@acts
def rebook(request: HttpRequest, found: Session) -> str:
    """Come to this session instead of the one booked before."""
    _offer, others = of_one_course(request.user, found)
    elsewhere = next((other for other in others if other.kind == Kind.BOOKED), None)
    if elsewhere is None or not may_book(request.user, found):
        raise Http404
    booking.rebook(away_from=elsewhere.session, to=found, learner=request.user, by=request.user)
    return _("You come to this session now. The seat you had before is given back.")
