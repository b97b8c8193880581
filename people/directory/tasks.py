"""Work of this room that runs outside requests."""

from celery import shared_task

from people.directory import groups, services


@shared_task(name="people.follow_roles")
def follow_roles() -> None:
    services.follow_roles()


@shared_task(name="people.collect_groups")
def collect_groups() -> None:
    groups.collect_groups()
