"""`manage.py serve`: the whole platform as one process."""

import os
import signal
import socket
import sys
from types import FrameType
from typing import NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections
from django.utils.translation import gettext as _

from config import demo, preparation
from config.celery import app
from config.embedded import greeting, server
from config.embedded.worker import Background

PATIENCE = 4.0  # seconds a running task may take to finish when the platform is stopped


class Command(BaseCommand):
    help = "Run web server, worker and schedule in one process, after bringing everything up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on, 0.0.0.0 for all")
        parser.add_argument("--port", type=int, default=settings.PORT, help="port to listen on")
        parser.add_argument("--demo", action="store_true", help="fill an empty database with invented content")

    def handle(self, *, host: str, port: int, **options: bool) -> None:
        preparation.speak_german()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, leave)
        door = self.open_door(host, port)
        try:
            self.prepare(with_demo=options["demo"])
            self.run(door, f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0'} else host}:{port}/")  # noqa: S104
        except KeyboardInterrupt:
            pass
        self.stdout.write(_("Stopped."))

    def open_door(self, host: str, port: int) -> socket.socket:
        try:
            return server.open_door(host, port)
        except server.NoDoorError as error:
            facts = {"port": port, "host": host, "other": port + 1, "reason": error}
            if error.is_taken:
                reason = _("Port %(port)s is in use already. Choose another one: make run PORT=%(other)s") % facts
            else:
                reason = _("The address %(host)s, port %(port)s cannot be used: %(reason)s") % facts
            self.stderr.write(reason)
            sys.exit(1)

    def prepare(self, *, with_demo: bool) -> None:
        preparation.bring_up_to_date(say=self.stdout.write)
        if with_demo and demo.is_wanted():
            self.stdout.write(_("Creating demo content …"))
            demo.load(say=self.stdout.write)
        connections.close_all()

    def run(self, door: socket.socket, address: str) -> None:
        """Answer requests and do the work behind them until somebody stops the platform."""
        from config.wsgi import application

        background = Background(app)
        background.start()
        self.stdout.write(greeting.ready(address, with_demo=demo.is_present()))
        try:
            server.answer(door, application)
        finally:
            self.stdout.write(_("Stopping …"))
            if not background.stop(within=PATIENCE):
                self.stdout.write(_("A task was still running; it is done again at the next start."))
                self.stdout.flush()
                os._exit(0)


def leave(_number: int, _frame: FrameType | None) -> NoReturn:
    """Stop on Ctrl-C and when the service manager says so; asking twice changes nothing."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
