"""Pages of the desk; only operators reach them, everybody else gets the same 404 as for nothing."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from people.desk.forms import GrantForm
from people.directory import services
from people.directory.forms import EndForm
from people.directory.models import RoleGrant, User
from people.directory.permissions import may_grant_to, may_look_after_staff
from people.entrance import services as entrance
from people.entrance.factors import has_second_factor
from people.entrance.proofs import confirmed_recently
from people.entrance.sign_on import services as sign_on
from people.entrance.sign_on.models import Identity
from people.privacy.services import record_looks

PER_PAGE = 25
SHOWN = gettext_noop("Entry in the directory of people")
PURPOSE = gettext_noop("Granting roles, help with signing in")

View = Callable[..., HttpResponse]


def for_operators(view: View) -> View:
    """Open the page to operators only."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may_look_after_staff(request.user):
            raise Http404
        return never_cache(view)(request, *args, **kwargs)

    return guarded


def crumbs(*steps: tuple[str, str]) -> list[dict[str, str]]:
    return [{"url": url, "label": label} for label, url in [(_("Home"), reverse("wagtailadmin_home")), *steps]]


@for_operators
def people(request: HttpRequest) -> HttpResponse:
    """Find a person by name, number or mailbox; without a question nobody is listed."""
    words = request.GET.get("q", "").split()[:5]
    found = User.objects.filter(*map(matching, words)) if words else User.objects.none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    record_looks(viewer=request.user, subjects=page.object_list, report=SHOWN, purpose=PURPOSE)
    title = _("People")
    context = {"page": page, "words": " ".join(words), "header_title": title, "breadcrumbs_items": crumbs((title, ""))}
    return render(request, "people/desk/people.html", context)


def matching(word: str) -> Q:
    """People who have the word in their name, number or mailbox."""
    parts = ("first_name", "last_name", "personnel_number", "email")
    return Q(*((f"{part}__icontains", word) for part in parts), _connector=Q.OR)


@for_operators
@confirmed_recently(methods=("POST",))
def person(request: HttpRequest, number: str) -> HttpResponse:
    """One person with posts and roles; the form grants another role."""
    found = get_object_or_404(User, personnel_number=number)
    form = GrantForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not found.is_active or not may_grant_to(request.user, found):
            raise PermissionDenied
        services.grant(user=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("The role is granted."))
        return redirect("people_person", number)
    record_looks(viewer=request.user, subjects=[found], report=SHOWN, purpose=PURPOSE)
    name = found.get_full_name()
    context = {
        "person": found,
        "form": form,
        "posts": found.posts.select_related("office", "supervisor").order_by("-starts_on"),
        "grants": found.grants.select_related("office", "granted_by", "ended_by").order_by("-starts_on"),
        "today": timezone.localdate(),
        "has_second_factor": has_second_factor(found),
        "may_grant": found.is_active and may_grant_to(request.user, found),
        "header_title": name,
        "breadcrumbs_items": crumbs((_("People"), reverse("people_desk")), (name, "")),
    }
    return render(request, "people/desk/person.html", context, status=422 if form.errors else 200)


@require_POST
@for_operators
@confirmed_recently
def end_grant(request: HttpRequest, number: str, grant: int) -> HttpResponse:
    """The role ends with a day."""
    found = grant_of(number, grant)
    form = EndForm(request.POST)
    if form.is_valid():
        day = form.cleaned_data["ends_on"]
        services.end_grant(grant=found, on=day, by=request.user)
        messages.success(request, _("The role ends with %(day)s.") % {"day": date_format(day)})
    else:
        messages.error(request, " ".join(form.errors["ends_on"]))
    return redirect("people_person", number)


@require_POST
@for_operators
@confirmed_recently
def withdraw_grant(request: HttpRequest, number: str, grant: int) -> HttpResponse:
    """The role is gone with the person's next click."""
    services.withdraw_grant(grant=grant_of(number, grant), by=request.user)
    messages.success(request, _("The role is withdrawn. It no longer holds from this moment on."))
    return redirect("people_person", number)


def grant_of(number: str, grant: int) -> RoleGrant:
    """A role of this person."""
    return get_object_or_404(RoleGrant.objects.select_related("user"), pk=grant, user__personnel_number=number)


@require_POST
@for_operators
@confirmed_recently
def starting_password(request: HttpRequest, number: str) -> HttpResponse:
    """A new password for somebody without mailbox; it is shown once, to be handed over."""
    found = get_object_or_404(User.objects.working(), personnel_number=number)
    if not may_grant_to(request.user, found):
        raise PermissionDenied
    password = services.set_starting_password(user=found, by=request.user)
    entrance.end_sessions(user=found)
    name = found.get_full_name()
    context = {
        "person": found,
        "password": password,
        "days": settings.STARTING_PASSWORD_DAYS,
        "header_title": name,
        "breadcrumbs_items": crumbs((name, reverse("people_person", args=[number])), (_("Starting password"), "")),
    }
    return render(request, "people/desk/starting_password.html", context)


@require_POST
@for_operators
@confirmed_recently
def reset_factors(request: HttpRequest, number: str) -> HttpResponse:
    """Telephone and recovery codes are lost: the second factor goes, and the person is told."""
    found = get_object_or_404(User.objects.working(), personnel_number=number)
    if not may_grant_to(request.user, found):
        raise PermissionDenied
    entrance.reset_factors(user=found, by=request.user)
    messages.success(request, _("The second factor is removed. The person is told and sets up a new one."))
    return redirect("people_person", number)


@require_POST
@for_operators
@confirmed_recently
def release_identity(request: HttpRequest, number: str, identity: int) -> HttpResponse:
    """Loosen the person's account of the city; the next sign-in connects the one that comes then."""
    found = get_object_or_404(Identity.objects.select_related("user"), pk=identity, user__personnel_number=number)
    if not may_grant_to(request.user, found.user):
        raise PermissionDenied
    sign_on.release(identity=found, by=request.user)
    messages.success(request, _("The account of the city is released."))
    return redirect("people_person", number)
