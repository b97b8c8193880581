"""Bringing a file of questions, looking at it, taking the questions into the bank; anything twice happens once."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from courses.exchange import bank, formats, tasks
from courses.exchange.models import QuestionImport
from courses.exchange.report import report_of
from courses.exchange.shapes import Item
from courses.quizzes.models import QuestionCategory, QuizPage
from people.directory.models import User

State = QuestionImport.State
AT_ONCE = 1024 * 1024  # bytes; larger files are read by a worker
KEPT = timedelta(days=7)


class NothingToTakeError(Exception):
    """The file was not read yet, or its questions were taken or discarded before."""


@transaction.atomic
def bring(*, data: bytes, file_name: str, by: User) -> QuestionImport:
    """Take a file and say what is in it; nothing comes into the bank yet."""
    record = QuestionImport(by=by, file_name=file_name[:200])
    record.file.save(f"{uuid4()}.bin", ContentFile(data), save=True)
    if len(data) <= AT_ONCE:
        check(number=record.pk)
        record.refresh_from_db()
    else:
        hand_over(record, tasks.check_questions.delay)
    return record


def hand_over(record: QuestionImport, work: Callable[[int], object]) -> None:
    """Give the work to a worker once the record is safe; where no queue takes it, the page says so."""

    def send() -> None:
        try:
            work(record.pk)
        except Exception:
            QuestionImport.objects.filter(pk=record.pk).update(state=State.FAILED)
            raise

    transaction.on_commit(send, robust=True)


@transaction.atomic
def check(*, number: int) -> None:
    """Read the file and write down what taking it would do."""
    record = QuestionImport.objects.select_for_update().get(pk=number)
    if record.state != State.CHECKING:
        return
    record.report = report_of(formats.read(content(record)), bank.marks())
    record.state = State.CHECKED
    record.save(update_fields=["report", "state"])


@transaction.atomic
def take(*, record: QuestionImport, category: QuestionCategory | None, as_in_file: bool, by: User) -> QuestionImport:
    """Take the new questions into the bank: all into one category, or each as the file says."""
    locked = QuestionImport.objects.select_for_update().get(pk=record.pk)
    if not locked.can_be_taken:
        raise NothingToTakeError
    locked.state, locked.category, locked.as_in_file = State.RUNNING, category, as_in_file
    locked.save(update_fields=["state", "category", "as_in_file"])
    if locked.file.size <= AT_ONCE:
        run(number=locked.pk)
        locked.refresh_from_db()
    else:
        hand_over(locked, tasks.take_questions.delay)
    return locked


@transaction.atomic
def run(*, number: int) -> None:
    """Make the questions; those that came into the bank meanwhile are not made twice."""
    record = QuestionImport.objects.select_for_update(of=("self",)).select_related("by", "category").get(pk=number)
    if record.state != State.RUNNING:
        return
    known, taking = bank.marks(), bank.Taking(record.by)
    for item in formats.read(content(record)).items:
        if item.mark() not in known:
            known.add(item.mark())
            taking.take(item, category_for(item, record))
            record.taken += 1
    record.state = State.DONE
    record.save(update_fields=["state", "taken"])
    log(instance=record, action="courses.import_questions", user=record.by, data={"questions": record.taken})
    transaction.on_commit(lambda: drop_file(record), robust=True)


def category_for(item: Item, record: QuestionImport) -> QuestionCategory | None:
    """Where the question goes."""
    if record.as_in_file and item.category:
        return QuestionCategory.objects.get_or_create(name=item.category[:100])[0]
    return record.category


@transaction.atomic
def discard(*, record: QuestionImport, by: User) -> None:
    """Throw the file away; nothing was taken."""
    locked = QuestionImport.objects.select_for_update().get(pk=record.pk)
    if locked.state not in {State.CHECKED, State.FAILED}:
        raise NothingToTakeError
    locked.state = State.DISCARDED
    locked.save(update_fields=["state"])
    transaction.on_commit(lambda: drop_file(locked), robust=True)


def fail(*, number: int) -> None:
    """It broke off, nothing was taken."""
    QuestionImport.objects.filter(pk=number, state__in=[State.CHECKING, State.RUNNING]).update(state=State.FAILED)


def export_category(*, category: QuestionCategory | None, format: str, by: User) -> bytes:
    """The questions of a category, or the whole bank, as a file."""
    return written(bank.items_of(bank.questions_in(category)), format, by, str(category or ""))


def export_quiz(*, quiz: QuizPage, format: str, by: User) -> bytes:
    """Everything a quiz may ask, as a file."""
    return written(bank.items_of(bank.questions_of_quiz(quiz)), format, by, quiz.title)


def written(items: list[Item], format: str, by: User, what: str) -> bytes:
    log(instance=by, action="courses.export_questions", user=by, data={"what": what, "format": format})
    return formats.FORMATS[format].write(items)


def forget_old() -> None:
    """Files and reports live for seven days."""
    for record in QuestionImport.objects.filter(brought_at__lt=timezone.now() - KEPT):
        record.file.delete(save=False)
        record.delete()


def content(record: QuestionImport) -> bytes:
    with record.file.open("rb") as file:
        return file.read()


def drop_file(record: QuestionImport) -> None:
    """The file is no longer needed, the report stays a little."""
    record.file.delete(save=False)
    QuestionImport.objects.filter(pk=record.pk).update(file="")
