"""HR development writes rules: what they mean stands beside the form, and nothing acts before it is released."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.assignments import services
from lms.assignments.models import Assignment, AssignmentVersion
from lms.assignments.permissions import may_release, may_write_rule, may_write_rules
from lms.obligations.dry_run import DryRun, dry_run
from lms.obligations.meant import people_meant
from lms.reports.definitions import DUTIES_BY_PERSON
from lms.reports.permissions import may_see
from lms.rules.audience import AudienceForm
from lms.rules.forms import ReleaseForm, RuleForm
from lms.rules.reading import history, lines, sound, told
from people.directory.models import User
from people.directory.roles import Role
from people.privacy.services import record_looks

PAGE = "lms/rules/edit.html"


@never_cache
def rules(request: HttpRequest) -> HttpResponse:
    """All rules: whom they concern, how often, what is being prepared."""
    if not may_write_rules(request.user):
        raise PermissionDenied
    archived = "archiv" in request.GET
    context = {"lines": lines(request.user, archived=archived), "archived": archived, "trail": trail()}
    return render(request, "lms/rules/rules.html", context)


@never_cache
def new_rule(request: HttpRequest) -> HttpResponse:
    """Write a rule; it begins as a draft."""
    if not may_write_rules(request.user):
        raise PermissionDenied
    return edit_page(request, AssignmentVersion(assignment=Assignment(), months=12))


@never_cache
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the draft of a rule; a rule in force gets a new one first."""
    rule = writable(request, pk)
    draft = rule.versions.drafts().first()
    if draft is None:
        return redirect("lms:rule", pk)
    draft.assignment = rule
    return edit_page(request, draft)


def edit_page(request: HttpRequest, version: AssignmentVersion) -> HttpResponse:
    """The form with what it means; a button of the audience only changes the form."""
    scope = request.user.scope_of(Role.HR)
    if request.method != "POST":
        form = RuleForm(scope=scope, version=version if version.pk else None)
        return show(request, version, form, AudienceForm(expression=version.audience))
    form, audience = RuleForm(request.POST, scope=scope), AudienceForm(request.POST)
    button = request.POST.get("tun", "")
    if audience.change(button, request.POST):
        kept = {name: form[name].value() for name in form.fields}
        return show(
            request, entered(version, form, audience), RuleForm(scope=scope, initial=kept), audience, "audience"
        )
    complete = all([form.is_valid(), audience.is_valid()])
    if button == "pruefen" and request.htmx:
        return show(request, entered(version, form, audience), form, audience, "preview")
    if not complete:
        return show(request, entered(version, form, audience), form, audience, "preview", status=422)
    if button in ("pruefen", "probelauf"):
        entered(version, form, audience)
        run, part = (dry_run(version), "dry-run") if button == "probelauf" else (None, "preview")
        return show(request, version, form, audience, part, run=run)
    saved = save(request, version, form, audience)
    messages.success(request, _("The draft is saved. Nothing changes before you release it."))
    return redirect("lms:rule", saved.assignment_id)


def entered(version: AssignmentVersion, form: RuleForm, audience: AudienceForm) -> AssignmentVersion:
    """The version as it would be saved, as far as it is entered."""
    form.is_valid()
    for name, value in (form.version_facts | {"audience": audience.expression}).items():
        setattr(version, name, value)
    return version


def save(request: HttpRequest, version: AssignmentVersion, form: RuleForm, audience: AudienceForm) -> AssignmentVersion:
    """Keep the draft."""
    facts = form.assignment_facts | form.version_facts | {"audience": audience.expression}
    if version.pk:
        return services.change_draft(version=version, by=request.user, **facts)
    return services.draft(by=request.user, **facts)


def show(
    request: HttpRequest,
    version: AssignmentVersion,
    form: RuleForm,
    audience: AudienceForm,
    part: str = "",
    *,
    run: Any = None,
    status: int = 200,
) -> HttpResponse:
    """The page, or with htmx only the part a button is about."""
    heading = version.assignment.title or _("New rule of mandatory training")
    back = reverse("lms:rule", args=[version.assignment_id]) if version.assignment_id else reverse("lms:rules")
    context = {
        "form": form,
        "audience": audience,
        "sentences": told(version),
        "people": len(people_meant(version.audience)) if sound(version.audience) else None,
        "run": run,
        "samples": samples(request, run) if run else [],
        "heading": heading,
        "back": back,
        "trail": trail((version.assignment.title or _("New rule"), "")),
    }
    partial = f"{PAGE}#{part}" if part and request.htmx and status == 200 else PAGE
    return render(request, partial, context, status=status)


@never_cache
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """One rule with all its versions and what each changed; a draft can be tried and released."""
    found = get_object_or_404(Assignment.objects.visible_to(request.user).select_related("owner", "office"), pk=pk)
    draft = found.versions.drafts().first()
    may_write = may_write_rule(request.user, found)
    run = dry_run(draft) if draft and may_write and "probelauf" in request.GET else None
    context = {
        "rule": found,
        "draft": draft,
        "history": history(found),
        "current": found.versions.in_force().first(),
        "today": timezone.localdate(),
        "may_write": may_write,
        "may_release": may_write and may_release(request.user, found),
        "release": ReleaseForm(),
        "run": run,
        "samples": samples(request, run) if run else [],
        "trail": trail((found.title, "")),
    }
    return render(request, "lms/rules/rule.html", context)


@require_POST
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a draft with what the rule says today."""
    services.new_version(assignment=writable(request, pk), by=request.user)
    return redirect("lms:edit_rule", pk)


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft acts from a day on."""
    found = writable(request, pk)
    if not may_release(request.user, found):
        raise PermissionDenied
    draft = get_object_or_404(found.versions.drafts())
    form = ReleaseForm(request.POST)
    if form.is_valid():
        try:
            services.release(version=draft, by=request.user, **form.cleaned_data)
        except ValidationError as mistake:
            form.add_error(None, mistake)
    if form.errors:
        messages.error(request, " ".join(word for words in form.errors.values() for word in words))
    else:
        messages.success(request, _("The rule is released. The duties are being computed."))
    return redirect("lms:rule", pk)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """The rule demands nothing any more."""
    services.archive(assignment=writable(request, pk), by=request.user)
    messages.success(request, _("The rule is archived."))
    return redirect("lms:rules")


def samples(request: HttpRequest, run: DryRun) -> list[tuple[str, list[User]]]:
    """A few names of those who would gain, lose or be clarified, for whoever may see names; they can see the look."""
    if not may_see(request.user, DUTIES_BY_PERSON) or request.user.scope_of(Role.HR) is not None:
        return []
    moved = [each.person for each in run.moving]
    wanted = [
        (_("would gain it"), run.gaining),
        (_("would lose it"), run.losing),
        (_("another due day"), moved),
        (_("due day not computable"), run.not_computable),
    ]
    found = [(heading, run.sample(people)) for heading, people in wanted if people]
    shown = [person for _heading, people in found for person in people]
    record_looks(viewer=request.user, subjects=shown, report=DUTIES_BY_PERSON.shown, purpose=DUTIES_BY_PERSON.purpose)
    return found


def writable(request: HttpRequest, pk: int) -> Assignment:
    """The rule, if the person may change it."""
    found = get_object_or_404(Assignment.objects.visible_to(request.user), pk=pk)
    if not may_write_rule(request.user, found):
        raise PermissionDenied
    return found


def trail(*below: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to the rules."""
    here = (_("Rules"), reverse("lms:rules") if below else "")
    return [(_("Mandatory training"), reverse("lms:duty_overview")), here, *below]
