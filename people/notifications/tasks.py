"""Work of this room that runs outside requests."""

from celery import shared_task

from people.notifications import services


@shared_task(name="people.deliver_notifications")
def deliver(recipients: list[int], kind: str, event: str, facts: dict, url: str) -> None:
    services.deliver(recipients=recipients, kind=kind, event=event, facts=facts, url=url)
