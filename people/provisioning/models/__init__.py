from people.provisioning.models.accounts import ScimAccount
from people.provisioning.models.groups import ScimGroup, ScimMember
from people.provisioning.models.requests import ScimRequest
from people.provisioning.models.tokens import ScimToken

__all__ = ["ScimAccount", "ScimGroup", "ScimMember", "ScimRequest", "ScimToken"]
