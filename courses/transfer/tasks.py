"""Work of this room outside requests."""

from celery import shared_task


@shared_task(name="courses.pack_course")
def pack_course(number: int) -> None:
    """Pack a course; a failure is told to the person and to the operator's log."""
    from courses.transfer import models, services

    try:
        services.run_packing(number=number)
    except Exception:
        services.fail(record=models.CourseExport, number=number)
        raise


@shared_task(name="courses.check_course")
def check_course(number: int) -> None:
    """Read a package."""
    from courses.transfer import models, services

    try:
        services.check(number=number)
    except Exception:
        services.fail(record=models.CourseImport, number=number)
        raise


@shared_task(name="courses.take_course")
def take_course(number: int) -> None:
    """Write the course of a package."""
    from courses.transfer import models, services

    try:
        services.run(number=number)
    except Exception:
        services.fail(record=models.CourseImport, number=number)
        raise


@shared_task(name="courses.forget_course_packages")
def forget_course_packages() -> None:
    """Every night."""
    from courses.transfer import services

    services.forget_old()
