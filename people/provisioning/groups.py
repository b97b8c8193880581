"""Groups of an identity system: kept as they come; where operators say what one stands for, roles follow."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Q

from people.directory import services as directory
from people.directory.models import GroupRole, Office, RoleGrant, User
from people.provisioning.models import ScimGroup, ScimMember, ScimToken
from people.provisioning.portraits import people
from people.provisioning.protocol.refusals import invalid_value, not_found, taken

SCIM = RoleGrant.Origin.SCIM


def group_by_id(pk: str, *, lock: bool = False) -> ScimGroup:
    """The group with that id."""
    groups = ScimGroup.objects.select_for_update() if lock else ScimGroup.objects.all()
    found = groups.filter(pk=int(pk)).first() if pk.isascii() and pk.isdigit() and len(pk) < 19 else None
    if found is None:
        raise not_found("Group")
    return found


def members_of(group: ScimGroup) -> list[int]:
    """The ids of those whom the identity system knows and counts in."""
    return list(group.memberships.filter(user__in=people()).order_by("user_id").values_list("user_id", flat=True))


@transaction.atomic
def write_group(*, group: ScimGroup | None, document: dict, token: ScimToken) -> ScimGroup:
    """Create the group or make it what the document says; its members' roles follow."""
    name = document.get("displayName", "")
    if not name or len(name) > 200:
        raise invalid_value("displayName must hold 1 to 200 characters.")
    wanted = wanted_members(document)
    group = group or ScimGroup()
    was_named = (group.display_name, group.external_id)
    group.display_name, group.external_id, group.token = name, document.get("externalId", "")[:200], token
    if ScimGroup.objects.filter(display_name__iexact=name).exclude(pk=group.pk).exists():
        raise taken("There is a group with this displayName already.")
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError:
        raise taken("There is a group with this displayName already.") from None
    present = set(group.memberships.values_list("user_id", flat=True))
    group.memberships.filter(user__in=present - wanted).delete()
    new = [ScimMember(group=group, user_id=pk) for pk in sorted(wanted - present)]
    ScimMember.objects.bulk_create(new, batch_size=1000, ignore_conflicts=True)
    is_renamed = was_named != (group.display_name, group.external_id)  # it may stand for something else now
    follow_groups(users=sorted(wanted | present if is_renamed else wanted ^ present))
    return group


def wanted_members(document: dict) -> set[int]:
    """The people named as members; somebody unknown refuses the whole request, so that nobody falls out by mistake."""
    named = [member.get("value", "") for member in document.get("members", [])]
    if not all(pk.isascii() and pk.isdigit() and len(pk) < 19 for pk in named):
        raise invalid_value("members must hold ids of Users.")
    wanted = {int(pk) for pk in named}
    known: set[int] = set()
    for chunk in directory.chunks(sorted(wanted)):
        known |= set(people().filter(pk__in=chunk).values_list("pk", flat=True))
    if known != wanted:
        raise invalid_value("One of the members is no User known here.")
    return wanted


@transaction.atomic
def delete_group(*, group: ScimGroup) -> None:
    """The group is gone, and with it the roles it gave."""
    members = list(group.memberships.values_list("user_id", flat=True))
    group.delete()
    follow_groups(users=members)


def follow_groups(*, users: Iterable[int] | None) -> None:
    """Begin and end the roles that groups give to these people (to everybody for None); all other roles stay."""
    people_meant = User.objects.filter(
        Q(scim_memberships__isnull=False) | Q(pk__in=RoleGrant.objects.current().from_origin(SCIM).values("user"))
    )
    if users is not None:
        people_meant = people_meant.filter(pk__in=users)
    for user in people_meant.distinct().prefetch_related("scim_memberships__group"):
        directory.match_grants(user=user, wanted=roles_of(user), origin=SCIM)


def roles_of(user: User) -> list[tuple[str, Office | None]]:
    """What the person's groups stand for, by their name or by their number in the identity system."""
    if not user.is_active:
        return []
    groups = [membership.group for membership in user.scim_memberships.all()]
    named = {group.display_name for group in groups} | {group.external_id for group in groups} - {""}
    return GroupRole.objects.of_groups(named, SCIM).roles()
