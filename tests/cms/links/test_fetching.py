"""Asking other sites: what counts as moved or broken, and that we never knock inside our own network."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.links import fetching
from cms.links.fetching import Visitor, is_public


class Site(BaseHTTPRequestHandler):
    """A site with a page that is there, pages that moved, and one that is gone."""

    asked: list[str] = []
    PLACES = {
        "/da": (200, ""),
        "/umgezogen": (301, "/da"),
        "/heute-hier": (302, "/da"),
        "/kreis": (301, "/kreis"),
        "/nach-innen": (302, "http://169.254.169.254/latest/"),
        "/zu": (403, ""),
    }

    def do_HEAD(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        status, location = self.PLACES.get(self.path, (404, ""))
        if self.path == "/nur-ganz":
            status = 405 if self.command == "HEAD" else 200
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        body = b"User-agent: *\nDisallow: /geheim" if self.path == "/robots.txt" else b""
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.PLACES[self.path] = (200, "")
        self.do_HEAD()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch) -> Iterator[str]:
    """The site on this machine, which for once counts as outside."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    Site.asked.clear()
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(fetching, "PORTS", {80, 443, server.server_port})
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("/da", "fine", ""),
        ("/nur-ganz", "fine", ""),
        ("/umgezogen", "moved", ""),
        ("/heute-hier", "fine", ""),
        ("/weg", "broken", "404"),
        ("/kreis", "broken", "circle"),
        ("/zu", "unclear", "403"),
        ("/geheim/seite", "unclear", "robots"),
        ("/nach-innen", "unclear", "private"),
    ],
)
def test_what_became_of_a_page(site, path, state, reason):
    verdict = Visitor("Prüfung").look(f"{site}{path}")
    assert (verdict.state, verdict.reason) == (state, reason)
    assert verdict.moved_to == (f"{site}/da" if state == "moved" else "")


def test_robots_are_asked_once_and_forbidden_pages_never(site):
    visitor = Visitor("Pruefung")
    for path in ("/da", "/geheim/a", "/geheim/b"):
        visitor.look(f"{site}{path}")
    assert Site.asked == ["GET /robots.txt", "HEAD /da"]


@pytest.mark.parametrize(
    "address",
    [
        *("http://localhost/", "http://127.0.0.1/", "http://[::1]/", "http://0.0.0.0/", "http://2130706433/"),
        *("http://10.1.2.3/", "http://192.168.0.1/", "http://169.254.169.254/latest/meta-data/"),
        *("http://[::ffff:10.0.0.1]/", "http://[64:ff9b::a00:1]/", "http://[fd00::1]/"),
        *("http://127.0.0.1:6379/", "ftp://127.0.0.1/", "file:///etc/passwd", "http://a@127.0.0.1/", "http:///x"),
    ],
)
def test_nobody_leads_us_into_our_own_network(address, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *args, **more: pytest.fail("knocked"))
    assert Visitor("Prüfung").look(address).state == "unclear"


def test_one_private_address_of_a_host_is_enough_to_stay_away(monkeypatch):
    both = [(0, 0, 0, "", ("93.184.215.14", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: both)
    assert Visitor("Prüfung").look("http://stadt.example/").reason == "private"


def test_hosts_that_do_not_exist_are_broken_but_a_network_that_is_down_is_not(monkeypatch):
    def fails(number: int):
        def ask(*args: object, **more: object) -> None:
            raise socket.gaierror(number, "")

        return ask

    monkeypatch.setattr(socket, "getaddrinfo", fails(socket.EAI_NONAME))
    assert Visitor("Prüfung").look("http://gibtesnicht.example/").state == "broken"
    monkeypatch.setattr(socket, "getaddrinfo", fails(socket.EAI_AGAIN))
    assert Visitor("Prüfung").look("http://gibtesnicht.example/").state == "unclear"


@given(
    st.ip_addresses(network="10.0.0.0/8") | st.ip_addresses(network="fc00::/7") | st.ip_addresses(network="127.0.0.0/8")
)
def test_no_address_of_a_private_network_is_public(address):
    assert not is_public(str(address))


@given(st.text())
def test_any_address_has_a_verdict(address):
    def nowhere(*args: object, **more: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", nowhere)
        assert Visitor("Prüfung").look(f"http://{address}").state in {"broken", "unclear"}
