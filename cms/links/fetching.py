"""Asking another site whether a page is still there: politely, briefly, and never inside our own network.

The name of a host is resolved once and the connection goes to exactly that address, so that nobody can lead us to a
machine of the city by changing a name in between; redirects are judged in the same way, step by step.
"""

import ipaddress
import socket
import ssl
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

PORTS = {80, 443}
SECONDS = 10
MOST_STEPS = 5
MOST_ROBOTS = 100_000  # bytes of a robots.txt that are read
PERMANENT, TEMPORARY = {301, 308}, {302, 303, 307}
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Refused(Exception):
    """We do not go there."""


@dataclass(frozen=True)
class Answer:
    """What a site said: its status, where it sends us, and for robots.txt its text."""

    status: int
    location: str = ""
    text: str = ""


@dataclass(frozen=True)
class Verdict:
    """What became of an address: state and reason as `LinkTarget` keeps them."""

    state: str
    reason: str = ""
    moved_to: str = ""


def is_public(address: str) -> bool:
    """Whether a machine stands in the internet and not in our own network."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip.sixtofour or ip.teredo or ip in NAT64:
            return False
    return ip.is_global and not ip.is_multicast


def machine(host: str, port: int) -> str:
    """The address of the host; refused if any of its addresses lies in our own network."""
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(map(is_public, found)):
        raise Refused("private")
    return found[0]


def connection_to(address: str) -> tuple[HTTPConnection, str]:
    """A connection to the machine behind an address, and what to ask it for."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise Refused("kind")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if port not in PORTS:
        raise Refused("port")
    there = machine(parts.hostname, port)
    kind = partial(HTTPSConnection, context=ssl.create_default_context()) if parts.scheme == "https" else HTTPConnection
    connection: Any = kind(parts.hostname, port, timeout=SECONDS)
    connection._create_connection = lambda _place, *more, **named: socket.create_connection(
        (there, port), *more, **named
    )
    return connection, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def ask(method: str, address: str, *, name: str, read: int = 0) -> Answer:
    """One question to one machine; no redirect is followed, and no more than `read` bytes are read."""
    connection, wanted = connection_to(address)
    try:
        connection.request(method, wanted, headers={"User-Agent": name, "Accept": "*/*", "Connection": "close"})
        answer = connection.getresponse()
        text = answer.read(read).decode("utf-8", "replace") if read and answer.status == 200 else ""
        return Answer(answer.status, answer.headers.get("Location", ""), text)
    finally:
        connection.close()


def is_there(address: str, *, name: str) -> Answer:
    """Ask without the content first; some sites know only how to send everything."""
    answer = ask("HEAD", address, name=name)
    return ask("GET", address, name=name) if answer.status in {400, 403, 405, 501} else answer


class Visitor:
    """Checks addresses of other sites for one run; what a site's robots.txt says is asked once and respected."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.robots: dict[str, RobotFileParser] = {}

    def look(self, address: str) -> Verdict:
        """What became of an address."""
        try:
            return self.follow(address)
        except Refused as reason:
            return Verdict("unclear", str(reason))
        except socket.gaierror as fault:
            return Verdict("broken", "host") if fault.errno == socket.EAI_NONAME else Verdict("unclear", "network")
        except TimeoutError:
            return Verdict("unclear", "timeout")
        except ssl.SSLError:
            return Verdict("broken", "certificate")
        except (OSError, HTTPException, ValueError):
            return Verdict("unclear", "network")

    def follow(self, address: str) -> Verdict:
        """Go along redirects to the end."""
        here, for_good = address, True
        for _step in range(MOST_STEPS):
            if not self.may_visit(here):
                return Verdict("unclear", "robots")
            answer = is_there(here, name=self.name)
            if answer.status not in PERMANENT | TEMPORARY or not answer.location:
                return judged(answer.status, here if for_good and here != address else "")
            for_good = for_good and answer.status in PERMANENT
            here = urljoin(here, answer.location)
        return Verdict("broken", "circle")

    def may_visit(self, address: str) -> bool:
        """Whether the site lets programs ask for the address."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.robots:
            rules = RobotFileParser()
            answer = ask("GET", f"{site}/robots.txt", name=self.name, read=MOST_ROBOTS)
            rules.parse(answer.text.splitlines())
            self.robots[site] = rules
        return self.robots[site].can_fetch(self.name, address)


def judged(status: int, moved_to: str) -> Verdict:
    """What a status means for a reader."""
    if 200 <= status < 300:
        return Verdict("moved", "", moved_to[:1000]) if moved_to else Verdict("fine")
    if status in (404, 410):
        return Verdict("broken", str(status))
    return Verdict("unclear", str(status))
