"""Work beside the web server: threads that are started again when they end before they should."""

import logging
import threading
from collections.abc import Callable

logger = logging.getLogger(__name__)

FIRST_PAUSE = 1.0  # seconds before the first restart; doubles with every further one
LONGEST_PAUSE = 60.0


class Watched(threading.Thread):
    """Runs a piece of work for as long as the platform runs, whatever happens to it."""

    def __init__(self, name: str, work: Callable[[], None]) -> None:
        super().__init__(name=name, daemon=True)
        self.work = work
        self.stopping = threading.Event()

    def run(self) -> None:
        pause = FIRST_PAUSE
        while not self.stopping.is_set():
            try:
                self.work()
            except BaseException:
                logger.exception("“%s” broke off.", self.name)
            if not self.stopping.is_set():
                logger.error("“%s” ended unexpectedly and starts again in %s seconds.", self.name, pause)
                self.stopping.wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
