from lms.assignments.models.decisions import Exemption, ExemptionWithdrawal, Extension, ExtensionDecision
from lms.assignments.models.rules import Assignment, AssignmentVersion, DutyAudience

__all__ = [
    "Assignment",
    "AssignmentVersion",
    "DutyAudience",
    "Exemption",
    "ExemptionWithdrawal",
    "Extension",
    "ExtensionDecision",
]
