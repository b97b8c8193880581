"""How many bytes the first look at a page costs: its text, and the styles, scripts and fonts it needs."""

import gzip
import re
from urllib.parse import urljoin

from benchmarks.visitor import Visitor

LINK = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js|woff2|svg))"')
INSIDE = re.compile(r"url\([\"']?([^)\"']+\.(?:woff2|svg|css))[\"']?\)|@import\s+[\"']([^\"']+)")


def first_view(browser: Visitor, path: str) -> dict[str, int]:
    """Bytes on the wire by kind: text compressed with gzip as a proxy does, files as the platform sends them."""
    page = browser.get(path).body
    weights = {"html": len(gzip.compress(page, 6)), "css": 0, "js": 0, "woff2": 0, "svg": 0}
    waiting, seen = LINK.findall(page.decode()), set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = browser.get(address)
        kind = address.rsplit(".", 1)[-1]
        weights[kind] += len(answer.body)
        if kind == "css":
            waiting += [urljoin(address, found) for found in mentioned(answer.body, answer.encoding)]
    return weights


def mentioned(body: bytes, encoding: str) -> list[str]:
    """The files a style sheet mentions; browsers fetch fewer, because not every font is used on every page."""
    text = unpacked(body, encoding).decode()
    return [one or other for one, other in INSIDE.findall(text) if not (one or other).startswith("data:")]


def unpacked(body: bytes, encoding: str) -> bytes:
    """The content as it was before it was compressed."""
    if encoding == "br":
        import brotli

        return brotli.decompress(body)
    return gzip.decompress(body) if encoding == "gzip" else body
