"""What the door plugs into the house."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

from people.entrance.kiosk.notices import notices as kiosk_notices
from people.entrance.pins.notices import notices as pin_notices
from people.entrance.pins.sections import sections as pin_sections

__all__ = ["kiosk_notices", "name_actions", "pin_notices", "pin_sections"]


def name_actions(actions: LogActionRegistry) -> None:
    """What the audit trail calls the changes made here."""
    actions.register_action("people.issue_pin_code", _("Issue code for a PIN"), _("Issued a code for a PIN"))
    actions.register_action("people.set_pin", _("Set PIN"), _("Set a PIN"))
    actions.register_action("people.remove_pin", _("Remove PIN"), _("Removed a PIN"))
    actions.register_action("people.ask_letters", _("Ask for letters"), _("Asked for letters with codes"))
    actions.register_action("people.fetch_letters", _("Fetch letters"), _("Fetched letters with codes"))
    actions.register_action("people.add_device", _("Add shared device"), _("Added a shared device"))
    actions.register_action("people.invite_device", _("Code for a shared device"), _("Made a code for a shared device"))
    actions.register_action("people.set_up_device", _("Set up shared device"), _("Set up a shared device"))
    actions.register_action("people.revoke_device", _("Shared device out of use"), _("Took a shared device out of use"))
