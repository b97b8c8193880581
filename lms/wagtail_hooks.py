"""What this storey plugs into the ones below, gathered from its rooms."""

from wagtail import hooks

from lms.attempts import hooks as attempts
from lms.attempts import sections as attempt_sections
from lms.attendance import access as attendance_access
from lms.attendance import hooks as attendance
from lms.attendance import notices as attendance_notices
from lms.attendance import sections as attendance_sections
from lms.attendance.services import following, waiting
from lms.badges import hooks as badges
from lms.badges import sections as badge_sections
from lms.certificates import access as certificate_access
from lms.certificates import hooks as certificates
from lms.certificates import notices as certificate_notices
from lms.certificates import sections as certificate_sections
from lms.demo import demo_step, duties_step, instructions_step, proofs_step, sessions_step
from lms.duties import hooks as duties
from lms.duties import notices as duty_notices
from lms.duties import sections as duty_sections
from lms.enrolments import earlier
from lms.enrolments import hooks as enrolments
from lms.enrolments import sections as enrolment_sections
from lms.feedback import hooks as feedback
from lms.feedback import sections as feedback_sections
from lms.history import hooks as history
from lms.history import sections as history_sections
from lms.instruction import hooks as instruction
from lms.instruction import notices as instruction_notices
from lms.instruction import sections as instruction_sections
from lms.item_figures import hooks as item_figures
from lms.notes import hooks as notes
from lms.notes import sections as note_sections
from lms.obligations import hooks as obligations
from lms.obligations import receivers as obligation_receivers
from lms.obligations import telling as obligation_notices
from lms.programmes import hooks as programmes
from lms.programmes import sections as programme_sections
from lms.recognition import hooks as recognition
from lms.recognition import learnt as recognised
from lms.recognition import notices as recognition_notices
from lms.recognition import sections as recognition_sections
from lms.reminders import hooks as reminders
from lms.reminders import notices as reminder_notices
from lms.reminders import sections as reminder_sections
from lms.reports import access
from lms.reports import hooks as reports
from lms.xapi import sections as xapi_sections

hooks.register("register_main_menu_item", reports.menu_item)
hooks.register("register_dashboard_card", reports.dashboard_card)
hooks.register("register_dashboard_card", reports.definitions_card)
hooks.register("register_log_actions", reports.log_actions)

hooks.register("register_dashboard_card", duties.dashboard_card)
hooks.register("register_my_learning_part", duties.my_learning_part)
hooks.register("register_course_panel", duties.course_panel)
hooks.register("register_team_column", duties.team_column)
hooks.register("register_notice", duty_notices.notices)
hooks.register("register_personal_data", duty_sections.sections)

hooks.register("register_main_menu_item", enrolments.menu_item)
hooks.register("register_dashboard_card", enrolments.continue_card)
hooks.register("register_dashboard_card", enrolments.new_courses_card)
hooks.register("register_course_panel", enrolments.course_panel)
hooks.register("register_document_offer", earlier.offers)
hooks.register("register_completion_count", enrolments.people_with_completion)
hooks.register("register_catalogue_state", enrolments.catalogue_states)
hooks.register("register_learnt_courses", enrolments.learnt_courses)
hooks.register("register_log_actions", enrolments.log_actions)
hooks.register("register_personal_data", enrolment_sections.sections)
hooks.register("register_personal_data", attempt_sections.sections)
hooks.register("register_log_actions", attempts.log_actions)
hooks.register("register_personal_data", certificate_sections.sections)
hooks.register("register_notice", certificate_notices.notices)
hooks.register("register_main_menu_item", certificates.menu_item)
hooks.register("register_log_actions", certificates.log_actions)
hooks.register("register_access_answer", certificate_access.access_kinds)
hooks.register("register_certificate_part", badges.certificate_part)
hooks.register("register_log_actions", badges.log_actions)
hooks.register("register_personal_data", badge_sections.sections)
hooks.register("register_personal_data", xapi_sections.sections)

hooks.register("register_course_panel", feedback.course_panel)
hooks.register("register_page_header_buttons", feedback.course_buttons)
hooks.register("register_personal_data", feedback_sections.sections)
hooks.register("register_lesson_desk", notes.desk)
hooks.register("register_personal_data", note_sections.sections)
hooks.register("register_programme_panel", programmes.programme_panel)
hooks.register("register_my_learning_part", programmes.my_learning_part)
hooks.register("register_log_actions", programmes.log_actions)
hooks.register("register_personal_data", programme_sections.sections)

hooks.register("register_mandatory_courses", obligations.mandatory_courses)
hooks.register("duties_changed", obligation_receivers.duties_changed)
hooks.register("role_changed", obligation_receivers.role_changed)
hooks.register("register_notice", obligation_notices.notices)
hooks.register("register_log_actions", obligations.log_actions)
hooks.register("register_log_actions", history.log_actions)
hooks.register("register_admin_menu_item", history.imports_item)
hooks.register("register_personal_data", history_sections.sections)

hooks.register("register_dashboard_card", recognition.desk_card)
hooks.register("register_record_entry", recognised.record_entries)
hooks.register("register_team_column", recognition.team_column)
hooks.register("register_access_answer", recognition.access_kinds)
hooks.register("register_notice", recognition_notices.notices)
hooks.register("register_personal_data", recognition_sections.sections)
hooks.register("register_log_actions", recognition.log_actions)

hooks.register("register_page_header_buttons", item_figures.quiz_buttons)
hooks.register("register_reports_menu_item", item_figures.report_item)

hooks.register("register_dashboard_card", instruction.dashboard_card)
hooks.register("register_team_button", instruction.team_button)
hooks.register("register_record_part", instruction.record_part)
hooks.register("register_notice", instruction_notices.notices)
hooks.register("register_log_actions", instruction.log_actions)
hooks.register("register_personal_data", instruction_sections.sections)
hooks.register("register_notice", reminder_notices.notices)
hooks.register("register_log_actions", reminders.log_actions)
hooks.register("register_personal_data", reminder_sections.sections)

hooks.register("register_access_answer", access.access_kinds)

hooks.register("register_demo_data", demo_step)
hooks.register("register_demo_data", sessions_step)
hooks.register("register_demo_data", instructions_step)
hooks.register("register_demo_data", proofs_step)
hooks.register("register_demo_data", duties_step)

hooks.register("session_changed", following.session_changed)
hooks.register("session_called_off", following.session_called_off)
hooks.register("see_off", waiting.take_leave)
hooks.register("register_notice", attendance_notices.notices)
hooks.register("register_log_actions", attendance.log_actions)
hooks.register("register_personal_data", attendance_sections.sections)
hooks.register("register_main_menu_item", attendance.menu_item)
hooks.register("register_dashboard_card", attendance.sessions_card)
hooks.register("register_dashboard_card", attendance.approvals_card)
hooks.register("register_course_panel", attendance.course_panel)
hooks.register("register_team_column", attendance.team_column)
hooks.register("register_admin_menu_item", attendance.planning_item)
hooks.register("register_page_header_buttons", attendance.course_buttons)
hooks.register("register_access_answer", attendance_access.access_kinds)
