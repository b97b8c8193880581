"""HR development's pages: what waits, deciding one by one or several at once, and the kinds of proof."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.recognition import permissions, services
from lms.recognition.filters import QueueForm, WhoForm
from lms.recognition.forms import AcceptForm, KindForm
from lms.recognition.models import ProofKind, Recognition, State
from lms.recognition.reads import lines, wanted
from lms.recognition.views import own
from people.privacy.services import record_looks_of_the_day

PER_PAGE = 50
SHOWN = gettext_noop("Proofs that were handed in")
PAGE = "lms/recognition/desk.html"


@never_cache
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, by kind and office; the people listed can see who looked."""
    if not permissions.may_look_after(request.user):
        raise PermissionDenied
    if request.htmx and request.htmx.target == "proofs-waiting":  # the card on the start page says how many, not whose
        number = Recognition.objects.to_decide_by(request.user).waiting().count()
        return render(request, f"{PAGE}#proofs-waiting", {"number": number})
    form = QueueForm(request.GET, user=request.user)
    wish = form.wish()
    page = Paginator(wanted(request.user, wish), PER_PAGE).get_page(request.GET.get("seite"))
    page.object_list = lines(page.object_list)
    people = [line.recognition.learner for line in page.object_list]
    record_looks_of_the_day(viewer=request.user, subjects=people, report=SHOWN, purpose=own.PURPOSE)
    context = {
        "form": form,
        "wish": wish,
        "page": page,
        "number": page.paginator.count,
        "may_accept_many": wish.target is not None and wish.state == State.WAITING and bool(page.object_list),
        "may_keep_kinds": permissions.may_keep_kinds(request.user),
        "trail": trail(),
    }
    return render(request, PAGE, context)


@never_cache
def hand_in_for(request: HttpRequest) -> HttpResponse:
    """Find somebody to hand a proof in for."""
    if not permissions.may_look_after(request.user):
        raise PermissionDenied
    form = WhoForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        return redirect("lms:hand_in_for", form.cleaned_data["number"].pk)
    context = {"form": form, "trail": trail((_("Hand in for somebody"), ""))}
    return render(request, "lms/recognition/for_whom.html", context, status=422 if form.errors else 200)


@require_POST
def accept_many(request: HttpRequest) -> HttpResponse:
    """Recognise the chosen ones, all of one kind, each as long as the rule says."""
    if not permissions.may_look_after(request.user):
        raise PermissionDenied
    form = QueueForm(request.POST, user=request.user)
    wish = form.wish()
    back = redirect(f"{reverse('lms:recognition_desk')}?{form.query()}")
    if wish.target is None:
        messages.error(request, _("Please choose what the proofs count for; several at once must be of one kind."))
        return back
    chosen = [pk for pk in request.POST.getlist("auswahl") if pk.isdecimal() and len(pk) < 19]
    number = services.accept_many(recognitions=wanted(request.user, wish).filter(pk__in=chosen), by=request.user)
    words = ngettext(
        "%(number)s proof was recognised, and the person has been told.",
        "%(number)s proofs were recognised, and the people have been told.",
        number,
    )
    messages.success(request, words % {"number": number})
    return back


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """It counts."""
    record = to_decide(request, pk)
    form = AcceptForm(request.POST, recognition=record)
    if not form.is_valid():
        return own.shown(request, record, accept=form)
    return after(request, _("The proof is recognised."), services.accept, record, **form.cleaned_data)


@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """It does not count."""
    record = to_decide(request, pk)
    form = own.refusal_form(request.POST)
    if not form.is_valid():
        return own.shown(request, record, refuse=form)
    return after(
        request, _("The person has been told that it is not recognised."), services.refuse, record, **form.cleaned_data
    )


@require_POST
def ask_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Something is not clear."""
    record = to_decide(request, pk)
    form = own.question_form(request.POST)
    if not form.is_valid():
        return own.shown(request, record, ask=form)
    return after(request, _("The question has been sent."), services.ask_back, record, **form.cleaned_data)


def to_decide(request: HttpRequest, pk: int) -> Recognition:
    """What the person may decide about; what is decided already leads nowhere new."""
    record = own.found(request, pk)
    if not permissions.may_decide(request.user, record):
        raise PermissionDenied
    return record


def after(
    request: HttpRequest, said: str, change: Callable[..., object], record: Recognition, **facts: object
) -> HttpResponse:
    """Do it and go back to what waits; whoever comes too late sees where it stands."""
    try:
        change(recognition=record, by=request.user, **facts)
    except services.TooLateError:
        messages.info(request, _("Somebody was faster. Here you see where it stands."))
        return redirect("lms:recognition", record.pk)
    messages.success(request, said)
    return redirect("lms:recognition_desk")


@never_cache
def kinds(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """The kinds of proof that HR development keeps: all of them, and a form for a new one or for one of them."""
    if not permissions.may_keep_kinds(request.user):
        raise PermissionDenied
    kind = get_object_or_404(ProofKind, pk=pk) if pk else None
    form = KindForm(request.POST or None, instance=kind)
    if request.method == "POST" and form.is_valid():
        services.save_kind(kind=form.save(commit=False), by=request.user)
        messages.success(request, _("The kind of proof is saved."))
        return redirect("lms:proof_kinds")
    context = {
        "form": form,
        "kind": kind,
        "kinds": ProofKind.objects.all(),
        "trail": trail((_("Kinds of proof"), "")),
    }
    return render(request, "lms/recognition/kinds.html", context, status=422 if form.errors else 200)


def trail(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """The way from the evaluation."""
    here = (_("Proofs to decide on"), reverse("lms:recognition_desk") if steps else "")
    return [(_("Evaluation"), reverse("lms:report_overview")), here, *steps]
