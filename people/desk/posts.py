"""A person's posts and deputies at the desk: transfers on a day, second posts, standing in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.desk.forms import DeputyForm, SecondPostForm, TransferForm
from people.desk.views import PURPOSE, SHOWN, crumbs, for_operators
from people.directory import transfers
from people.directory.models import Deputyship, Post, User
from people.directory.permissions import may_end_deputyship, may_keep_posts, may_name_deputy
from people.privacy.services import record_looks
from people.team import services as team


@for_operators
def posts(request: HttpRequest, number: str) -> HttpResponse:
    """All posts of one person, and a form for a transfer and one for a second post."""
    person = get_object_or_404(User, personnel_number=number)
    kind = request.POST.get("kind")
    transfer = TransferForm(request.POST if kind == "transfer" else None, person=person, prefix="transfer")
    second = SecondPostForm(request.POST if kind == "second" else None, person=person, prefix="second")
    if transfer.is_valid() and saved(request, person, transfer, transfers.transfer):
        messages.success(request, _("The transfer is entered. It takes effect by itself on that day."))
        return redirect("people_posts", number)
    if second.is_valid() and saved(request, person, second, transfers.add_post):
        messages.success(request, _("The second post is entered."))
        return redirect("people_posts", number)
    context = {
        "transfer": transfer,
        "second": second,
        "posts": [
            (post, transfers.is_planned(post)) for post in person.posts.select_related("office", "supervisor").reverse()
        ],
        "may_change": person.is_active and may_keep_posts(request.user, person),
    }
    return page(request, person, "people/desk/posts.html", _("Posts"), context, transfer, second)


def saved(request: HttpRequest, person: User, form: forms.Form, change: Any) -> bool:
    """Whether the change could be made; otherwise the form says why."""
    if not may_keep_posts(request.user, person):
        raise PermissionDenied
    try:
        change(user=person, by=request.user, **form.cleaned_data)
    except ValidationError as mistake:
        form.add_error(None, mistake)
    return form.is_valid()


@for_operators
def post(request: HttpRequest, number: str, post: int) -> HttpResponse:
    """Put a second post right."""
    found = post_of(request, number, post, is_main=False)
    names = ("office", "job", "hazard_group", "supervisor", "percentage", "site", "starts_on", "ends_on")
    initial = {name: getattr(found, name) for name in names}
    form = SecondPostForm(request.POST or None, person=found.user, initial=initial)
    if form.is_valid():
        transfers.correct_post(post=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("The second post is corrected."))
        return redirect("people_posts", number)
    return page(request, found.user, "people/desk/post.html", _("Second post"), {"form": form, "post": found}, form)


@require_POST
@for_operators
def end_post(request: HttpRequest, number: str, post: int) -> HttpResponse:
    """A second post is over."""
    transfers.end_post(post=post_of(request, number, post, is_main=False), by=request.user)
    messages.success(request, _("The second post has ended."))
    return redirect("people_posts", number)


@require_POST
@for_operators
def call_off(request: HttpRequest, number: str, post: int) -> HttpResponse:
    """A planned transfer does not happen."""
    found = post_of(request, number, post, is_main=True)
    try:
        transfers.call_off(post=found, by=request.user)
    except ValidationError as mistake:
        messages.error(request, " ".join(mistake.messages))
    else:
        messages.success(request, _("The transfer is called off. Roles that ended with it have to be granted anew."))
    return redirect("people_posts", number)


def post_of(request: HttpRequest, number: str, post: int, *, is_main: bool) -> Post:
    """The post of that person, for whoever may change it."""
    posts = Post.objects.select_related("user", "office").filter(user__personnel_number=number, is_main=is_main)
    found = get_object_or_404(posts, pk=post)
    if not may_keep_posts(request.user, found.user):
        raise PermissionDenied
    return found


@for_operators
def deputies(request: HttpRequest, number: str) -> HttpResponse:
    """Who stands in for the person, and a form to name somebody."""
    person = get_object_or_404(User, personnel_number=number)
    form = DeputyForm(request.POST or None)
    if form.is_valid():
        if not may_name_deputy(request.user, person) or form.cleaned_data["deputy"] == request.user:
            raise PermissionDenied
        try:
            team.name_deputy(principal=person, by=request.user, **form.cleaned_data)
        except ValidationError as mistake:
            form.add_error(None, mistake)
        else:
            messages.success(request, _("The deputy is named; both have been told."))
            return redirect("people_deputies", number)
    context = {
        "form": form,
        "deputyships": person.deputyships.select_related("deputy", "named_by").reverse(),
        "standing": set(person.deputyships.standing().values_list("pk", flat=True)),
        "may_name": may_name_deputy(request.user, person),
    }
    return page(request, person, "people/desk/deputies.html", _("Deputies"), context, form)


@require_POST
@for_operators
def end_deputyship(request: HttpRequest, number: str, deputyship: int) -> HttpResponse:
    """The deputy stops at once."""
    found = get_object_or_404(Deputyship.objects.filter(principal__personnel_number=number), pk=deputyship)
    if not may_end_deputyship(request.user, found):
        raise PermissionDenied
    team.end_deputyship(deputyship=found, by=request.user)
    messages.success(request, _("The deputy has been told that it is over."))
    return redirect("people_deputies", number)


def page(
    request: HttpRequest, person: User, template: str, title: str, context: dict, *entered: forms.Form
) -> HttpResponse:
    """A page about one person, who can see that somebody looked."""
    record_looks(viewer=request.user, subjects=[person], report=SHOWN, purpose=PURPOSE)
    name, above = person.get_full_name(), reverse("people_person", args=[person.personnel_number])
    context |= {
        "person": person,
        "header_title": f"{name}: {title}",
        "breadcrumbs_items": crumbs((_("People"), reverse("people_desk")), (name, above), (title, "")),
    }
    status = 422 if any(form.errors for form in entered) else 200
    return render(request, template, context, status=status)
