"""All facts of this storey, gathered from its rooms."""

from lms.assignments.models import (
    Assignment,
    AssignmentVersion,
    DutyAudience,
    Exemption,
    ExemptionWithdrawal,
    Extension,
    ExtensionDecision,
)
from lms.attempts.models import Accommodation, Attempt, GivenAnswer
from lms.attendance.models import Attendance, AttendanceMark, BookingStep, CalendarFeed, Seat
from lms.badges.models import Badge
from lms.certificates.models import Certificate, Revocation, Sheet
from lms.enrolments.models import Completion, Enrolment, LessonProgress
from lms.feedback.models import CourseFeedback, FeedbackGiven
from lms.history.models import HistoryImport, ImportedProof, OldCourse
from lms.instruction.models import (
    InstructionCorrection,
    InstructionInvitation,
    InstructionMeeting,
    InstructionRecord,
    InstructionSignature,
    InstructionTopic,
)
from lms.notes.models import Bookmark, MediaPlace, Note
from lms.obligations.models import DutyChange, DutyStatus
from lms.programmes.models import ProgrammeCompletion
from lms.recognition.models import OutsideProof, ProofKind, Recognition, RecognitionStep, Scan
from lms.reminders.models import Digest, LetterRun, Reminder
from lms.reports.models import ReportExport
from lms.xapi.models import Statement

__all__ = [
    "Accommodation",
    "Assignment",
    "AssignmentVersion",
    "Attempt",
    "Attendance",
    "AttendanceMark",
    "Badge",
    "BookingStep",
    "Bookmark",
    "CalendarFeed",
    "Certificate",
    "Completion",
    "CourseFeedback",
    "Digest",
    "DutyAudience",
    "DutyChange",
    "DutyStatus",
    "Enrolment",
    "Exemption",
    "ExemptionWithdrawal",
    "Extension",
    "ExtensionDecision",
    "FeedbackGiven",
    "GivenAnswer",
    "HistoryImport",
    "ImportedProof",
    "InstructionCorrection",
    "InstructionInvitation",
    "InstructionMeeting",
    "InstructionRecord",
    "InstructionSignature",
    "InstructionTopic",
    "LessonProgress",
    "LetterRun",
    "MediaPlace",
    "Note",
    "OldCourse",
    "OutsideProof",
    "ProgrammeCompletion",
    "ProofKind",
    "Recognition",
    "RecognitionStep",
    "Reminder",
    "ReportExport",
    "Revocation",
    "Scan",
    "Seat",
    "Sheet",
    "Statement",
]
