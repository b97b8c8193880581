"""What this room plugs into catalogue and audit trail."""

from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry

from lms.assignments.models import AssignmentVersion


def mandatory_courses() -> set[int]:
    """Courses that a rule in force demands."""
    targets = (target for version in AssignmentVersion.objects.in_force() for target in version.targets)
    return {target["id"] for target in targets if target["kind"] == "course"}


def log_actions(actions: LogActionRegistry) -> None:
    """What writing rules and deciding about people leaves in the audit trail."""
    names = {
        "lms.draft_rule": (gettext_lazy("Draft rule"), gettext_lazy("Drafted a rule of mandatory training")),
        "lms.change_rule": (gettext_lazy("Change draft"), gettext_lazy("Changed the draft of a rule")),
        "lms.release_rule": (gettext_lazy("Release rule"), gettext_lazy("Released a rule")),
        "lms.archive_rule": (gettext_lazy("Archive rule"), gettext_lazy("Archived a rule")),
        "lms.keep_audience": (gettext_lazy("Change audience"), gettext_lazy("Changed an audience of rules")),
        "lms.grant_exemption": (gettext_lazy("Exempt"), gettext_lazy("Exempted somebody from a rule")),
        "lms.withdraw_exemption": (gettext_lazy("End exemption"), gettext_lazy("Withdrew an exemption")),
        "lms.ask_extension": (gettext_lazy("Ask for more time"), gettext_lazy("Asked for more time")),
        "lms.decide_extension": (gettext_lazy("Decide about more time"), gettext_lazy("Decided about more time")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)
