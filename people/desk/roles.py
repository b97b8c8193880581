"""All roles at a glance: who holds which, where and until when; ending soon, and left behind by people who moved."""

from datetime import timedelta
from io import BytesIO

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from wagtail.log_actions import log

from people.desk.forms import OfficeChoice
from people.desk.views import crumbs, for_operators
from people.directory.models import Office, RoleGrant
from people.directory.roles import Role
from people.entrance.proofs import confirmed_recently
from people.privacy.services import record_looks
from people.tables import write_csv

PER_PAGE = 50
SOON = timedelta(days=30)
SHOWN = gettext_noop("Overview of roles")
PURPOSE = gettext_noop("Checking who holds which role")


class RolesFilter(forms.Form):
    """Which roles are listed."""

    STATES = (
        ("", gettext_lazy("today")),
        ("soon", gettext_lazy("ending within 30 days")),
        ("moved", gettext_lazy("for an office in which the person no longer works")),
        ("to_come", gettext_lazy("to come")),
        ("over", gettext_lazy("ended")),
    )

    rolle = forms.ChoiceField(
        label=gettext_lazy("Role"), required=False, choices=[("", gettext_lazy("All roles")), *Role.choices]
    )
    amt = OfficeChoice(
        Office.objects.order_by("path"),
        label=gettext_lazy("Office and everything below it"),
        required=False,
        empty_label=gettext_lazy("All offices"),
    )
    stand = forms.ChoiceField(label=gettext_lazy("Held"), required=False, choices=STATES)

    def grants(self) -> QuerySet[RoleGrant]:
        """The roles that fit; what was entered wrongly narrows nothing."""
        chosen = self.cleaned_data if self.is_valid() else {}
        found = in_state(chosen.get("stand", "")).select_related("user", "office", "granted_by")
        if role := chosen.get("rolle"):
            found = found.filter(role=role)
        if office := chosen.get("amt"):
            found = found.filter(office__path__startswith=office.path)
        return found.order_by("role", "office__path", "user__last_name", "user__first_name", "pk")


def in_state(state: str) -> QuerySet[RoleGrant]:
    """Grants held today, or those that end soon, were left behind, are to come or over."""
    grants = RoleGrant.objects.filter(user__is_active=True)
    if state == "soon":
        return grants.current().filter(ends_on__lte=timezone.localdate() + SOON)
    if state == "moved":
        return grants.current().out_of_place()
    if state == "to_come":
        return grants.to_come()
    if state == "over":
        return RoleGrant.objects.over()
    return grants.current()


@for_operators
def role_holders(request: HttpRequest) -> HttpResponse:
    """Role holders by role and office with dates; everybody listed can see that somebody looked."""
    form = RolesFilter(request.GET or None)
    page = Paginator(form.grants(), PER_PAGE).get_page(request.GET.get("p"))
    record_looks(viewer=request.user, subjects=[grant.user_id for grant in page], report=SHOWN, purpose=PURPOSE)
    title = _("Roles")
    context = {"form": form, "page": page, "header_title": title, "breadcrumbs_items": crumbs((title, ""))}
    return render(request, "people/desk/roles.html", context)


@for_operators
@confirmed_recently(back="people_roles")
def export_role_holders(request: HttpRequest) -> HttpResponse:
    """The same list as a file for spreadsheets."""
    grants = list(RolesFilter(request.GET or None).grants())
    record_looks(viewer=request.user, subjects=[grant.user_id for grant in grants], report=SHOWN, purpose=PURPOSE)
    log(instance=request.user, action="people.export_roles", user=request.user, data={"rows": len(grants)})
    file = BytesIO()
    write_csv(head(), map(row, grants), file)
    response = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rollen-{timezone.localdate():%Y-%m-%d}.csv"'
    return response


def head() -> list[str]:
    """The columns of the file."""
    columns = [_("Role"), _("Office"), _("Last name"), _("First name"), _("Personnel number"), _("From"), _("Until")]
    return [*columns, _("Withdrawn on"), _("Granted by"), _("How it came"), _("Reason")]


def row(grant: RoleGrant) -> list[object]:
    """One role as a line of the file."""
    user, reach = grant.user, grant.office.name if grant.office else _("whole city")
    who = [user.last_name, user.first_name, user.personnel_number]
    days = [grant.starts_on, grant.ends_on or "", grant.withdrawn_on or ""]
    by = grant.granted_by.get_full_name() if grant.granted_by else ""
    return [str(grant.get_role_display()), reach, *who, *days, by, str(grant.get_origin_display()), grant.reason]
