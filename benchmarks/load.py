"""Measures a running platform: `python -m benchmarks.load http://127.0.0.1:8000`.

Asks for every page with 1 and with 8 clients that keep their connections, and prints requests per second and how long
answers took as a Markdown table. Requests are bounded in number and time; only this machine may be asked. With
`--server PID` the server's CPU time per request is measured too, which a busy machine disturbs least.
"""

import argparse
import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from statistics import quantiles
from threading import Barrier
from urllib.parse import urlsplit

from benchmarks.pages import MeasuredPage, measured_pages, visitor
from benchmarks.visitor import Visitor
from benchmarks.weight import first_view

WARM_UP = 3


@dataclass(frozen=True)
class Result:
    """How one page did with so many clients; milliseconds."""

    per_second: float
    p50: float
    p95: float
    cpu: float | None


def main() -> None:
    given = arguments()
    address = local(given.address)
    pages = [page for page in measured_pages(address) if given.only in page.name]
    results = {page: {} for page in pages}
    for clients in given.clients:
        browsers = {who: [visitor(address, who) for _client in range(clients)] for who in {page.who for page in pages}}
        for page in pages:
            results[page][clients] = measure(page, browsers[page.who], given)
    print(table(results, given.clients))
    print(weights(address, pages))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure a running platform on this machine.")
    parser.add_argument("address", help="where it runs, such as http://127.0.0.1:8000")
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8])
    parser.add_argument("--requests", type=int, default=160, help="most requests for each page and number of clients")
    parser.add_argument("--seconds", type=float, default=10, help="most seconds for each page and number of clients")
    parser.add_argument("--only", default="", help="only pages with this in their name")
    parser.add_argument("--server", type=int, help="process id of the server, to measure its CPU time")
    return parser.parse_args()


def local(address: str) -> tuple[str, int]:
    """Host and port; measuring other machines is refused."""
    parts = urlsplit(address)
    host = "127.0.0.1" if parts.hostname == "localhost" else parts.hostname or ""
    if not ip_address(host).is_loopback:
        raise SystemExit("Only a platform on this machine may be measured.")
    return host, parts.port or 80


def measure(page: MeasuredPage, browsers: list[Visitor], given: argparse.Namespace) -> Result:
    """Ask for the page with all clients at once."""
    for browser in browsers:
        for _request in range(WARM_UP):
            check(browser, page)
    start, share = Barrier(len(browsers)), max(given.requests // len(browsers), 1)

    def client(browser: Visitor) -> list[float]:
        start.wait()
        until = time.perf_counter() + given.seconds
        taken = []
        while len(taken) < share and time.perf_counter() < until:
            taken.append(check(browser, page))
        return taken

    cpu, begun = cpu_seconds(given.server), time.perf_counter()
    with ThreadPoolExecutor(len(browsers)) as pool:
        taken = sorted(seconds for part in pool.map(client, browsers) for seconds in part)
    elapsed = time.perf_counter() - begun
    spent = (cpu_seconds(given.server) - cpu) * 1000 / len(taken) if given.server else None
    cuts = quantiles(taken, n=100, method="inclusive")
    return Result(len(taken) / elapsed, cuts[49] * 1000, cuts[94] * 1000, spent)


def check(browser: Visitor, page: MeasuredPage) -> float:
    """One request; anything but a page is an error, because errors are quick."""
    answer = browser.get(page.path)
    if answer.status != 200:
        raise SystemExit(f"{page.name} ({page.path}): status {answer.status}.")
    return answer.seconds


def cpu_seconds(server: int | None) -> float:
    """CPU time of the process and its children until now."""
    if server is None:
        return 0.0
    ticks = 0
    for process in [server, *children(server)]:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def children(server: int) -> list[int]:
    """The process ids directly below."""
    listed = Path(f"/proc/{server}/task/{server}/children").read_text()
    return [int(process) for process in listed.split()]


def table(results: dict[MeasuredPage, dict[int, Result]], counts: list[int]) -> str:
    """The figures as Markdown."""
    with_cpu = any(result.cpu is not None for by_count in results.values() for result in by_count.values())
    heads = [f"{count} client{'s'[: count != 1]}: {what}" for count in counts for what in ("requests/s", "p50", "p95")]
    lines = ["| page | " + " | ".join(heads + ["CPU ms"] * with_cpu) + " |"]
    lines.append("|---" * (1 + len(heads) + with_cpu) + "|")
    for page, by_count in results.items():
        cells = [page.name]
        for result in by_count.values():
            cells += [f"{result.per_second:.0f}", f"{result.p50:.0f} ms", f"{result.p95:.0f} ms"]
        if with_cpu:
            cells.append(f"{by_count[counts[0]].cpu:.0f}")
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def weights(address: tuple[str, int], pages: list[MeasuredPage]) -> str:
    """Bytes of the first view of the start page and of a lesson, as Markdown."""
    lines = ["", "| first view | HTML | CSS | JavaScript | fonts | pictures | total |", "|---|---|---|---|---|---|---|"]
    for page in pages:
        if page.name in {"Start page, employee", "Lesson"}:
            found = first_view(visitor(address, page.who), page.path)
            cells = [f"{size / 1024:.0f} KB" for size in [*found.values(), sum(found.values())]]
            lines.append(f"| {page.name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) if len(lines) > 3 else ""


if __name__ == "__main__":
    main()
