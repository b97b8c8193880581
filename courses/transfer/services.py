"""Packing a course, bringing a package, looking at it, taking it in as a draft; anything twice happens once."""

from collections.abc import Callable
from datetime import timedelta
from tempfile import TemporaryFile
from uuid import uuid4

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from courses.catalogue.models import CourseIndexPage, CoursePage, Topic
from courses.exchange.archives import MEGABYTE
from courses.exchange.markup import UnreadableError
from courses.transfer import progress, tasks
from courses.transfer.checks import check as check_package
from courses.transfer.models import CourseExport, CourseImport, CourseOrigin
from courses.transfer.opening import Parcel
from courses.transfer.packing import Packing
from courses.transfer.report import findings_of, origin, report_of
from courses.transfer.taking import Taking
from people.directory.models import User

State = CourseImport.State
AT_ONCE = 2 * MEGABYTE  # larger packages are read by a worker
KEPT = timedelta(days=7)


class NothingToTakeError(Exception):
    """The package was not read yet, something stops it, or it was taken or discarded before."""


def pack(*, course: CoursePage, drafts: bool, authors: str, licence: str, by: User) -> CourseExport:
    """Have a course packed."""
    record = CourseExport.objects.create(course=course, drafts=drafts, authors=authors, licence=licence, by=by)
    log(instance=course, action="courses.export_course", user=by)
    hand_over(record, tasks.pack_course.delay)
    return record


def run_packing(*, number: int) -> None:
    """Write the package; packing it a second time changes nothing."""
    record = CourseExport.objects.select_related("course", "by").get(pk=number)
    if record.state != CourseExport.State.PACKING:
        return
    with TemporaryFile() as target:
        packing = Packing(record.course, target, drafts=record.drafts, watch=progress.teller(record))
        package = packing.pack(authors=record.authors, licence=record.licence)
        record.left_out = [*packing.left_out, *check_package(package).troubles]
        record.file.save(f"{uuid4()}.zip", File(target), save=False)
    record.state = CourseExport.State.DONE
    record.save(update_fields=["file", "left_out", "state"])
    progress.forget(record)


def bring(*, file: File, file_name: str, by: User) -> CourseImport:
    """Take a package and say what is in it; nothing is written yet."""
    record = CourseImport(by=by, file_name=file_name[:200])
    record.file.save(f"{uuid4()}.zip", file, save=True)
    if record.file.size <= AT_ONCE:
        tasks.check_course(record.pk)
        record.refresh_from_db()
    else:
        hand_over(record, tasks.check_course.delay)
    return record


def hand_over(record: CourseExport | CourseImport, work: Callable[[int], object]) -> None:
    """Give the work to a worker once the record is safe; where no queue takes it, the page says so."""

    def send() -> None:
        try:
            work(record.pk)
        except Exception:
            type(record).objects.filter(pk=record.pk).update(state="failed")
            raise

    transaction.on_commit(send, robust=True)


@transaction.atomic
def check(*, number: int) -> None:
    """Read the package and write down what taking it would do."""
    record = CourseImport.objects.select_for_update(of=("self",)).select_related("by").get(pk=number)
    if record.state != State.CHECKING:
        return
    with record.file.open("rb") as file:
        try:
            record.report = report_of(Parcel(file), record.by)
        except UnreadableError as problem:
            record.report = {"troubles": [str(problem)]}
    record.state = State.CHECKED
    record.save(update_fields=["report", "state"])


@transaction.atomic
def take(*, record: CourseImport, title: str, topic: Topic, by: User) -> CourseImport:
    """Have the course written as a draft below this topic."""
    locked = CourseImport.objects.select_for_update().get(pk=record.pk)
    if not locked.can_be_taken:
        raise NothingToTakeError
    locked.state, locked.title, locked.topic = State.RUNNING, title, topic
    locked.save(update_fields=["state", "title", "topic"])
    hand_over(locked, tasks.take_course if locked.file.size <= AT_ONCE else tasks.take_course.delay)
    return locked


def run(*, number: int) -> None:
    """Write the course. All of it or nothing: what breaks off leaves neither pages nor files."""
    taking: Taking | None = None
    try:
        with transaction.atomic():
            record = CourseImport.objects.select_for_update(of=("self",)).select_related("by", "topic").get(pk=number)
            if record.state != State.RUNNING or record.topic is None:
                return
            with record.file.open("rb") as file:
                parcel = Parcel(file)
                if findings_of(parcel, record.by).troubles:
                    raise NothingToTakeError
                taking = Taking(parcel, by=record.by, watch=progress.teller(record))
                course = taking.take(catalogue=catalogue(), title=record.title, topic=record.topic)
            facts = {
                name: value for name, value in origin(parcel.package).items() if name not in {"address", "made_at"}
            }
            CourseOrigin.objects.create(course=course, **facts)
            record.state, record.course = State.DONE, course
            record.save(update_fields=["state", "course"])
            log(instance=course, action="courses.import_course", user=record.by, data={"from": parcel.package.platform})
            transaction.on_commit(lambda: drop_file(record), robust=True)
    except Exception:
        if taking is not None:
            taking.clear_away()
        raise
    progress.forget(record)


def catalogue() -> CourseIndexPage:
    """Where courses stand."""
    return CourseIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)[0]


@transaction.atomic
def discard(*, record: CourseImport, by: User) -> None:
    """Throw the package away; nothing was taken."""
    locked = CourseImport.objects.select_for_update().get(pk=record.pk)
    if not locked.can_be_discarded:
        raise NothingToTakeError
    locked.state = State.DISCARDED
    locked.save(update_fields=["state"])
    transaction.on_commit(lambda: drop_file(locked), robust=True)


def fail(*, record: type[CourseExport] | type[CourseImport], number: int) -> None:
    """It broke off; nothing was written."""
    record.objects.filter(pk=number, state__in=["packing", "checking", "running"]).update(state="failed")


def forget_old() -> None:
    """Packages and reports live for seven days; courses that were taken stay."""
    day = timezone.now() - KEPT
    packed, brought = CourseExport.objects.filter(made_at__lt=day), CourseImport.objects.filter(brought_at__lt=day)
    old: list[CourseExport | CourseImport] = [*packed, *brought]
    for record in old:
        record.file.delete(save=False)
        record.delete()


def drop_file(record: CourseImport) -> None:
    """The file is no longer needed, the report stays a little."""
    record.file.delete(save=False)
    CourseImport.objects.filter(pk=record.pk).update(file="")
