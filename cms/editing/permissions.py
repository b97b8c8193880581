"""Who may see what the checks say."""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from people.directory.models import User


def works_on(user: User | AnonymousUser) -> PageQuerySet:
    """The pages the person writes or publishes; reports show these and no others, and no alias, which is nobody's."""
    mine = page_permission_policy.instances_user_has_any_permission_for(user, {"change", "publish"})
    return mine.filter(alias_of=None)


def may_work_on(user: User | AnonymousUser, page: Page) -> bool:
    """Whoever may edit or publish a page sees what the checks say about it."""
    rights = page.permissions_for_user(user)
    return rights.can_edit() or rights.can_publish()
