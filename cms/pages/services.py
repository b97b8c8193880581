"""Setting up the site: start page, shelves, footer pages, and what authors and editors may do there."""

import json
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.models.i18n import Locale

from cms.pages.models import HomePage, InformationIndexPage, InformationPage, NewsIndexPage
from people.directory.roles import EDITING_GROUPS, Role
from people.hooks import plugged

FIRST_PAGES = Path(__file__).with_name("first_pages.toml")
WRITE = ("add_page", "change_page")
EDIT = (*WRITE, "publish_page", "lock_page", "unlock_page", "bulk_delete_page")
MEDIA = (
    *("wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image"),
    *("wagtaildocs.add_document", "wagtaildocs.change_document", "wagtaildocs.choose_document"),
)
SNIPPETS = tuple(f"cms.{action}_{kind}" for kind in ("video", "audio") for action in ("add", "change", "view"))


@transaction.atomic
def set_up_site() -> HomePage:
    """Make sure that the site has what readers and editors rely on; asking twice changes nothing.

    Upper storeys add their shelves through the hook `register_site_set_up`, a function (home) -> None.
    """
    home = start_page()
    footer = {"show_in_menus": True}
    information = shelf(home, InformationIndexPage, title=_("Information pages"), slug="informationen", **footer)
    news = shelf(home, NewsIndexPage, title=_("News"), slug="neues")
    first_pages(home)
    authors, editors = editing_group(Role.AUTHOR), editing_group(Role.EDITOR)
    for part in (information, news):
        allow_pages(authors, part, WRITE)
    allow_pages(editors, home, EDIT)
    allow(editing_group(Role.OPERATOR), ("wagtailadmin.access_admin", "cms.change_sitesettings"))
    for group in (authors, editors):
        allow(group, ("wagtailadmin.access_admin", *SNIPPETS))
        allow_media(group)
    approval(home, editors)
    for set_up in plugged("register_site_set_up"):
        set_up(home)
    return home


def start_page() -> HomePage:
    """The start page; on a new site it takes the place of Wagtail's own welcome page."""
    home = HomePage.objects.first()
    if home:
        return home
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title=_("Start"), slug="start", locale=Locale.get_default()))
    address = urlsplit(settings.PUBLIC_ORIGIN)
    place = {"hostname": address.hostname, "port": address.port or (443 if settings.HTTPS else 80)}
    place |= {"root_page": home, "site_name": settings.WAGTAIL_SITE_NAME}
    Site.objects.update_or_create(is_default_site=True, defaults=place)
    for welcome in root.get_children().exact_type(Page).filter(slug="home", numchild=0):
        welcome.delete()
    for group in Group.objects.filter(name="Moderators", user=None):
        group.delete()
    GroupPagePermission.objects.filter(page=root, group__name=EDITING_GROUPS[Role.EDITOR]).delete()
    return home


def shelf(home: HomePage, kind: type[Page], **fields: object) -> Page:
    """The page of this kind below the start page, made if there is none yet."""
    return kind.objects.child_of(home).first() or home.add_child(instance=kind(locale=home.locale, **fields))


def first_pages(home: HomePage) -> None:
    """Drafts of the pages every site owes its readers, such as imprint and accessibility declaration."""
    for facts in tomllib.loads(FIRST_PAGES.read_text(encoding="utf-8"))["pages"]:
        if home.get_children().filter(slug=facts["slug"]).exists():
            continue
        page = InformationPage(
            title=facts["title"], slug=facts["slug"], lead=facts["lead"], body=body(facts["blocks"]), locale=home.locale
        )
        page.is_public = page.show_in_menus = True
        home.add_child(instance=page).save_revision().publish()


def body(blocks: list[dict]) -> str:
    """The blocks of a body as a stream field reads them, from pairs of kind and value."""
    return json.dumps([{"type": kind, "value": value} for block in blocks for kind, value in block.items()])


def editing_group(role: Role) -> Group:
    """The group in the editor that follows the role."""
    return Group.objects.get_or_create(name=EDITING_GROUPS[role])[0]


def allow(group: Group, permissions: tuple[str, ...]) -> None:
    """Give the group these permissions, named as in `cms.add_video`."""
    for name in permissions:
        app, codename = name.split(".")
        group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))


def allow_pages(group: Group, page: Page, rights: tuple[str, ...]) -> None:
    """Give the group rights on the page and everything below it."""
    for codename in rights:
        right = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=right)


def allow_media(group: Group) -> None:
    """Let the group add and use pictures and documents."""
    everything = Collection.get_first_root_node()
    for name in MEDIA:
        app, codename = name.split(".")
        right = Permission.objects.get(content_type__app_label=app, codename=codename)
        GroupCollectionPermission.objects.get_or_create(group=group, collection=everything, permission=right)


def approval(home: HomePage, editors: Group) -> None:
    """What authors write goes to the editors before it is published."""
    if WorkflowPage.objects.filter(page=home).exists():
        return
    workflow = Workflow.objects.create(name="Freigabe")
    task = GroupApprovalTask.objects.create(name="Freigabe durch die Redaktion")
    task.groups.add(editors)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=home)
    for left_over in Workflow.objects.filter(name="Moderators approval"):
        left_over.deactivate()
    Task.objects.filter(name="Moderators approval").update(active=False)
