"""Who may see records of learning and reports, offered to the page “Who may see what?”."""

from django.utils.translation import gettext_lazy as _

from lms.reports import figures, permissions
from lms.reports.definitions import COMPLETION_BY_PERSON, REPORTS, ReportDefinition
from people.directory.models import User
from people.privacy.access import Kind, is_own
from people.privacy.own_kinds import person_kind


def access_kinds() -> list[Kind]:
    """Proof of training, everything else about learning, and each report."""
    return [
        person_kind("person-proof", _("A person’s completions of courses"), sees_proof, order=11),
        person_kind("person-learning", _("A person’s progress, attempts and results"), is_own, order=13),
        person_kind("person-certificates", _("A person’s certificates"), is_own, order=13),
        *map(report_kind, REPORTS),
    ]


def report_kind(report: ReportDefinition) -> Kind:
    """A report as such; what is in it ends where the role's branch ends."""
    return Kind(
        key=f"report-{report.key}",
        label=report.title,
        find=lambda text: report,
        may_see=permissions.may_see,
        title=lambda found: "",
        note=_("Each sees the branch that the role reaches."),
        order=60,
    )


def sees_proof(user: User, person: User) -> bool:
    """The person, and whoever evaluates by name in a branch where the person works."""
    if is_own(user, person):
        return True
    if not permissions.may_see(user, COMPLETION_BY_PERSON):
        return False
    scope = permissions.scope(user, COMPLETION_BY_PERSON)
    return figures.Selection(scope).posts().filter(user=person).exists()
