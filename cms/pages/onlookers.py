"""Somebody else's eyes: an invented colleague for previews, who works in an office and knows nothing yet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from people.directory.models import Office, Post, RoleGrant, StaffGroup, User
from people.directory.roles import Role

if TYPE_CHECKING:
    from cms.pages.models import BasePage

NOBODY = 0  # no row has this number, so nothing anywhere belongs to an onlooker


def choices(page: "BasePage") -> Iterator[tuple[str, str]]:
    """The people an author may look as: one of each office, of each group the page names, and a Digital Mover."""
    named = page.audience_offices.all() if hasattr(page, "audience_offices") else ()
    offices = {office.pk: office for office in (*named, *Office.objects.offices())}
    yield "mover", _("As a Digital Mover sees it")
    for group in page.audience_groups.all() if hasattr(page, "audience_groups") else ():
        yield f"gruppe-{group.pk}", _("As somebody with %(group)s sees it") % {"group": group}
    for office in offices.values():
        yield f"amt-{office.pk}", _("As somebody from %(office)s sees it") % {"office": office}


def onlooker(mode: str | None) -> User | None:
    """The invented colleague of a preview mode; None where one looks with one's own eyes."""
    kind, _dash, number = (mode or "").partition("-")
    match kind:
        case "mover":
            return somebody(Post(office=Office.objects.offices().first()), role=Role.MOVER)
        case "amt" if number.isdecimal() and (office := Office.objects.filter(pk=number).first()):
            return somebody(Post(office=office))
        case "gruppe" if number.isdecimal() and (group := StaffGroup.objects.filter(pk=number).first()):
            return somebody(with_group(Post(office=Office.objects.offices().first()), group))
    return None


def with_group(post: Post, group: StaffGroup) -> Post:
    """The post with the entry that puts its holder into the group."""
    if group.kind == StaffGroup.Kind.JOB:
        post.job = group.value
    elif group.kind == StaffGroup.Kind.HAZARD:
        post.hazard_group = group.value
    else:
        post.attributes = {group.heading: group.value}
    return post


def somebody(post: Post, role: Role | None = None) -> User:
    """A colleague with this post who is not in the database, and never will be."""
    user = User(pk=NOBODY, personnel_number="", first_name=_("Sample"), last_name=_("Person"))
    grants = [RoleGrant(user=user, role=role, office=post.office)] if role else []
    user.__dict__ |= {"current_posts": [post] if post.office_id else [], "current_grants": grants, "teams": []}
    return user
