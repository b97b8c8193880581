"""What this room writes into the audit trail."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry


def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        "lms.end_accommodation", _("End of an accommodation at tests"), _("Ended an accommodation at tests")
    )
    actions.register_action("lms.accommodate", _("Accommodation at tests"), _("Granted more time or attempts at tests"))
