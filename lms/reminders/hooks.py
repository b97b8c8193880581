"""What this room plugs into the storeys below."""

from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry


def log_actions(actions: LogActionRegistry) -> None:
    """What this room writes into the audit trail."""
    actions.register_action(
        "lms.print_reminders", gettext_lazy("Print reminders"), gettext_lazy("Printed reminders of mandatory training")
    )
