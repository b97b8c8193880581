"""Looking after courses: who does, until when, and who is reminded."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from courses.reviews.models import SOON, Review, a_year_on
from courses.reviews.notices import DUE
from courses.reviews.stages import stage_on
from people.directory.models import User
from people.directory.roles import Role
from people.notifications.services import notify


@transaction.atomic
def plan(*, page: Page, owner: User | None, review_on: date, by: User) -> Review:
    """Say who looks after the page and when it is looked at again."""
    review, _is_new = Review.objects.update_or_create(page=page, defaults={"owner": owner, "review_on": review_on})
    log(instance=page, action="courses.plan_review", user=by, data={"review_on": review_on.isoformat()})
    return review


@transaction.atomic
def unplan(*, page: Page, by: User) -> None:
    """The page is looked at together with its course."""
    Review.objects.filter(page=page).delete()


@transaction.atomic
def check(*, review: Review, by: User) -> Review:
    """The page is still right; it is looked at again in a year."""
    review.checked_on = timezone.localdate()
    review.review_on = a_year_on(review.checked_on)
    review.save(update_fields=["checked_on", "review_on"])
    log(instance=review.page, action="courses.check_review", user=by)
    return review


@transaction.atomic
def plan_missing(*, courses: Sequence[Page]) -> None:
    """Courses online that nobody planned a review for get one: a year after they went online, by whoever began them."""
    for course in courses:
        began = timezone.localdate(course.first_published_at or timezone.now())
        Review.objects.get_or_create(page_id=course.pk, defaults={"owner": course.owner, "review_on": a_year_on(began)})


def remind() -> None:
    """Tell owners what is to be looked at, once for each stage; editors where nobody looks after it."""
    today = timezone.localdate()
    for review in Review.objects.due(today + SOON).select_related("page", "owner"):
        stage = stage_on(today, review.review_on)
        if stage:
            notify(
                recipients=responsible_for(review),
                kind=DUE,
                event=f"{DUE}:{review.page_id}:{review.review_on.isoformat()}:{stage}",
                facts={"page": review.page.title, "day": review.review_on.isoformat()},
                url=reverse("wagtailadmin_pages:edit", args=[review.page_id]),
            )


def responsible_for(review: Review) -> list[int]:
    """The owner, as long as she works with courses; otherwise all editors."""
    owner = review.owner
    if owner and owner.is_active and owner.holds(Role.AUTHOR, Role.EDITOR):
        return [owner.pk]
    return list(User.objects.working().holding(Role.EDITOR).values_list("pk", flat=True))


def take_over(people: list[int]) -> None:
    """What people who leave looked after goes to the editors."""
    Review.objects.filter(owner__in=people).update(owner=None)
