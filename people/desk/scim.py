"""Pages about identity systems: their tokens, what each of them changed, their groups, and offices nobody knows."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from django.views.decorators.http import require_POST

from people.desk.views import crumbs, for_operators
from people.directory.models import GroupRole, Office, RoleGrant
from people.entrance.proofs import confirmed_recently
from people.privacy.services import record_looks
from people.provisioning import tokens
from people.provisioning.models import ScimAccount, ScimGroup, ScimToken
from people.provisioning.networks import network_faults
from people.provisioning.tasks import follow_scim_groups

PER_PAGE = 50
SHOWN = gettext_noop("Changes by an identity system")
PURPOSE = gettext_noop("Checking the connection to an identity system")


class TokenForm(forms.ModelForm):
    """What a token may, from where, and until when."""

    class Meta:
        model = ScimToken
        fields = [
            *("name", "number_from", "writes_names", "writes_contact", "writes_posts", "networks", "expires_at"),
        ]
        widgets = {
            "number_from": forms.RadioSelect,
            "networks": forms.Textarea(attrs={"rows": 3}),
            "expires_at": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {"expires_at": gettext_lazy("valid until (empty: until revoked)")}

    def clean_networks(self) -> str:
        given = self.cleaned_data["networks"]
        if faults := network_faults(given):
            raise ValidationError(
                _("These are no networks: %(networks)s. Write them like 192.0.2.0/24."),
                params={"networks": ", ".join(faults)},
            )
        return given


def home() -> tuple[str, str]:
    return _("Identity systems"), reverse("people_scim")


@for_operators
def systems(request: HttpRequest) -> HttpResponse:
    """All tokens and groups, and what needs a hand."""
    title = _("Identity systems")
    context = {
        "tokens": ScimToken.objects.all(),
        "groups": groups_with_roles(),
        "unknown": unknown_departments(),
        "header_title": title,
        "breadcrumbs_items": crumbs((title, "")),
    }
    return render(request, "people/desk/scim.html", context)


def groups_with_roles() -> list[ScimGroup]:
    """The groups with the number of their members and what they stand for."""
    lines: dict[str, list[GroupRole]] = {}
    for line in GroupRole.objects.filter(origin=RoleGrant.Origin.SCIM).select_related("office"):
        lines.setdefault(line.group, []).append(line)
    groups = list(ScimGroup.objects.annotate(size=Count("memberships")))
    for group in groups:
        group.stands_for = [*lines.get(group.display_name, []), *lines.get(group.external_id, [])]
    return groups


def unknown_departments() -> list[dict[str, Any]]:
    """Departments that no office answers to, with the number of people reported there."""
    known = {word.casefold() for pair in Office.objects.values_list("key", "name") for word in pair}
    reported = (
        ScimAccount.objects.filter(removed_at=None, is_active=True, token__writes_posts=True)
        .exclude(department="")
        .order_by("department")
        .values("department", "cost_center")
        .annotate(people=Count("pk"))
    )
    return [
        each
        for each in reported
        if each["department"].casefold() not in known and each["cost_center"].casefold() not in known
    ]


@for_operators
@confirmed_recently(methods=("POST",))
def new_token(request: HttpRequest) -> HttpResponse:
    """Make a token; its secret is shown on the page that follows, and never again."""
    form = TokenForm(request.POST or None)
    title = _("New token")
    context = {"form": form, "header_title": title, "breadcrumbs_items": crumbs(home(), (title, ""))}
    if request.method == "POST" and form.is_valid():
        context |= {"secret": tokens.issue(token=form.instance, by=request.user), "token": form.instance}
        context["address"] = request.build_absolute_uri("/scim/v2")
        return render(request, "people/desk/scim_secret.html", context)
    return render(request, "people/desk/scim_new.html", context, status=422 if form.errors else 200)


@for_operators
@confirmed_recently(methods=("POST",))
def token(request: HttpRequest, token: int) -> HttpResponse:
    """What the token may, and everything it changed."""
    found = get_object_or_404(ScimToken, pk=token)
    form = TokenForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        tokens.change(token=form.instance, by=request.user)
        messages.success(request, _("What the token may is stored."))
        return redirect("people_scim_token", token)
    notes = found.requests.select_related("subject", "group")
    page = Paginator(notes, PER_PAGE).get_page(request.GET.get("p"))
    subjects = [note.subject for note in page.object_list if note.subject]
    record_looks(viewer=request.user, subjects=subjects, report=SHOWN, purpose=PURPOSE)
    name = ScimToken.objects.get(pk=token).name
    context = {
        "token": found,
        "form": form,
        "page": page,
        "header_title": name,
        "breadcrumbs_items": crumbs(home(), (name, "")),
    }
    return render(request, "people/desk/scim_token.html", context, status=422 if form.errors else 200)


@require_POST
@for_operators
def revoke(request: HttpRequest, token: int) -> HttpResponse:
    """The token opens nothing from now on; what it did stays readable."""
    tokens.revoke(token=get_object_or_404(ScimToken, pk=token), by=request.user)
    messages.success(request, _("The token is revoked. The identity system cannot connect with it any more."))
    return redirect("people_scim_token", token)


@require_POST
@for_operators
def follow_now(request: HttpRequest) -> HttpResponse:
    """Let roles follow the groups at once instead of in the night."""
    follow_scim_groups.delay()
    messages.success(request, _("The roles are following the groups. That takes a moment."))
    return redirect("people_scim")
