"""Celery's view of the queue of files: acknowledged work is gone, everything else comes back."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from kombu import Connection, Consumer, Producer, Queue

from config.embedded import filequeue

QUEUE = Queue("celery", routing_key="celery")


def connect(folder: Path) -> Connection:
    return Connection(
        "files://localhost",
        transport="config.embedded.broker:Transport",
        transport_options={"folder": str(folder), "polling_interval": 0.01},
    )


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with connect(tmp_path) as connection:
        yield connection


def send(connection: Connection, *bodies: object) -> None:
    producer = Producer(connection.channel())
    for body in bodies:
        producer.publish({"n": body}, routing_key="celery", declare=[QUEUE], serializer="json")


def receive(connection: Connection, *, acknowledge: bool = True) -> list:
    """What arrives until the queue is empty."""
    got: list = []

    def on_message(body: dict, message: object) -> None:
        got.append(body["n"])
        if acknowledge:
            message.ack()

    with Consumer(connection.channel(), [QUEUE], callbacks=[on_message], accept=["json"]):
        while True:
            try:
                connection.drain_events(timeout=0.05)
            except TimeoutError:
                return got


def test_acknowledged_work_leaves_nothing_behind(connection: Connection, tmp_path: Path):
    send(connection, *range(5))
    assert receive(connection) == [0, 1, 2, 3, 4]
    assert not list(tmp_path.rglob("*.json"))


def test_work_not_acknowledged_comes_back_in_order(connection: Connection, tmp_path: Path):
    send(connection, *range(3))
    with connect(tmp_path) as stopping:
        assert receive(stopping, acknowledge=False) == [0, 1, 2]
        assert receive(connection) == []
    assert receive(connection) == [0, 1, 2]


def test_rejected_work_goes_back_or_away(connection: Connection):
    send(connection, "again", "never")
    simple = connection.SimpleQueue(QUEUE)
    first, second = simple.get(timeout=1), simple.get(timeout=1)
    first.requeue()
    second.reject()
    simple.close()
    assert receive(connection) == ["again"]


def test_reading_without_acknowledgement_takes_the_message_for_good(connection: Connection, tmp_path: Path):
    send(connection, "news")
    channel = connection.channel()
    assert channel.basic_get("celery", no_ack=True)
    channel.close()
    assert not list(tmp_path.rglob("*.json"))


def test_a_broken_file_is_set_aside_and_work_goes_on(
    connection: Connection, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    filequeue.put(tmp_path, "celery", '{"half": ')
    send(connection, "good")
    assert receive(connection) == ["good"]
    assert "is no message" in caplog.text
    assert len(list((tmp_path / "broken").iterdir())) == 1


def test_the_queue_can_be_counted_and_emptied(connection: Connection):
    send(connection, *range(4))
    channel = connection.channel()
    assert channel.queue_declare("celery").message_count == 4
    assert channel.queue_purge("celery") == 4
    assert receive(connection) == []


def test_two_senders_and_two_workers_lose_and_double_nothing(tmp_path: Path):
    total, done = 1000, []
    stop = threading.Event()

    def work() -> None:
        def on_message(body: dict, message: object) -> None:
            done.append(body["n"])
            message.ack()

        with connect(tmp_path) as line, Consumer(line.channel(), [QUEUE], callbacks=[on_message], prefetch_count=8):
            while not stop.is_set():
                try:
                    line.drain_events(timeout=0.05)
                except TimeoutError:
                    continue

    def produce(start: int) -> None:
        with connect(tmp_path) as line:
            send(line, *range(start, start + total))

    working = [threading.Thread(target=work) for _ in range(2)]
    sending = [threading.Thread(target=produce, args=(start,)) for start in (0, total)]
    for thread in working + sending:
        thread.start()
    for thread in sending:
        thread.join()
    while len(done) < 2 * total and all(thread.is_alive() for thread in working):
        stop.wait(0.05)
    stop.set()
    for thread in working:
        thread.join()
    assert sorted(done) == list(range(2 * total))
    assert not list(tmp_path.rglob("*.json"))
