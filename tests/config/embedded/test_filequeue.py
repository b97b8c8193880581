"""The folder of messages: in order, exactly once, and nothing lost."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from config.embedded import filequeue
from config.embedded.filequeue import Taker


@pytest.fixture
def taker(tmp_path: Path) -> Taker:
    return Taker(tmp_path)


def contents(taker: Taker, queue: str = "celery") -> list[str]:
    """Everything the taker can get out of the queue, in order."""
    found = []
    while path := taker.take(queue):
        found.append(path.read_text())
    return found


def test_messages_come_in_the_order_they_were_sent(taker: Taker):
    for number in range(30):
        filequeue.put(taker.folder, "celery", str(number))
    assert contents(taker) == [str(number) for number in range(30)]


def test_queues_do_not_mix_whatever_they_are_called(taker: Taker):
    filequeue.put(taker.folder, "../mails", "mail")
    filequeue.put(taker.folder, "celery", "work")
    assert contents(taker, "../mails") == ["mail"]
    assert contents(taker) == ["work"]
    assert not (taker.folder.parent / "mails").exists()


def test_half_a_message_is_not_seen(taker: Taker):
    filequeue.put(taker.folder, "celery", "whole")
    (filequeue.waiting_in(taker.folder, "celery") / "0-half.tmp").write_text("ha")
    assert contents(taker) == ["whole"]


def test_what_one_took_the_other_does_not_get(taker: Taker):
    filequeue.put(taker.folder, "celery", "once")
    assert taker.take("celery")
    assert Taker(taker.folder).take("celery") is None


def test_a_living_taker_keeps_what_it_took(taker: Taker):
    filequeue.put(taker.folder, "celery", "mine")
    assert taker.take("celery")
    assert filequeue.put_back_abandoned(taker.folder) == 0
    assert Taker(taker.folder).take("celery") is None


def test_whoever_leaves_returns_what_is_unfinished_to_its_old_place(taker: Taker):
    for word in ("first", "second"):
        filequeue.put(taker.folder, "celery", word)
    taker.take("celery")
    taker.leave()
    assert contents(Taker(taker.folder)) == ["first", "second"]


KILLED = """
import os, signal, sys
from pathlib import Path
from config.embedded.filequeue import Taker
assert Taker(Path(sys.argv[1])).take("celery")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_had_taken_comes_back(tmp_path: Path):
    filequeue.put(tmp_path, "celery", "not lost")
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert Taker(tmp_path).take("celery") is None
    assert filequeue.put_back_abandoned(tmp_path) == 1
    assert contents(Taker(tmp_path)) == ["not lost"]


def test_thousands_of_messages_with_many_hands_are_each_done_exactly_once(tmp_path: Path):
    per_sender, senders, done = 1500, 2, []
    sent = threading.Event()

    def send(sender: int) -> None:
        for number in range(per_sender):
            filequeue.put(tmp_path, "celery", f"{sender}-{number}")

    def work() -> None:
        taker = Taker(tmp_path)
        while not sent.is_set() or filequeue.waiting(tmp_path, "celery"):
            while path := taker.take("celery"):
                done.append(path.read_text())
                path.unlink()

    sending = [threading.Thread(target=send, args=(sender,)) for sender in range(senders)]
    working = [threading.Thread(target=work) for _ in range(2)]
    for thread in sending + working:
        thread.start()
    for thread in sending:
        thread.join()
    sent.set()
    for thread in working:
        thread.join()
    assert len(done) == per_sender * senders
    assert len(set(done)) == len(done)
