"""Running text on its way: only what our editor writes goes through, and links change what they lead to. Pure."""

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

TAGS = {"p", "b", "strong", "i", "em", "ul", "ol", "li", "h3", "br", "a"}
EMPTY, SILENT = {"br"}, {"script", "style", "template", "iframe", "object"}
SCHEMES = ("http://", "https://", "mailto:", "tel:", "/", "#")
Follow = Callable[[str, str], str]  # (kind of thing, what stood there) -> what stands there now; nothing: no link


def carried(html: str, follow: Follow) -> tuple[str, list[str]]:
    """The text with its links changed, and the names of elements that were left out."""
    walk = Walk(follow)
    walk.feed(html)
    walk.close()
    walk.end_all()
    return "".join(walk.parts), list(dict.fromkeys(walk.left_out))


class Walk(HTMLParser):
    """Writes the text anew, element by element, so that nothing unknown can hide in it."""

    def __init__(self, follow: Follow) -> None:
        super().__init__(convert_charrefs=True)
        self.follow = follow
        self.parts: list[str] = []
        self.open: list[tuple[str, bool]] = []  # name, and whether it was written
        self.left_out: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.silent:
            return
        if tag not in TAGS:
            self.left_out.append(tag)
            self.silent = tag if tag in SILENT else ""
            return
        told = {name: value or "" for name, value in attrs}
        kept = self.link(told) if tag == "a" else {name: told[name] for name in ("data-block-key",) if name in told}
        if tag in EMPTY:
            self.parts.append(f"<{tag}/>")
            return
        self.open.append((tag, kept is not None))
        if kept is not None:
            said = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
            self.parts.append(f"<{tag}{said}>")

    def link(self, told: dict[str, str]) -> dict[str, str] | None:
        """Where the link leads now; None if it leads nowhere and only its words stay."""
        kind = told.get("linktype", "")
        if kind in {"page", "document"}:
            found = self.follow(kind, told.get("id", ""))
            return {"linktype": kind, "id": found} if found else None
        address = told.get("href", "").strip()
        if kind or not address.lower().startswith(SCHEMES) or address.startswith("//"):
            self.left_out.append("a")
            return None
        self.follow("address", address)
        return {"href": address}

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = ""
        if self.silent or tag not in {name for name, _written in self.open}:
            return
        while self.end_one() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(escape(data, quote=False))

    def end_one(self) -> str:
        name, was_written = self.open.pop()
        if was_written:
            self.parts.append(f"</{name}>")
        return name

    def end_all(self) -> None:
        while self.open:
            self.end_one()
