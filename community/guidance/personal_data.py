"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from community.guidance.models import GuidancePage, HelpfulMark
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """Guidance the person owns, and marks on guidance that helped."""
    pages, marks = GuidancePage.objects.filter(author=user), HelpfulMark.objects.filter(user=user)
    number = how_many(user, pages=pages, marks=marks)
    written = Section(
        key="guidance",
        title=_("Guidance you own"),
        purpose=_("Colleagues know whom to ask about this guidance"),
        seen_by=_("All staff"),
        kept=_("As long as the guidance; the office takes over when you leave"),
        facts=[(_("Guidance pages"), str(number["pages"]))],
        records=lambda: [{"title": page.title, "checked_on": page.checked_on.isoformat()} for page in pages],
        order=61,
    )
    marked = Section(
        key="helpful_marks",
        title=_("Guidance that helped you"),
        purpose=_("Shows the owner how many people the guidance helped, without names"),
        seen_by=_("Only you; others see the number"),
        kept=_("Until you take it back or leave"),
        facts=[(_("Marks"), str(number["marks"]))],
        records=lambda: [
            {"title": mark.page.title, "marked_at": mark.marked_at.isoformat()} for mark in marks.select_related("page")
        ],
        order=62,
        only_me=True,
    )
    return [section for section, holds in ((written, number["pages"]), (marked, number["marks"])) if holds]
