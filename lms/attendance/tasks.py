"""Work of this room outside requests; everything may run twice."""

from celery import shared_task

from lms.attendance.services import reminding, running, waiting


@shared_task(name="lms.settle_bookings")
def settle_bookings() -> None:
    waiting.settle()


@shared_task(name="lms.remind_of_sessions")
def remind_of_sessions() -> None:
    reminding.remind()


@shared_task(name="lms.conclude_sessions")
def conclude_sessions() -> None:
    running.conclude_left_open()


@shared_task(name="lms.forget_bookings")
def forget_bookings() -> None:
    reminding.forget_old()
