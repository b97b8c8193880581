"""All tasks of this storey, gathered from its rooms."""

from people.desk.imports.tasks import check_import, run_import, undo_import
from people.directory.tasks import collect_groups, follow_roles
from people.entrance.letters.tasks import write_letters
from people.entrance.tasks import (
    forget_ended_sessions,
    forget_old_codes,
    forget_used_answers,
    mail_about_keys,
    mail_reset_link,
)
from people.notifications.tasks import deliver, send_mails, send_waiting_mails
from people.privacy.tasks import forget_old
from people.provisioning.tasks import follow_scim_groups, forget_scim_requests

__all__ = [
    "check_import",
    "collect_groups",
    "deliver",
    "follow_roles",
    "follow_scim_groups",
    "forget_ended_sessions",
    "forget_old",
    "forget_old_codes",
    "forget_scim_requests",
    "forget_used_answers",
    "mail_about_keys",
    "mail_reset_link",
    "run_import",
    "send_mails",
    "send_waiting_mails",
    "undo_import",
    "write_letters",
]
