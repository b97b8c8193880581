from lms.instruction.models.meetings import InstructionInvitation, InstructionMeeting
from lms.instruction.models.records import InstructionCorrection, InstructionRecord, InstructionSignature
from lms.instruction.models.topics import InstructionTopic

__all__ = [
    "InstructionCorrection",
    "InstructionInvitation",
    "InstructionMeeting",
    "InstructionRecord",
    "InstructionSignature",
    "InstructionTopic",
]
