"""Work of this room that runs outside requests."""

from celery import shared_task

from people.notifications import mailing, services


@shared_task(name="people.deliver_notifications")
def deliver(recipients: list[int], kind: str, event: str, facts: dict, url: str) -> None:
    services.deliver(recipients=recipients, kind=kind, event=event, facts=facts, url=url)


@shared_task(name="people.send_mails")
def send_mails(mails: list[int]) -> None:
    mailing.send(mails=mails)


@shared_task(name="people.send_waiting_mails")
def send_waiting_mails() -> None:
    mailing.plan_overviews()
    mailing.send_waiting()
