"""Somebody at a browser: looks at pages as people do, and notices what a person or a checker would."""

import os
import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, Response

WCAG = {
    "preload": False,
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
}

# JOURNEYS_SLOW=1 walks like on a tired machine with a thin line: pages arrive piece by piece, scripts take their time.
# It finds steps that do not wait for their page; looking at colours is left to the usual walk.
SLOW = os.environ.get("JOURNEYS_SLOW") == "1"
THIN_LINE = {"offline": False, "latency": 150, "downloadThroughput": 10**5, "uploadThroughput": 10**5}  # ms, bytes/s


@dataclass
class Walker:
    """A person with a browser window on the running platform."""

    context: BrowserContext
    address: str
    with_scripts: bool = True
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(90_000 if SLOW else 30_000)
        if SLOW:
            line = self.context.new_cdp_session(self.page)
            line.send("Network.enable")
            line.send("Network.emulateNetworkConditions", THIN_LINE)
            line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        self.page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        self.page.on("console", self._console)
        self.page.on("response", self._response)

    def _console(self, message: object) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            self.troubles.append(f"console: {message.text} at {self.page.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.troubles.append(f"{response.status} at {response.url}")

    def go(self, path: str) -> Page:
        """Open an address of the platform."""
        self.page.goto(urljoin(self.address, path))
        return self.page

    def await_link(self, path: str, name: str) -> Locator:
        """Open the address again until it shows the link: what a worker delivers takes a moment."""
        link = self.page.locator("main").get_by_role("link", name=re.compile(name)).first
        for _try in range(40):
            self.go(path)
            if link.count():
                break
            self.page.wait_for_timeout(500)
        return link

    def sign_in(self, name: str, password: str = "stadtcampus-demo") -> Page:
        """Sign in with personnel number or mail address."""
        self.go("/konto/anmelden/")
        self.page.locator("input[name=login]").fill(name)
        self.page.locator("input[name=password]").fill(password)
        self.page.locator("form button[type=submit]").first.click()
        self.page.wait_for_url(lambda url: "/konto/anmelden" not in url)
        return self.page

    def look(self) -> None:
        """The page is accessible in light and dark, fits the window, and nothing failed on the way."""
        self.page.wait_for_load_state("load")  # a sent form has left the old page before the new one is there
        assert self.page.title().strip(), f"no title at {self.page.url}"
        assert self.page.locator("h1").count() == 1, f"{self.page.locator('h1').count()} h1 at {self.page.url}"
        self._fits()
        if self.with_scripts and not SLOW:
            self.page.wait_for_load_state("networkidle")  # parts that load by themselves make the page longer
            for scheme in ("light", "dark"):
                self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                self._accessible(scheme)
            self.page.emulate_media(color_scheme="light")
        assert self.troubles == []

    def _fits(self) -> None:
        too_wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, f"{self.page.url} is {too_wide} px wider than the window"

    def _accessible(self, scheme: str) -> None:
        window = self.page.viewport_size
        # In a window as high as the page the sticky tab bar hides no target from the checker.
        height = self.page.evaluate("document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": window["width"], "height": max(height, window["height"])})
        found = Axe().run(self.page, options=WCAG).response["violations"]
        self.page.set_viewport_size(window)
        told = [
            f"{rule['id']} ({rule['impact']}): {node['target']} {node.get('failureSummary', '')}"
            for rule in found
            for node in rule["nodes"]
        ]
        assert told == [], f"{self.page.url} in {scheme}:\n" + "\n".join(told[:8])
