"""Somebody at a browser: one open connection, signed in, asking for pages."""

import re
import time
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

SIGN_IN = "/konto/anmelden/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PATIENCE = 30  # seconds


class Answer(NamedTuple):
    """What came back, and after how many seconds all of it was there."""

    status: int
    seconds: float
    body: bytes
    encoding: str


class Visitor:
    """Keeps the connection and the cookies, as browsers do."""

    def __init__(self, host: str, port: int) -> None:
        self.connection = HTTPConnection(host, port, timeout=PATIENCE)
        self.cookies = SimpleCookie()

    def get(self, path: str) -> Answer:
        """Ask for a page, again if the server has closed the idle connection; redirects are not followed."""
        try:
            return self._ask("GET", path)
        except ConnectionResetError:  # and its kind `RemoteDisconnected`
            self.connection.close()
            return self._ask("GET", path)

    def sign_in(self, number: str, password: str) -> None:
        """Sign in with the form everybody uses."""
        token = TOKEN.search(self.get(SIGN_IN).body.decode())
        form = {"login": number, "password": password, "csrfmiddlewaretoken": token.group(1) if token else ""}
        answer = self._ask("POST", SIGN_IN, urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"})
        if answer.status != 302:
            raise SystemExit(f"{number} could not sign in: status {answer.status}.")

    def _ask(self, method: str, path: str, body: str | None = None, more: dict[str, str] | None = None) -> Answer:
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())
        headers = {"Cookie": cookies, "Accept-Encoding": "br, gzip", "Connection": "keep-alive"} | (more or {})
        begun = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - begun
        self._keep_cookies(response)
        return Answer(response.status, seconds, content, response.headers.get("Content-Encoding", ""))

    def _keep_cookies(self, response: HTTPResponse) -> None:
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies.load(line)
