"""What editors say in the editor when they change a course that people learn from."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from cms.pages.forms import CheckedPageForm
from courses.versions.models import ChangeKind, CourseVersion
from courses.versions.pages import CHANGE_FIELDS
from courses.versions.services import is_known
from people.hooks import plugged

MEANINGS = {
    ChangeKind.EDITORIAL: _(
        "Editorial: spelling, wording, a better picture. Everybody reads it at once, and nothing else changes."
    ),
    ChangeKind.SUBSTANTIAL: _(
        "Substantial: there is something new to learn. A new version begins; completions go on counting."
    ),
    ChangeKind.AGAIN: _(
        "Must be taken again: a new version begins, and completions of earlier versions stop counting on a day."
    ),
}

CHANGE_PANEL = MultiFieldPanel(
    [
        FieldPanel("change", widget=RadioSelect),
        FieldPanel("change_note"),
        FieldPanel("change_moves"),
        FieldPanel("change_until"),
    ],
    heading=_("What this change means"),
    help_text=_("People already learn from this course. Say what your change means to them before it goes online."),
)


class ChangeForm(CheckedPageForm):
    """Once somebody has begun a course, whoever publishes a change to it says what the change means."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        if instance is not None and not instance.has_unpublished_changes:
            forget_what_was_said(instance)
        super().__init__(*args, **kwargs)
        if "change" not in self.fields:
            return
        course = self._course()
        if course is None or not CourseVersion.objects.begun(course):
            for name in CHANGE_FIELDS:
                self.fields.pop(name, None)
            return
        is_new = not self.instance.pk or not is_known(course, self.instance)
        self.fields["change"].required = True
        self.fields["change"].choices = [
            (kind, words_for(kind, course)) for kind in MEANINGS if not (is_new and kind == ChangeKind.EDITORIAL)
        ]

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        says_more = entered.get("change") in (ChangeKind.SUBSTANTIAL, ChangeKind.AGAIN)
        if says_more and not entered.get("change_note") and not self.is_deferred_validation:
            self.add_error("change_note", ValidationError(_("Say in one sentence what is new.")))
        return entered

    def _course(self) -> Page | None:
        """The course to whose versions the page belongs, if it is there yet."""
        if self.instance.pk:
            return self.instance.versioned_course
        parent = self.parent_page.specific if self.parent_page else None
        return parent if hasattr(parent, "versions") else None


def forget_what_was_said(page: Page) -> None:
    """What was said about the last change does not hold for the next."""
    page.change, page.change_note, page.change_moves, page.change_until = "", "", False, None


def words_for(kind: ChangeKind, course: Page) -> str:
    """A choice in words; taking again says how many people it would hit today."""
    if kind != ChangeKind.AGAIN:
        return str(MEANINGS[kind])
    number = sum(count(course) for count in plugged("register_completion_count"))
    hit = ngettext("Today it would hit %(number)s person.", "Today it would hit %(number)s people.", number)
    return f"{MEANINGS[kind]} {hit % {'number': number}}"
