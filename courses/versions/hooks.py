"""What this room writes into the audit trail."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry


def log_actions(actions: LogActionRegistry) -> None:
    """Versions that began, and completions that count no more."""
    actions.register_action("courses.open_version", _("New version"), _("Opened a new version"))
    actions.register_action("courses.demand_again", _("Take again"), _("Demanded that the course is taken again"))
    actions.register_action(
        "courses.withdraw_demand", _("No longer take again"), _("Withdrew that the course must be taken again")
    )
