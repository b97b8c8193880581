"""What this room plugs into the editor's menu and the audit trail."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from people.directory.permissions import may_import


class ImportersItem(MenuItem):
    """An entry that only those who may import see."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


def imports_item() -> MenuItem:
    """In the editor's menu, beside the staff imports."""
    return ImportersItem(_("Earlier completions"), reverse("lms:history_imports"), icon_name="upload", order=725)


def log_actions(actions: LogActionRegistry) -> None:
    """The steps of an import."""
    actions.register_action("lms.bring_history", _("Bring completions"), _("Brought a file of completions"))
    actions.register_action("lms.import_history", _("Import completions"), _("Checked or imported completions"))
    actions.register_action("lms.assign_old_courses", _("Assign courses"), _("Assigned course numbers"))
    actions.register_action("lms.undo_history", _("Undo import"), _("Undid an import of completions"))
    actions.register_action("lms.discard_history", _("Discard import"), _("Discarded a file of completions"))
