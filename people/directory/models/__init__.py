from people.directory.models.absences import Absence, AbsenceImport
from people.directory.models.deputies import Deputyship
from people.directory.models.grants import RoleGrant
from people.directory.models.group_roles import GroupRole
from people.directory.models.groups import StaffGroup
from people.directory.models.imports import ColumnAssignment, ImportedChange, StaffImport
from people.directory.models.offices import Office
from people.directory.models.posts import Post
from people.directory.models.users import User

__all__ = [
    "Absence",
    "AbsenceImport",
    "ColumnAssignment",
    "Deputyship",
    "GroupRole",
    "ImportedChange",
    "Office",
    "Post",
    "RoleGrant",
    "StaffGroup",
    "StaffImport",
    "User",
]
