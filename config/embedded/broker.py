"""Celery's messages in files (`config.embedded.filequeue`), for one machine without Redis."""

import logging
from collections.abc import Callable
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import virtual
from kombu.utils.json import dumps, loads

from config.embedded import filequeue

logger = logging.getLogger(__name__)


class QoS(virtual.QoS):
    """Keeps the files of taken messages in step with what Celery has acknowledged."""

    def ack(self, delivery_tag: str) -> None:
        self.channel.forget(delivery_tag)
        super().ack(delivery_tag)

    def reject(self, delivery_tag: str, requeue: bool = False) -> None:
        if requeue:
            self.channel.put_back(delivery_tag)
        self.ack(delivery_tag)

    def restore_unacked(self) -> list:
        self._flush()
        for delivery_tag in list(self._delivered):
            self.channel.put_back(delivery_tag)
        self._delivered.clear()
        return []


class Channel(virtual.Channel):
    """One line to the queue folder; becomes a taker with the first message it asks for."""

    QoS = QoS

    def __init__(self, connection: virtual.Transport, **kwargs: Any) -> None:
        super().__init__(connection, **kwargs)
        self.folder = Path(connection.client.transport_options["folder"])
        self.taker: filequeue.Taker | None = None
        self.taken: dict[str, Path] = {}

    def _put(self, queue: str, message: dict, **kwargs: Any) -> None:
        filequeue.put(self.folder, queue, dumps(message))

    def _get(self, queue: str, timeout: float | None = None) -> dict:
        self.taker = self.taker or filequeue.Taker(self.folder)
        while path := self.taker.take(queue):
            try:
                message = loads(path.read_text())
                self.taken[message["properties"]["delivery_tag"]] = path
            except (ValueError, KeyError, TypeError):
                logger.error("A file in the queue is no message; it is now %s.", self.taker.set_aside(path))
            else:
                return message
        raise Empty

    def forget(self, delivery_tag: str) -> None:
        """The work of this message is done."""
        if path := self.taken.pop(delivery_tag, None):
            path.unlink(missing_ok=True)

    def put_back(self, delivery_tag: str) -> None:
        """Somebody else shall do the work of this message."""
        if path := self.taken.pop(delivery_tag, None):
            filequeue.put_back(self.folder, path)

    def basic_consume(self, queue: str, no_ack: bool, callback: Callable, consumer_tag: str, **kwargs: Any) -> None:
        """Start consuming; the first thing to do is what a killed worker left unfinished."""
        if abandoned := filequeue.put_back_abandoned(self.folder):
            logger.warning("%s unfinished tasks of a stopped worker were put back into the queue.", abandoned)

        def forgetting(message: virtual.Message) -> Any:
            self.forget(message.delivery_tag)
            return callback(message)

        super().basic_consume(queue, no_ack, forgetting if no_ack else callback, consumer_tag, **kwargs)

    def basic_get(self, queue: str, no_ack: bool = False, **kwargs: Any) -> virtual.Message | None:
        message = super().basic_get(queue, no_ack=no_ack, **kwargs)
        if message and no_ack:
            self.forget(message.delivery_tag)
        return message

    def _size(self, queue: str) -> int:
        return len(filequeue.waiting(self.folder, queue))

    def _purge(self, queue: str) -> int:
        messages = filequeue.waiting(self.folder, queue)
        for message in messages:
            message.unlink(missing_ok=True)
        return len(messages)

    def close(self) -> None:
        super().close()
        if self.taker:
            self.taker.leave()


class Transport(virtual.Transport):
    """What Celery connects to; `CELERY_BROKER_TRANSPORT_OPTIONS` names the folder."""

    Channel = Channel
    driver_type = "files"
    driver_name = "files"
    polling_interval = 0.2
    longest_wait = 0.5

    def drain_events(self, connection: virtual.Transport, timeout: float | None = None) -> None:
        """Wait half a second at most, so that finished work is acknowledged and a stop is noticed soon."""
        super().drain_events(connection, timeout=timeout and min(timeout, self.longest_wait))

    def driver_version(self) -> str:
        return "1"
