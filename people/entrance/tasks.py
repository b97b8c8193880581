"""Work of this room that runs outside requests."""

from celery import shared_task

from people.directory.models import User
from people.entrance import services, sign_in
from people.entrance.letters import services as letters
from people.entrance.pins import services as pins
from people.entrance.pins import tries
from people.entrance.sign_on import services as sign_on


@shared_task(name="people.mail_reset_link")
def mail_reset_link(user: int) -> None:
    sign_in.mail_reset_link(user=User.objects.working().get(pk=user))


@shared_task(name="people.forget_old_codes")
def forget_old_codes() -> None:
    """Codes that have expired, PINs of people who have left, tries that have ebbed away, letters nobody fetched."""
    pins.forget_old()
    tries.forget_old()
    letters.forget_old()


@shared_task(name="people.mail_about_keys")
def mail_about_keys(user: int, change: str) -> None:
    sign_in.mail_about_keys(user=User.objects.get(pk=user), change=change)


@shared_task(name="people.forget_ended_sessions")
def forget_ended_sessions() -> None:
    services.forget_ended_sessions()


@shared_task(name="people.forget_used_answers")
def forget_used_answers() -> None:
    sign_on.forget_used()
