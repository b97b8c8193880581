"""Holding an instruction: choose the topic and the people, show the code, see who confirmed, close, repeat."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.instruction import codes, permissions, reads
from lms.instruction.forms import PersonSearch, StartForm
from lms.instruction.models import InstructionMeeting
from lms.instruction.printing import minutes_pdf
from lms.instruction.services import holding
from lms.instruction.services.refusals import CannotInstruct
from people.directory.models import User
from people.directory.roles import Role
from people.privacy.services import record_looks_of_the_day

SHOWN = gettext_noop("People at an instruction on site")
PURPOSE = gettext_noop("Proving instructions")
PER_PAGE, ON_CARD = 30, 3


def meeting_for(request: HttpRequest, pk: int, *, runs: bool = False) -> InstructionMeeting:
    """The meeting, for those who may see it, or who may run it."""
    visible = InstructionMeeting.objects.visible_to(request.user)
    found = get_object_or_404(visible.select_related("topic", "held_by", "acting_for", "office"), pk=pk)
    if runs and not permissions.may_run(request.user, found):
        raise PermissionDenied
    return found


def note_look(viewer: User, meeting: InstructionMeeting, people: list[User]) -> None:
    acting_for = meeting.acting_for if meeting.held_by_id == viewer.pk else None
    record_looks_of_the_day(viewer=viewer, subjects=people, report=SHOWN, purpose=PURPOSE, acting_for=acting_for)


def note_looks(viewer: User, by_topic: list[reads.TopicInTeam]) -> None:
    """Whoever is named as missing sees that somebody looked."""
    people = {person.pk for each in by_topic for person in each.missing}
    record_looks_of_the_day(viewer=viewer, subjects=people, report=SHOWN, purpose=PURPOSE)


def trail(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Instruction on site"), reverse("lms:instruction")), *steps]


@never_cache
def overview(request: HttpRequest) -> HttpResponse:
    """What is open, what was held, and the way to begin; for the start page only the own open ones."""
    if not permissions.may_see_instruction(request.user):
        raise PermissionDenied
    seen = InstructionMeeting.objects.visible_to(request.user).for_lists()
    if request.htmx:
        own = seen.filter(held_by=request.user).open()[:ON_CARD]
        return render(request, "lms/instruction/overview.html#own-open", {"own": own})
    by_topic = reads.team_by_topic(request.user)
    note_looks(request.user, by_topic)
    context = {
        "by_topic": by_topic,
        "open": list(seen.open()),
        "page": Paginator(seen.closed(), PER_PAGE).get_page(request.GET.get("seite")),
        "may_hold": permissions.may_hold(request.user),
        "may_keep_topics": permissions.may_keep_topics(request.user),
    }
    return render(request, "lms/instruction/overview.html", context)


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Choose topic, place and people; then it begins."""
    user = request.user
    if not permissions.may_hold(user):
        raise PermissionDenied
    team = reads.team_members(user)
    initial = beginning(user, request.GET.get("thema", ""))
    form = StartForm(request.POST or None, topics=reads.topics_for(user), team=team, initial=initial)
    if request.method == "POST" and form.is_valid():
        of = reads.team_of(user, form.people_chosen)
        meeting = holding.begin(
            topic=form.cleaned_data["topic"],
            place=form.cleaned_data["place"],
            office=reads.home_of(user, of),
            people=form.people_chosen,
            by=user,
            acting_for=of.acting_for if of else None,
        )
        return redirect(meeting)
    context = {"form": form, "trail": trail((_("Begin"), ""))}
    return render(request, "lms/instruction/start.html", context, status=422 if form.errors else 200)


def beginning(user: User, topic: str) -> dict[str, object]:
    """What the form shows at first: everybody present, or for a certain topic only those who need it."""
    present = reads.team_members(user).present()
    for each in reads.team_by_topic(user) if topic else []:
        if str(each.topic.pk) == topic:
            present = present.filter(pk__in=[person.pk for person in each.missing])
    return {"topic": topic, "people": present}


