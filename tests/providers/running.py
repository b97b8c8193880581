"""Starting a sign-in service and waiting until it answers."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@contextmanager
def running(module: str, *arguments: str, ready: str, address: str = "", **environment: str) -> Iterator[str]:
    """The address of the service, as long as the context lasts."""
    address = address or f"http://127.0.0.1:{free_port()}"
    with tempfile.TemporaryDirectory(prefix="stadtcampus-provider-") as folder:
        log = Path(folder) / "log"
        given = {**os.environ, "PROVIDER_ADDRESS": address, "PROVIDER_FOLDER": folder, **environment}
        with log.open("w") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments], cwd=ROOT, env=given, stdout=output, stderr=subprocess.STDOUT
            )
        try:
            wait_for(address + ready, process, log)
            yield address
        finally:
            process.terminate()
            process.wait(15)


def wait_for(url: str, process: subprocess.Popen, log: Path) -> None:
    for _try in range(PATIENCE * 5):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=5)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"{url} did not answer:\n{log.read_text()[-4000:]}")
