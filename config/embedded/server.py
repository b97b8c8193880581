"""The web server of the one-process mode."""

import errno
import socket
from collections.abc import Callable

from waitress.server import create_server

THREADS = 4  # more of them wait for each other: Python computes one at a time, see docs/performance.md
WAITING_ROOM = 128  # connections that may wait while the platform starts


class NoDoorError(Exception):
    """The address cannot be used: another program answers there already, or we may not use it."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror)
        self.is_taken = error.errno == errno.EADDRINUSE


def open_door(host: str, port: int) -> socket.socket:
    """Take the address at once, so that a port in use is known before anything else happens."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        door = socket.socket(family, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen(WAITING_ROOM)
    except OSError as error:
        raise NoDoorError(error) from error
    return door


def answer(door: socket.socket, application: Callable) -> None:
    """Answer requests until the process is asked to stop, then finish those under way."""
    server = create_server(
        application, sockets=[door], threads=THREADS, ident=None, channel_timeout=60, max_request_body_size=2**30
    )
    server.run()
