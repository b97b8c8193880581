"""Work of this room outside requests."""

from celery import shared_task


@shared_task(name="courses.check_questions")
def check_questions(number: int) -> None:
    """Read a large file; a failure is told to the person and to the operator's log."""
    from courses.exchange import services

    try:
        services.check(number=number)
    except Exception:
        services.fail(number=number)
        raise


@shared_task(name="courses.take_questions")
def take_questions(number: int) -> None:
    """Take the questions of a large file into the bank."""
    from courses.exchange import services

    try:
        services.run(number=number)
    except Exception:
        services.fail(number=number)
        raise


@shared_task(name="courses.forget_question_imports")
def forget_question_imports() -> None:
    """Every night."""
    from courses.exchange import services

    services.forget_old()
