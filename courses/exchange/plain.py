"""From the HTML of other systems to the plain text of our questions, with a list of what cannot come along."""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from django.utils.translation import gettext as _

BREAKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "ul", "ol", "table"}
SILENT = {"script", "style", "head", "title"}
GAP_OF_BLANKS = re.compile(r"[^\S\n]+")


@dataclass
class Plain:
    """The text, the pictures in it (address and description), and what was lost."""

    text: str = ""
    pictures: list[tuple[str, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


class Stripper(HTMLParser):
    """Reads HTML; paragraphs, lists and lines of tables become lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.found = Plain()
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag in SILENT:
            self.silent += 1
        if tag in BREAKS:
            self.parts.append("\n")
        if tag == "li":
            self.parts.append("– ")
        if tag in {"td", "th"}:
            self.parts.append(" ")
        if tag == "img":
            self.found.pictures.append((facts.get("src", ""), facts.get("alt", "").strip()))
        if sentence := lost(tag, facts):
            self.found.lost.append(sentence)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(self.silent - 1, 0)
        if tag in BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data.replace("\n", " "))


def lost(tag: str, facts: dict[str, str]) -> str:
    """What of this element does not come along, in a sentence."""
    match tag:
        case "table":
            return _("A table becomes lines of text.")
        case "a" if facts.get("href"):
            return _("The link to %(address)s becomes text.") % {"address": facts["href"][:80]}
        case "audio" | "video" | "iframe" | "embed":
            return _("Sound, films and embedded pages do not come along.")
        case "math":
            return _("A formula becomes text; please check it.")
        case "sub" | "sup":
            return _("Raised or lowered characters stand on the line now.")
    return ""


def stripped(html: str) -> Plain:
    """The plain text of the HTML."""
    stripper = Stripper()
    stripper.feed(html)
    stripper.close()
    found = stripper.found
    found.text = tidy("".join(stripper.parts))
    found.lost = list(dict.fromkeys(found.lost))
    return found


def tidy(text: str) -> str:
    """One blank between words, no empty lines, nothing at the edges."""
    lines = (GAP_OF_BLANKS.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def marked_up(text: str) -> str:
    """Plain text as HTML, line for line."""
    return escape(text, quote=False).replace("\n", "<br>")
