"""What people are told while a page goes from its author to the editors and back. Wagtail announces each step."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState
from wagtail.signals import task_approved, task_rejected, task_submitted

from cms.pages.models import PartMixin
from people.directory.models import User
from people.notifications.notices import Notice
from people.notifications.services import notify
from people.notifications.topics import Topic

SUBMITTED, APPROVED, RETURNED = "cms.submitted", "cms.approved", "cms.returned"


def notices() -> list[Notice]:
    """Handed in, approved, given back; what the editor wrote stands in the message."""
    return [
        Notice(SUBMITTED, "check", lambda facts: _("“%(page)s” waits for your approval.") % facts, Topic.WORK),
        Notice(
            APPROVED,
            "check-circle",
            lambda facts: with_comment(_("“%(page)s” was approved."), facts),
            Topic.WORK,
        ),
        Notice(
            RETURNED,
            "edit",
            lambda facts: with_comment(_("“%(page)s” comes back to you for changes."), facts),
            Topic.WORK,
        ),
    ]


def with_comment(sentence: str, facts: dict) -> str:
    """The sentence, and what was written along with it."""
    comment = facts.get("comment", "")
    return " ".join(filter(None, [sentence % facts, comment and _("“%(comment)s”") % {"comment": comment}]))


def listen() -> None:
    """Hear of every step of an approval."""
    task_submitted.connect(tell_editors, dispatch_uid="cms.approval.submitted")
    task_approved.connect(tell_author, dispatch_uid="cms.approval.approved")
    task_rejected.connect(tell_author, dispatch_uid="cms.approval.returned")


def tell_editors(instance: TaskState, user: User | None = None, **facts: Any) -> None:
    """Whoever may approve learns that something waits."""
    editors = User.objects.working().filter(groups__in=instance.task.specific.groups.all())
    _tell(instance, SUBMITTED, editors.exclude(pk=user.pk if user else None).values_list("pk", flat=True))


def tell_author(instance: TaskState, user: User | None = None, **facts: Any) -> None:
    """Whoever handed the page in learns what became of it, unless it was the own decision."""
    author = instance.workflow_state.requested_by_id
    kind = APPROVED if instance.status == TaskState.STATUS_APPROVED else RETURNED
    if author and (user is None or author != user.pk):
        _tell(instance, kind, [author])


def _tell(state: TaskState, kind: str, people: Any) -> None:
    """One message for a page and its parts that were handed in together."""
    page = state.workflow_state.content_object
    if not isinstance(page, Page):
        return
    page = page.get_parent().specific if isinstance(page.specific, PartMixin) else page
    facts = {"page": page.get_admin_display_title(), "comment": state.comment}
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    event = f"{kind}:{page.pk}:{state.workflow_state.created_at:%Y%m%d%H%M}"
    notify(recipients=list(people), kind=kind, event=event, facts=facts, url=url)
