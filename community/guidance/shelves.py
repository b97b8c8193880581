"""Shelves and the right to write on them: one group per shelf, its members are the office's Digital Movers of today."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from cms.pages.models import HomePage
from community.guidance.models import GuidanceIndexPage, OfficeShelfPage
from community.movers.appointments import in_force, reach_of
from people.directory.models import Office, User

WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
ON_PAGES = ("add_page", "change_page", "publish_page")
ON_UPLOADS = (
    *(("wagtailimages", f"{what}_image") for what in ("add", "change", "choose")),
    *(("wagtaildocs", f"{what}_document") for what in ("add", "change", "choose")),
)


def index_page() -> GuidanceIndexPage:
    """The overview of all guidance, made when the first office needs it."""
    found = GuidanceIndexPage.objects.filter(alias_of=None).first()
    if found:
        return found
    home = HomePage.objects.order_by("path")[0]
    return home.add_child(instance=GuidanceIndexPage(title=_("Guidance"), slug="anleitungen"))


@transaction.atomic
def shelf_of(office: Office) -> OfficeShelfPage:
    """The office's shelf, with the group that writes on it and the place for its pictures; made when it is missing."""
    shelves = OfficeShelfPage.objects.filter(office=office)
    if found := shelves.first():
        return found
    list(HomePage.objects.select_for_update(of=["self"]))  # two first appointments wait for each other
    if found := shelves.first():
        return found
    name = f"{office.key} {office.name}"
    writers = Group.objects.create(name=f"Digital Movers · {name}"[:150])
    shelf = OfficeShelfPage(
        title=office.name,
        slug=_slug(office),
        office=office,
        writers=writers,
        uploads=Collection.get_first_root_node().add_child(name=name[:255]),
    )
    index_page().add_child(instance=shelf)
    _give_rights(shelf, writers)
    return shelf


def _slug(office: Office) -> str:
    """The office's name as part of an address; its key too when another office has the same name."""
    slug = slugify(office.name.lower().translate(WRITTEN_OUT))
    taken = OfficeShelfPage.objects.filter(slug=slug).exists()
    return f"{slug}-{slugify(office.key)}" if taken or not slug else slug


def _give_rights(shelf: OfficeShelfPage, writers: Group) -> None:
    """The group may enter the editor, write below the shelf and upload to the office's own collection."""
    writers.permissions.add(_permission("wagtailadmin", "access_admin"))
    for codename in ON_PAGES:
        right = _permission("wagtailcore", codename)
        GroupPagePermission.objects.get_or_create(group=writers, page=shelf, permission=right)
    for app, codename in ON_UPLOADS:
        right = _permission(app, codename)
        GroupCollectionPermission.objects.get_or_create(group=writers, collection=shelf.uploads, permission=right)


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def follow_roles(users: list[int] | None) -> None:
    """Let the right to write follow today's appointments of these people (by id), or of everybody.

    As long as the site has no start page there is nothing to write on.
    """
    if not HomePage.objects.exists():
        return
    whose = Q() if users is None else Q(user__in=users)
    writing = Group.objects.filter(whose, guidance_shelf__isnull=False, user__isnull=False).values_list(
        "user", flat=True
    )
    appointed = in_force().filter(whose).order_by().values_list("user", flat=True)
    for user in User.objects.filter(pk__in={*writing, *appointed}):
        write_where_appointed(user)


@transaction.atomic
def write_where_appointed(user: User) -> None:
    """Let the person write on the shelves of today's offices, and on no other."""
    offices = reach_of(user) if user.is_active else []
    wanted = {shelf_of(office).writers_id for office in offices or []}
    current = set(Group.objects.filter(user=user, guidance_shelf__isnull=False).values_list("pk", flat=True))
    user.groups.remove(*(current - wanted))
    user.groups.add(*(wanted - current))
