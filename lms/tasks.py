"""Work outside requests of this storey, gathered from its rooms."""

from lms.attempts.tasks import close_overdue_attempts, forget_accommodations
from lms.attendance.tasks import conclude_sessions, forget_bookings, remind_of_sessions, settle_bookings
from lms.certificates.tasks import forget_old_programmes, issue_outstanding_certificates
from lms.enrolments.tasks import forget_old
from lms.history.tasks import check_history, forget_history_files, run_history, undo_history
from lms.instruction.tasks import close_instructions, forget_instructions
from lms.notes.tasks import forget_old_notes
from lms.obligations.tasks import forget_old_duties, rebuild_duties, refresh_duties
from lms.programmes.tasks import follow_up_programmes
from lms.recognition.tasks import forget_recognitions
from lms.reminders.tasks import forget_reminders, remind_of_duties, send_duty_digests
from lms.reports.tasks import delete_old_exports, prepare_export

__all__ = [
    "check_history",
    "close_instructions",
    "close_overdue_attempts",
    "conclude_sessions",
    "delete_old_exports",
    "follow_up_programmes",
    "forget_accommodations",
    "forget_bookings",
    "forget_history_files",
    "forget_instructions",
    "forget_old",
    "forget_old_duties",
    "forget_old_notes",
    "forget_old_programmes",
    "forget_recognitions",
    "forget_reminders",
    "issue_outstanding_certificates",
    "prepare_export",
    "rebuild_duties",
    "refresh_duties",
    "remind_of_duties",
    "remind_of_sessions",
    "run_history",
    "send_duty_digests",
    "settle_bookings",
    "undo_history",
]
