"""Asking for letters, writing them outside the request, fetching them once."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop
from wagtail.log_actions import log

from people.directory.models import User
from people.entrance import codes
from people.entrance.letters import printing, tasks
from people.entrance.letters.models import LetterBatch
from people.entrance.letters.selection import Selection
from people.entrance.pins import services as pins
from people.privacy.services import record_looks

SHOWN = gettext_noop("Letter with the code for a PIN")
PURPOSE = gettext_noop("Sign-in without mailbox or PC")
LIVES = timedelta(days=1)
REMEMBERED = timedelta(days=90)
STEP = 100  # letters after which progress is told


@transaction.atomic
def ask(*, selection: Selection, by: User) -> LetterBatch:
    """Ask for the letters of everybody who fits; they are written in the background."""
    batch = LetterBatch.objects.create(by=by, selection=asdict(selection), total=selection.people().count())
    log(instance=batch, action="people.ask_letters", user=by, data=asdict(selection) | {"total": batch.total})
    transaction.on_commit(lambda: hand_over(batch), robust=True)
    return batch


def hand_over(batch: LetterBatch) -> None:
    """Give the work away; where no queue takes it, the person reads that nothing came of it."""
    try:
        tasks.write_letters.delay(batch.pk)
    except Exception:
        fail(batch=batch)
        raise


def write(*, batch: LetterBatch) -> None:
    """Set all letters in one file. Codes work only once the file is there, and from a second run only its own.

    Whoever gets a letter sees later that somebody had it printed.
    """
    if batch.state != LetterBatch.State.WAITING:
        return
    people = list(Selection(**batch.selection).people())
    drawn = {user.pk: codes.draw() for user in people}
    content = printing.set_letters(list(written(batch, people, drawn)), at=batch.asked_at)
    with transaction.atomic():
        batch = LetterBatch.objects.select_for_update().select_related("by").get(pk=batch.pk)
        if batch.state != LetterBatch.State.WAITING:
            return
        pins.hand_out(drawn, by=batch.by)
        record_looks(viewer=batch.by, subjects=drawn, report=SHOWN, purpose=PURPOSE)
        batch.total = batch.done = len(people)
        batch.state = LetterBatch.State.READY
        batch.file.save(f"{batch.pk}.pdf", ContentFile(content), save=True)


def written(batch: LetterBatch, people: list[User], drawn: dict[int, str]) -> Iterator[dict]:
    """The letters one after the other, telling how far they are."""
    until = timezone.localdate() + pins.code_lives()
    for number, letter in enumerate(printing.letters(people, drawn, until=until), start=1):
        if number % STEP == 0:
            LetterBatch.objects.filter(pk=batch.pk).update(done=number)
        yield letter


def fail(*, batch: LetterBatch) -> None:
    """Tell the person that nothing came of it; no code was changed."""
    LetterBatch.objects.filter(pk=batch.pk, state=LetterBatch.State.WAITING).update(state=LetterBatch.State.FAILED)


@transaction.atomic
def fetch(*, batch: LetterBatch, by: User) -> bytes | None:
    """The file, for the only time: afterwards the codes stand on paper and nowhere else."""
    batch = LetterBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != LetterBatch.State.READY:
        return None
    with batch.file.open() as file:
        content = file.read()
    throw_away(batch, LetterBatch.State.FETCHED)
    log(instance=batch, action="people.fetch_letters", user=by)
    return content


def throw_away(batch: LetterBatch, state: LetterBatch.State) -> None:
    """Delete the file once the change is safe."""
    name, storage = batch.file.name, batch.file.storage
    batch.state, batch.file = state, ""
    batch.save(update_fields=["state", "file"])
    if name:
        transaction.on_commit(lambda: storage.delete(name))


@transaction.atomic
def forget_old() -> None:
    """A file that nobody fetched lives for a day, and that somebody asked for letters is known for 90."""
    now = timezone.now()
    old = LetterBatch.objects.filter(state=LetterBatch.State.READY, asked_at__lt=now - LIVES)
    for batch in old.select_for_update():
        throw_away(batch, LetterBatch.State.EXPIRED)
    LetterBatch.objects.filter(asked_at__lt=now - REMEMBERED).delete()
