"""What the editor's checks say about a course as a whole."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.checks.findings import Finding
from courses.catalogue.models import CoursePage


def check_course(page: Page) -> list[Finding]:
    """Whether people learn before they begin what the course brings and how long it takes."""
    return list(findings(page)) if isinstance(page, CoursePage) else []


def findings(course: CoursePage) -> Iterator[Finding]:
    """One finding for each promise that is missing or not kept."""
    if not course.learning_goals:
        yield Finding(
            _("The course does not say what people learn."),
            _("Name two to five learning goals, each as a sentence: “You recognise …”."),
        )
    steps = course.steps() if course.pk else []
    if not steps:
        yield Finding(_("The course has no published lesson yet."), _("Publish lessons before or together with it."))
        return
    together = sum(step.minutes for step in steps)
    if abs(together - (course.minutes or 0)) > max(5, together * 0.25):
        yield Finding(
            _("The lessons together take %(together)d minutes, the course says %(minutes)d.")
            % {"together": together, "minutes": course.minutes or 0},
            _("Correct the duration of the course."),
        )
