"""Work of this room outside requests."""

from celery import shared_task
from django.conf import settings

from courses.catalogue.models import CoursePage
from courses.reviews import services


@shared_task(name="courses.remind_of_reviews")
def remind_of_reviews() -> None:
    """Every night."""
    courses = CoursePage.objects.live().filter(review=None, locale__language_code=settings.LANGUAGE_CODE)
    services.plan_missing(courses=list(courses.select_related("owner")))
    services.remind()
