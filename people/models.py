"""All facts of this storey, gathered from its rooms."""

from people.directory.models import (
    Absence,
    AbsenceImport,
    ColumnAssignment,
    Deputyship,
    GroupRole,
    ImportedChange,
    Office,
    Post,
    RoleGrant,
    StaffGroup,
    StaffImport,
    User,
)
from people.entrance.kiosk.models import Device
from people.entrance.letters.models import LetterBatch
from people.entrance.models import Session
from people.entrance.pins.models import Pin, PinCode, Tries
from people.entrance.sign_on.models import Identity, UsedAnswer
from people.notifications.models import Mailing, MailWish, Notification
from people.privacy.models import AccessRecord
from people.profiles.models import PhotoConsent, Profile
from people.provisioning.models import ScimAccount, ScimGroup, ScimMember, ScimRequest, ScimToken

__all__ = [
    "Absence",
    "AbsenceImport",
    "AccessRecord",
    "ColumnAssignment",
    "Deputyship",
    "Device",
    "GroupRole",
    "Identity",
    "ImportedChange",
    "LetterBatch",
    "MailWish",
    "Mailing",
    "Notification",
    "Office",
    "PhotoConsent",
    "Pin",
    "PinCode",
    "Post",
    "Profile",
    "RoleGrant",
    "ScimAccount",
    "ScimGroup",
    "ScimMember",
    "ScimRequest",
    "ScimToken",
    "Session",
    "StaffGroup",
    "StaffImport",
    "Tries",
    "UsedAnswer",
    "User",
]
