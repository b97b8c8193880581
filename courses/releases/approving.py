"""A course with all its lessons and tests goes to the editors and online in one go."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Page, TaskState

from cms.checks.pages import report_on
from courses.catalogue.models import CoursePage
from courses.versions.models import CourseVersion
from people.directory.models import User


@dataclass(frozen=True)
class Draft:
    """A page of the course that reads differently in the editor than online."""

    page: Page
    waits: bool  # for approval


class NotReady(Exception):
    """A page lacks something that the law asks for, or its editor has to say first what the change means."""

    def __init__(self, page: Page) -> None:
        super().__init__(str(page))
        self.page = page


def drafts_of(course: CoursePage) -> list[Draft]:
    """The course and its steps, as far as they have changes that are not online; the course first."""
    pages = [course, *course.get_children().order_by("path").specific()]
    return [Draft(page, page.workflow_in_progress) for page in pages if page.has_unpublished_changes or not page.live]


@transaction.atomic
def hand_in(*, course: CoursePage, by: User) -> int:
    """Give all drafts of the course to the editors; says how many there were."""
    waiting = [draft.page for draft in drafts_of(course) if not draft.waits]
    for page in waiting:
        _check(page)
        if workflow := page.get_workflow():
            workflow.start(page, by)
    return len(waiting)


@transaction.atomic
def approve_all(*, course: CoursePage, comment: str, by: User) -> int:
    """Put all drafts of the course online; who handed them in is told, with the comment. Says how many there were."""
    drafts = drafts_of(course)
    is_begun = CourseVersion.objects.begun(course)
    for draft in drafts:
        page = draft.page.get_latest_revision_as_object()
        _check(page)
        if is_begun and not page.change:
            raise NotReady(page)
        state = draft.page.current_workflow_task_state
        if state and state.status == TaskState.STATUS_IN_PROGRESS:
            state.task.specific.on_action(state, by, "approve", comment=comment)
        else:
            draft.page.get_latest_revision().publish(user=by)
    return len(drafts)


def _check(page: Page) -> None:
    if report_on(page.get_latest_revision_as_object()).blocking:
        raise NotReady(page)
