"""What this storey plugs into the house, gathered from its rooms."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from people.demo.loading import demo_step
from people.desk import hooks as desk
from people.desk.imports import notices as import_notices
from people.desk.imports import personal_data as import_data
from people.entrance import hooks as entrance
from people.entrance import notices as entrance_notices
from people.entrance import own as entrance_own
from people.entrance import services as entrance_services
from people.entrance.sign_on import own as signed_on
from people.entrance.sign_on import services as sign_on
from people.notifications import role_notices, wishes
from people.privacy import own, own_kinds, own_profile
from people.profiles import services as profiles
from people.provisioning import own as provisioned
from people.team import notices as team_notices


@hooks.register("register_log_actions")
def name_actions(actions: LogActionRegistry) -> None:
    """What the audit trail calls the changes made in this storey."""
    actions.register_action("people.grant", _("Grant role"), _("Granted a role"))
    actions.register_action("people.note_entry", _("Note day of entry"), _("Noted the day of entry"))
    actions.register_action("people.end_grant", _("End role"), _("Ended a role"))
    actions.register_action("people.withdraw_grant", _("Withdraw role"), _("Withdrew a role"))
    actions.register_action("people.export_roles", _("Export of roles"), _("Exported the list of role holders"))
    actions.register_action("people.import_staff", _("Import staff"), _("Imported staff data"))
    actions.register_action("people.import_absences", _("Import absences"), _("Imported absences"))
    actions.register_action("people.discard_absences", _("Discard absences"), _("Discarded a file of absences"))
    actions.register_action("people.transfer", _("Enter transfer"), _("Entered a transfer"))
    actions.register_action("people.call_off_transfer", _("Call off transfer"), _("Called a transfer off"))
    actions.register_action("people.add_post", _("Add second post"), _("Added a second post"))
    actions.register_action("people.correct_post", _("Correct second post"), _("Corrected a second post"))
    actions.register_action("people.end_post", _("End second post"), _("Ended a second post"))
    actions.register_action("people.name_deputy", _("Name deputy"), _("Named a deputy"))
    actions.register_action("people.end_deputyship", _("End deputy"), _("Ended a deputy's time"))
    actions.register_action("people.scim_issue", _("Make a token"), _("Made a token for an identity system"))
    actions.register_action("people.scim_change", _("Change a token"), _("Changed what a token may"))
    actions.register_action("people.scim_revoke", _("Revoke a token"), _("Revoked a token"))
    actions.register_action("people.join_by_sign_on", _("Join by sign-in"), _("Joined by the city’s sign-in"))
    actions.register_action("people.link_identity", _("Connect city account"), _("Connected the city’s account"))
    actions.register_action("people.release_identity", _("Release city account"), _("Released the city’s account"))
    actions.register_action("people.bring_import", _("Bring staff files"), _("Brought files for a staff import"))
    actions.register_action("people.release_import", _("Release import"), _("Released a stopped staff import"))
    actions.register_action("people.undo_import", _("Undo import"), _("Undid a staff import"))
    actions.register_action("people.discard_import", _("Discard import"), _("Discarded a staff import"))
    actions.register_action("people.set_password", _("New starting password"), _("Set a new starting password"))
    actions.register_action("people.describe", _("Profile"), _("Changed the own profile"))
    actions.register_action("people.show_photo", _("Show photo"), _("Showed a photo, with consent"))
    actions.register_action("people.withdraw_photo", _("Withdraw photo"), _("Withdrew the consent for a photo"))
    actions.register_action("people.add_factor", _("Second factor"), _("Set up a second factor"))
    actions.register_action("people.remove_factor", _("Remove second factor"), _("Removed a second factor"))
    actions.register_action("people.renew_recovery_codes", _("New recovery codes"), _("Made new recovery codes"))
    actions.register_action("people.reset_factors", _("Reset second factor"), _("Reset a lost second factor"))


hooks.register("register_log_actions", entrance.name_actions)
hooks.register("register_notice", entrance.kiosk_notices)
hooks.register("register_notice", entrance.pin_notices)
hooks.register("register_personal_data", entrance.pin_sections)

hooks.register("register_personal_data", own.sections)
hooks.register("register_personal_data", provisioned.sections)
hooks.register("register_personal_data", own_profile.sections)
hooks.register("see_off", profiles.take_leave)
hooks.register("register_personal_data", entrance_own.sections)
hooks.register("register_notice", entrance_notices.kinds)
hooks.register("follow_roles", entrance_services.end_sessions_of_those_who_left)
hooks.register("see_off", sign_on.take_leave)
hooks.register("register_personal_data", signed_on.sections)
hooks.register("register_personal_data", import_data.sections)
hooks.register("register_notice", import_notices.notices)
hooks.register("register_access_answer", own_kinds.access_kinds)

hooks.register("register_notice", role_notices.kinds)
hooks.register("role_changed", role_notices.tell)
hooks.register("see_off", wishes.take_leave)
hooks.register("register_notice", team_notices.kinds)

hooks.register("register_admin_urls", desk.urls)
hooks.register("register_admin_menu_item", desk.people_item)
hooks.register("register_admin_menu_item", desk.roles_item)
hooks.register("register_admin_menu_item", desk.imports_item)
hooks.register("register_admin_menu_item", desk.scim_item)
hooks.register("register_admin_menu_item", desk.who_sees_item)
hooks.register("register_admin_viewset", desk.group_roles)
hooks.register("register_admin_viewset", desk.offices)
hooks.register("register_admin_menu_item", desk.devices_item)
hooks.register("register_admin_menu_item", desk.letters_item)

hooks.register("register_demo_data", demo_step)
