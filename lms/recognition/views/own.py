"""Handing in outside training and following what becomes of it; the same page serves HR development to decide."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.recognition import permissions, services
from lms.recognition.forms import AcceptForm, AnswerForm, HandInForm, WordsForm
from lms.recognition.models import OutsideProof, ProofKind, Recognition, Scan, State
from lms.recognition.reads import lines, outcome, repeats, story
from people.directory.models import User
from people.privacy.services import record_looks, record_looks_of_the_day

SHOWN = gettext_noop("A proof that was handed in")
PURPOSE = gettext_noop("Recognising outside training")
PAGE = "lms/recognition/recognition.html"
TYPES = {Scan.Format.JPEG: "image/jpeg", Scan.Format.PDF: "application/pdf"}


@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """What I handed in, where it stands, and the proofs it brought."""
    handed_in = Recognition.objects.of(request.user).with_state().select_related("course", "kind", "learner")
    context = {
        "lines": lines(handed_in),
        "proofs": OutsideProof.objects.of(request.user),
        "trail": [(_("Learning record"), reverse("lms:record")), (_("Proofs from elsewhere"), "")],
    }
    return render(request, "lms/recognition/mine.html", context)


@never_cache
def hand_in(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Hand in a proof: for oneself, or for somebody of the team or branch who has no computer."""
    learner = get_object_or_404(User.objects.working(), pk=pk) if pk else request.user
    if not permissions.may_hand_in_for(request.user, learner):
        raise PermissionDenied
    form = HandInForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        recognition = services.hand_in(learner=learner, by=request.user, **form.facts)
        messages.success(request, _("The proof is handed in. HR development decides about it."))
        return redirect("lms:recognition", recognition.pk)
    context = {
        "form": form,
        "learner": learner,
        "for_other": learner.pk != request.user.pk,
        "kinds": ProofKind.objects.offered().exclude(hint=""),
        "trail": [(_("Proofs from elsewhere"), reverse("lms:recognitions")), (_("Hand in a proof"), "")],
    }
    return render(request, "lms/recognition/hand_in.html", context, status=422 if form.errors else 200)


@never_cache
def recognition(request: HttpRequest, pk: int) -> HttpResponse:
    """One proof with everything that happened to it; whoever may, answers, withdraws or decides here."""
    return shown(request, found(request, pk))


def found(request: HttpRequest, pk: int) -> Recognition:
    """The proof, if it may be seen."""
    visible = Recognition.objects.visible_to(request.user).with_state()
    return get_object_or_404(visible.select_related("learner", "course", "kind", "by"), pk=pk)


def shown(request: HttpRequest, record: Recognition, **forms: object) -> HttpResponse:
    """The page with its forms; a form with mistakes comes in place of the empty one."""
    user, steps = request.user, list(record.steps.select_related("by", "completion__course", "proof"))
    record_looks_of_the_day(viewer=user, subjects=[record.learner], report=SHOWN, purpose=PURPOSE)
    may_decide = permissions.may_decide(user, record)
    context = {
        "record": record,
        "line": lines([record])[0],
        "story": story(record, steps),
        "outcome": outcome(steps),
        "scans": list(record.scans.all()),
        "repeats": repeats(record),
        "own": user.pk == record.learner_id,
        "may_decide": may_decide,
        "may_withdraw": permissions.may_speak_for(user, record),
        "trail": trail(request, record),
        "answer": AnswerForm() if permissions.may_answer(user, record) else None,
        "accept": AcceptForm(recognition=record) if may_decide else None,
        "ask": question_form() if may_decide else None,
        "refuse": refusal_form() if may_decide else None,
    }
    return render(request, PAGE, context | forms, status=422 if forms else 200)


def question_form(data: object = None) -> WordsForm:
    return WordsForm(data, prefix="frage", label=_("What do you want to know?"))


def refusal_form(data: object = None) -> WordsForm:
    return WordsForm(data, prefix="ablehnen", label=_("Why is it not recognised?"), help_text=_("The person reads it."))


def trail(request: HttpRequest, record: Recognition) -> list[tuple[str, str]]:
    """The way back: to one's own, or to what waits."""
    if request.user.pk == record.learner_id or not permissions.may_look_after(request.user):
        return [(_("Proofs from elsewhere"), reverse("lms:recognitions")), (record.title, "")]
    return [(_("Proofs to decide on"), reverse("lms:recognition_desk")), (record.title, "")]


@never_cache
def scan(request: HttpRequest, pk: int, scan: int) -> FileResponse:
    """A scan, to those who may see the proof; nothing in it can act as a page of ours."""
    record = found(request, pk)
    kept = get_object_or_404(record.scans, pk=scan)
    record_looks(viewer=request.user, subjects=[record.learner], report=SHOWN, purpose=PURPOSE)
    response = FileResponse(
        kept.file.open(),
        as_attachment=kept.format == Scan.Format.PDF,
        filename=f"nachweis-{record.pk}-{kept.pk}.{kept.format}",
        content_type=TYPES[Scan.Format(kept.format)],
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the question."""
    record = found(request, pk)
    if not permissions.may_answer(request.user, record):
        raise PermissionDenied
    form = AnswerForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, record, answer=form)
    services.answer(recognition=record, words=form.cleaned_data["words"], scans=form.scans, by=request.user)
    messages.success(request, _("Thank you. HR development goes on with it."))
    return redirect("lms:recognition", pk)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not asked for any more."""
    record = found(request, pk)
    if record.state == State.WITHDRAWN:
        return redirect("lms:recognitions")
    if not permissions.may_speak_for(request.user, record):
        raise PermissionDenied
    services.withdraw(recognition=record, by=request.user)
    messages.success(request, _("The proof is withdrawn, and its scans are deleted."))
    return redirect("lms:recognitions")
