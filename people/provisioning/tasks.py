"""Work of this room that runs outside requests."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from people.provisioning import groups, tokens

REQUESTS_KEPT = timedelta(days=366)


@shared_task(name="people.follow_scim_groups")
def follow_scim_groups() -> None:
    groups.follow_groups(users=None)


@shared_task(name="people.forget_scim_requests")
def forget_scim_requests() -> None:
    tokens.forget_old(before=timezone.now() - REQUESTS_KEPT)
