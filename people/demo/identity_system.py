"""An invented identity system beside HR's file: a token whose secret nobody has, one account, one group."""

from people.directory.models import GroupRole, RoleGrant, User
from people.directory.roles import Role
from people.provisioning import groups, services, tokens
from people.provisioning.models import ScimToken
from people.provisioning.portraits import person_document

GROUP = "BildungsCampus Referierende"


def connect(people: dict[str, User]) -> None:
    """Connected once; loading again changes nothing."""
    if ScimToken.objects.exists():
        return
    token = ScimToken(name="Entra ID (Beispiel)")
    tokens.issue(token=token, by=people["10000009"])
    alma = services.person_by_id(str(people["10000001"].pk))
    account = {"userName": "alma.aydin@stadt.example", "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef"}
    services.change(user=alma, document=person_document(alma) | account, token=token)
    GroupRole.objects.create(origin=RoleGrant.Origin.SCIM, group=GROUP, role=Role.TRAINER)
    dora = {"value": str(people["10000004"].pk)}
    groups.write_group(group=None, document={"displayName": GROUP, "members": [dora]}, token=token)
