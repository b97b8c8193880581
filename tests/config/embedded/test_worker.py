"""Work in the background of the one process: done, done again after a crash, finished before a stop."""

import dbm.dumb
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from celery import Celery

from config.celery import app as platform
from config.embedded import threads
from config.embedded.threads import Watched
from config.embedded.worker import Background, Worker

done: list[str] = []


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Celery]:
    app = Celery("test", broker="files://localhost", set_as_current=False, fixups=[])
    app.conf.update(
        broker_transport="config.embedded.broker:Transport",
        broker_transport_options={"folder": str(tmp_path / "queue"), "polling_interval": 0.02},
        beat_schedule_filename=str(tmp_path / "schedule"),
        task_acks_late=True,
        task_ignore_result=True,
        worker_enable_remote_control=False,
        worker_hijack_root_logger=False,
    )

    @app.task(name="note", shared=False)
    def note(word: str, seconds: float = 0) -> None:
        time.sleep(seconds)
        done.append(word)

    app.set_default()
    yield app
    platform.set_default()


@pytest.fixture
def background(app: Celery) -> Iterator[Background]:
    done.clear()
    background = Background(app)
    yield background
    background.stop(within=5)


def until(condition: Callable[[], object], seconds: float = 8) -> None:
    """Wait until something is so, and fail when it does not become so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def waiting(app: Celery) -> list[Path]:
    """All messages not yet acknowledged."""
    return list(Path(app.conf.broker_transport_options["folder"]).rglob("*.json"))


def test_tasks_sent_before_and_after_the_start_are_done(app: Celery, background: Background):
    app.send_task("note", ["before"])
    background.start()
    until(lambda: done == ["before"])
    app.send_task("note", ["after"])
    until(lambda: done == ["before", "after"])
    until(lambda: not waiting(app))


def test_stopping_lets_running_work_finish_and_forget_nothing(app: Celery, background: Background):
    background.start()
    app.send_task("note", ["long", 1.0])
    until(lambda: any("taken" in path.parts for path in waiting(app)))
    started = time.monotonic()
    assert background.stop(within=5)
    assert time.monotonic() - started < 4
    assert done == ["long"]
    assert waiting(app) == []


def test_work_for_later_survives_a_restart(app: Celery, background: Background):
    background.start()
    app.send_task("note", ["in an hour"], countdown=3600)
    until(lambda: any("taken" in path.parts for path in waiting(app)))
    assert background.stop(within=5)
    assert [path.parent.parent.name for path in waiting(app)] == ["waiting"]


def test_a_worker_that_dies_is_started_again(
    app: Celery, background: Background, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(threads, "FIRST_PAUSE", 0.05)
    starts = []
    start = Worker.start

    def dying(self: Worker) -> None:
        starts.append(self)
        if len(starts) < 3:
            raise MemoryError("no more")
        start(self)

    monkeypatch.setattr(Worker, "start", dying)
    app.send_task("note", ["after all"])
    background.start()
    until(lambda: done == ["after all"])
    assert len(starts) == 3
    assert "“worker” broke off" in caplog.text


def test_the_pauses_between_restarts_grow(monkeypatch: pytest.MonkeyPatch):
    pauses: list[float] = []
    thread = Watched("short", lambda: None)

    def wait(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 4:
            thread.stopping.set()

    monkeypatch.setattr(thread.stopping, "wait", wait)
    thread.run()
    assert pauses == [1, 2, 4, 8]


def test_the_schedule_is_kept_across_restarts(app: Celery, background: Background, tmp_path: Path):
    app.conf.beat_schedule = {"often": {"task": "note", "schedule": 0.5, "args": ["tick"]}}
    background.start()
    until(lambda: "tick" in done)
    assert background.stop(within=5)
    assert list(tmp_path.glob("schedule*"))


def test_a_broken_file_of_past_runs_does_not_stop_the_clock(
    app: Celery, background: Background, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(threads, "FIRST_PAUSE", 0.05)
    app.conf.beat_schedule = {"often": {"task": "note", "schedule": 0.2, "args": ["tick"]}}
    with dbm.dumb.open(str(tmp_path / "schedule"), "n") as past:
        past[b"entries"] = b""
    background.start()
    until(lambda: "tick" in done)
