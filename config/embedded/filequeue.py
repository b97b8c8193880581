"""Messages as files in one folder of one machine: nothing is lost when the process is killed.

A message is a file that appears at once in `waiting/<queue>/`, is taken by renaming it to `taken/<owner>/<queue>/` and
disappears when its work is done. Every taker holds a lock on its folder; whose lock is free has died, and what it had
taken goes back to its old place in the queue as soon as somebody asks for what was abandoned.
"""

import fcntl
import os
import shutil
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from time import time_ns
from urllib.parse import quote
from uuid import uuid4

written = count()


def put(folder: Path, queue: str, content: str) -> None:
    """Add a message: written aside, then renamed, so that nobody ever reads half of it."""
    name = f"{time_ns():020d}-{next(written):09d}-{uuid4().hex}"
    draft = waiting_in(folder, queue) / f"{name}.tmp"
    try:
        draft.write_text(content)
    except FileNotFoundError:
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(content)
    os.replace(draft, draft.with_suffix(".json"))


def waiting(folder: Path, queue: str) -> list[Path]:
    """The messages waiting in a queue, oldest first."""
    place = waiting_in(folder, queue)
    try:
        names = os.listdir(place)
    except FileNotFoundError:
        return []
    return [place / name for name in sorted(names) if name.endswith(".json")]


def waiting_in(folder: Path, queue: str) -> Path:
    """Where a queue's messages wait, whatever characters its name has."""
    return folder / "waiting" / quote(queue, safe="").replace(".", "%2E")


def put_back(folder: Path, message: Path) -> None:
    """Return a taken message to its old place in the queue, unless its work was finished in the meantime."""
    place = folder / "waiting" / message.parent.name
    place.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        os.replace(message, place / message.name)


def put_back_abandoned(folder: Path) -> int:
    """Return the messages of takers that died; says how many there were."""
    abandoned = 0
    with one_at_a_time(folder):
        for owner in (folder / "taken").glob("*"):
            lock = try_lock(owner)
            if lock is not None:
                abandoned += dissolve(folder, owner)
                os.close(lock)
    return abandoned


class Taker:
    """Takes messages out of the folder; each message goes to exactly one of all takers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.owner = folder / "taken" / uuid4().hex
        self.seen: dict[str, deque[Path]] = {}
        with one_at_a_time(folder):
            self.owner.mkdir(parents=True)
            self.lock = try_lock(self.owner)

    def take(self, queue: str) -> Path | None:
        """The oldest message nobody else has taken, now ours; None when the queue is empty."""
        seen = self.seen.setdefault(queue, deque())
        if not seen:
            seen.extend(waiting(self.folder, queue))
        while seen:
            message = seen.popleft()
            mine = self.owner / message.parent.name / message.name
            mine.parent.mkdir(exist_ok=True)
            with suppress(FileNotFoundError):
                os.rename(message, mine)
                return mine
        return None

    def set_aside(self, message: Path) -> Path:
        """Keep a file that cannot be read as a message for somebody to look at."""
        aside = self.folder / "broken" / message.name
        aside.parent.mkdir(exist_ok=True)
        os.replace(message, aside)
        return aside

    def leave(self) -> None:
        """Return what is unfinished and take nothing any more."""
        if self.lock is not None:
            with one_at_a_time(self.folder):
                dissolve(self.folder, self.owner)
                os.close(self.lock)
            self.lock = None


def dissolve(folder: Path, owner: Path) -> int:
    """Return everything an owner had taken and remove its folder; says how many messages there were."""
    messages = list(owner.glob("*/*.json"))
    for message in messages:
        put_back(folder, message)
    shutil.rmtree(owner, ignore_errors=True)
    return len(messages)


def try_lock(path: Path) -> int | None:
    """Lock a folder until the returned descriptor is closed or the process ends; None while somebody else holds it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Takers come, go and look after the dead one at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield
