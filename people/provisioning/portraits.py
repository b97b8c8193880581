"""People and groups as SCIM documents."""

import json
from collections.abc import Iterable
from hashlib import sha256

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from people.directory.models import Post, User
from people.provisioning.models import ScimAccount, ScimGroup, ScimMember
from people.provisioning.protocol.attributes import CORE_GROUP, CORE_USER, ENTERPRISE


def people() -> QuerySet[User]:
    """Everybody an identity system may know: not the accounts kept by hand, nor whom it has removed."""
    return User.objects.filter(is_superuser=False, scim_account__removed_at=None)


def with_details(found: QuerySet[User]) -> QuerySet[User]:
    """The people with everything a document tells, in as many queries for one as for hundreds."""
    posts = Post.objects.current().main().select_related("office", "supervisor")
    memberships = ScimMember.objects.select_related("group").order_by("group__display_name", "pk")
    return found.select_related("scim_account__manager").prefetch_related(
        Prefetch("posts", posts, to_attr="posts_today"),
        Prefetch("scim_memberships", memberships, to_attr="groups_today"),
    )


def account_of(user: User) -> ScimAccount | None:
    """The link to the identity system, if there is one."""
    return getattr(user, "scim_account", None)


def person_document(user: User) -> dict:
    """One of `with_details` as the identity system reads it."""
    account = account_of(user)
    document = {
        "schemas": [CORE_USER, ENTERPRISE],
        "id": str(user.pk),
        "externalId": account.external_id if account else "",
        "userName": account.user_name if account else user.personnel_number,
        "name": {"formatted": user.get_full_name(), "givenName": user.first_name, "familyName": user.last_name},
        "displayName": user.get_full_name(),
        "active": user.is_active,
        "emails": only_value(user.email),
        "phoneNumbers": only_value(user.phone),
        "groups": [
            {"value": str(member.group_id), "$ref": address("Group", member.group_id), "display": str(member.group)}
            for member in user.groups_today  # type: ignore[attr-defined]
        ],
        **work(user, account),
    }
    return finished(document, "User", user.pk, account)


def work(user: User, account: ScimAccount | None) -> dict:
    """Job and place: as the identity system reported them, else as we know them."""
    post = next(iter(user.posts_today), None)  # type: ignore[attr-defined]
    supervisor = (account and account.manager) or (post and post.supervisor)
    extension = {
        "employeeNumber": user.personnel_number,
        "department": (account and account.department) or (post.office.name if post else ""),
        "costCenter": (account and account.cost_center) or (post.office.key if post else ""),
        "manager": {
            "value": str(supervisor.pk),
            "$ref": address("User", supervisor.pk),
            "displayName": supervisor.get_full_name(),
        }
        if supervisor
        else None,
    }
    title = (account and account.title) or (post.job if post else "")
    return {"title": title, ENTERPRISE: {name: value for name, value in extension.items() if value}}


def only_value(value: str | None) -> list[dict]:
    return [{"value": value, "type": "work", "primary": True}] if value else []


def group_document(group: ScimGroup, members: Iterable[int] | None) -> dict:
    """A group with the ids of its members; None leaves them out."""
    document: dict = {
        "schemas": [CORE_GROUP],
        "id": str(group.pk),
        "externalId": group.external_id,
        "displayName": group.display_name,
    }
    if members is not None:
        document["members"] = [{"value": str(pk), "$ref": address("User", pk), "type": "User"} for pk in members]
    return finished(document, "Group", group.pk, group)


def finished(document: dict, name: str, pk: int, record: ScimAccount | ScimGroup | None) -> dict:
    """The document without empty places, and with what is known about itself."""
    content = {key: value for key, value in document.items() if value not in ("", [], {}, None)}
    digest = sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:20]
    times = {"created": record.created_at, "lastModified": record.changed_at} if record else {}
    meta = {"resourceType": name, **{key: at.isoformat() for key, at in times.items()}}
    return content | {"meta": meta | {"location": address(name, pk), "version": f'W/"{digest}"'}}


def address(name: str, pk: int) -> str:
    """The public address of a resource."""
    return settings.PUBLIC_ORIGIN + reverse(f"scim:{name.lower()}", args=[pk])
