"""All facts of this storey, gathered from its rooms."""

from community.guidance.models import GuidanceIndexPage, GuidancePage, GuidanceTag, HelpfulMark, OfficeShelfPage
from community.movers.models import MoverProfile
from community.questions.models import Question, Reply

__all__ = [
    "GuidanceIndexPage",
    "GuidancePage",
    "GuidanceTag",
    "HelpfulMark",
    "MoverProfile",
    "OfficeShelfPage",
    "Question",
    "Reply",
]
