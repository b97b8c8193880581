"""Celery inside the web server's process: one worker with a few threads, and the clock of the schedule."""

from pathlib import Path

from celery import Celery
from celery.beat import Service
from celery.worker import WorkController
from celery.worker import state as worker_state

from config.embedded.threads import Watched

HANDS = 4  # tasks at the same time


class Worker(WorkController):
    """Celery's worker, which also acknowledges what finished while it was stopping."""

    def on_stopped(self) -> None:
        self.consumer.perform_pending_operations()
        super().on_stopped()


class Background:
    """The worker and the clock, watched, and stopped together."""

    def __init__(self, app: Celery) -> None:
        self.app = app
        self.clock: Service | None = None
        self.threads = [Watched("worker", self.work), Watched("clock", self.tick)]

    def work(self) -> None:
        """Do tasks until told to stop."""
        worker_state.should_stop = None
        Worker(app=self.app, pool_cls="threads", concurrency=HANDS, hostname="embedded@localhost").start()

    def tick(self) -> None:
        """Send what the schedule says, looking at it every second so that stopping is quick."""
        self.clock = Service(self.app, max_interval=1, remote_control=False)
        try:
            self.clock.start()
        except Exception:
            self.forget_schedule()
            raise

    def forget_schedule(self) -> None:
        """What a power cut left of the file of past runs cannot stop the clock a second time."""
        file = Path(self.app.conf.beat_schedule_filename)
        for part in file.parent.glob(f"{file.name}*"):
            part.unlink()

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def stop(self, *, within: float) -> bool:
        """Let running tasks finish; says whether they did within these seconds."""
        for thread in self.threads:
            thread.stopping.set()
        worker_state.should_stop = 0
        if self.clock:
            self.clock.stop()
        for thread in self.threads:
            thread.join(within)
        return not any(thread.is_alive() for thread in self.threads)
