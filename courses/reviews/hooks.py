"""What this room plugs into start page, audit trail and “My data”."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogActionRegistry

from cms.pages.dashboard import Card
from courses.reviews.models import Review
from people.directory.models import User
from people.directory.roles import Role
from people.privacy.sections import Section

SHOWN = 5


def card(user: User, request: HttpRequest) -> Card | None:
    """Authors and editors see which courses are to be looked at again."""
    if not user.holds(Role.AUTHOR, Role.EDITOR):
        return None
    waiting = list(Review.objects.waiting_for(user).select_related("page"))
    if not waiting:
        return None
    number = len(waiting)
    sentence = ngettext(
        "%(number)s course or lesson is waiting for a review.",
        "%(number)s courses or lessons are waiting for a review.",
        number,
    ) % {"number": number}
    facts = {"reviews": waiting[:SHOWN], "sentence": sentence, "may_withdraw": user.holds(Role.EDITOR)}
    return Card("courses/cards/review.html", "first", 30, facts, sentence)


def sections(user: User) -> list[Section]:
    """What the person looks after."""
    mine = Review.objects.filter(owner=user).select_related("page")
    return [
        Section(
            key="course_reviews",
            title=_("Courses you look after"),
            purpose=_("Courses stay right: somebody looks after them"),
            seen_by=_("Authors and editors"),
            kept=_("As long as you look after them"),
            facts=[(_("Courses and lessons"), str(mine.count()))],
            records=lambda: [{"page": each.page.title, "review_on": each.review_on.isoformat()} for each in mine],
            order=37,
        )
    ]


def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("courses.plan_review", gettext_lazy("Plan review"), gettext_lazy("Planned a review"))
    actions.register_action("courses.check_review", gettext_lazy("Review"), gettext_lazy("Found the page still right"))