@never_cache
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is expected and who has confirmed; with htmx only the list, which looks again every few seconds."""
    found = meeting_for(request, pk)
    attendance = reads.attendance_of(found)
    note_look(request.user, found, attendance.people)
    search = PersonSearch(request.GET if "q" in request.GET else None)
    runs = permissions.may_run(request.user, found)
    may_add = runs and found.is_open
    context = {
        "meeting": found,
        "attendance": attendance,
        "runs": runs,
        "search": search,
        "found": reads.found(request.user, found, search.cleaned_data["q"]) if may_add and search.is_valid() else None,
        "may_correct": runs or request.user.may_reach(found.office, Role.HR),
        "trail": trail((str(found), "")),
    }
    if request.htmx:
        return render(request, "lms/instruction/meeting.html#list", context)
    return render(request, "lms/instruction/meeting.html", context, status=422 if search.errors else 200)


@never_cache
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """The QR code, large; on a screen a new one every few minutes, on paper one until the end of the meeting."""
    found = meeting_for(request, pk, runs=True)
    printed = "druck" in request.GET
    context = {
        "meeting": found,
        "qr": codes.drawing(found, printed=printed) if found.is_open else None,
        "address": codes.address(found, printed=printed),
        "printed": printed,
        "seconds": int(codes.RENEWED.total_seconds()),
        "trail": trail((str(found), found.get_absolute_url()), (_("QR code"), "")),
    }
    return render(request, "lms/instruction/code.html" + ("#code" if request.htmx else ""), context)


@require_POST
def add_person(request: HttpRequest, pk: int, learner: int) -> HttpResponse:
    """Put somebody of the own office on the list."""
    found = meeting_for(request, pk, runs=True)
    person = get_object_or_404(permissions.within_reach(request.user), pk=learner)
    try:
        holding.expect(meeting=found, learner=person, by=request.user)
        messages.success(request, _("%(name)s is on the list.") % {"name": person})
    except CannotInstruct as refused:
        messages.error(request, refused.words)
    return redirect(found)


@require_POST
def remove_person(request: HttpRequest, pk: int, learner: int) -> HttpResponse:
    """Take somebody off the list again."""
    found = meeting_for(request, pk, runs=True)
    person = get_object_or_404(User, instruction_invitations__meeting=found, pk=learner)
    try:
        holding.take_off(meeting=found, learner=person, by=request.user)
    except CannotInstruct as refused:
        messages.error(request, refused.words)
    return redirect(found)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting is over; the minutes are ready."""
    found = meeting_for(request, pk, runs=True)
    holding.close(meeting=found, by=request.user)
    messages.success(request, _("The instruction is closed. The minutes are ready."))
    return redirect(found)


@require_POST
def repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """The same again for whoever was missing."""
    found = meeting_for(request, pk, runs=True)
    try:
        again = holding.repeat(meeting=found, by=request.user, acting_for=acting_in(request.user, found))
    except CannotInstruct as refused:
        messages.error(request, refused.words)
        return redirect(found)
    return redirect(again)


def acting_in(user: User, meeting: InstructionMeeting) -> User | None:
    """In whose name somebody goes on with what another began."""
    principals = {meeting.held_by_id, meeting.acting_for_id}
    standing_in = [team.acting_for for team in user.teams if team.acting_for and team.supervisor.pk in principals]
    return standing_in[0] if standing_in and user.pk != meeting.held_by_id else meeting.acting_for


@never_cache
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as a file, with signatures."""
    found = meeting_for(request, pk)
    attendance = reads.attendance_of(found)
    note_look(request.user, found, attendance.people)
    headers = {
        "Content-Disposition": f'attachment; filename="unterweisung-{found.held_on:%Y-%m-%d}-{found.pk}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(minutes_pdf(found, attendance), content_type="application/pdf", headers=headers)
