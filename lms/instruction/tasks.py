"""Work of this room outside requests; everything may run twice."""

from celery import shared_task

from lms.instruction.services import forgetting, holding


@shared_task(name="lms.close_instructions")
def close_instructions() -> None:
    holding.close_left_open()


@shared_task(name="lms.forget_instructions")
def forget_instructions() -> None:
    forgetting.forget_old()
