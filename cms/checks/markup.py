"""From the markup of running text to its parts."""

from collections.abc import Iterator
from html.parser import HTMLParser

from cms.checks.parts import Heading, Link, Part, Picture, Place, Prose, Table

HEADINGS = {f"h{level}": level for level in range(1, 7)}
ENDS_A_PARAGRAPH = {"p", "li", "br", "td", "th", "blockquote", "dt", "dd", "ul", "ol", "hr", "table"}


class Reader(HTMLParser):
    """Collects parts while it reads."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.parts: list[Part] = []
        self.words: list[str] = []
        self.link: tuple[str, list[str]] | None = None
        self.heading = 0
        self.table: dict[str, bool] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ENDS_A_PARAGRAPH or tag in HEADINGS:
            self.finish()
        match tag:
            case "a":
                self.link = (address_of(given), [])
            case "img" | "embed" if tag == "img" or given.get("embedtype") == "image":
                alternative = given.get("alt", "")
                self.parts.append(Picture(self.place, "", alternative, is_decorative=given.get("alt") == ""))
            case "table":
                self.table = {"headers": False}
            case "th" if self.table is not None:
                self.table["headers"] = True
        self.heading = HEADINGS.get(tag, self.heading)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.link:
            address, words = self.link
            self.parts.append(Link(self.place, squeezed(words), address))
            self.link = None
        elif tag in HEADINGS:
            self.parts.append(Heading(self.place, squeezed(self.words), HEADINGS[tag]))
            self.words, self.heading = [], 0
        elif tag in ENDS_A_PARAGRAPH:
            self.finish()
        if tag == "table" and self.table:
            self.parts.append(Table(self.place, "", self.table["headers"]))
            self.table = None

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.link:
            self.link[1].append(data)

    def finish(self) -> None:
        """What was read so far is a paragraph of its own."""
        text, self.words = squeezed(self.words), []
        if text:
            self.parts.append(Heading(self.place, text, self.heading) if self.heading else Prose(self.place, text))


def address_of(given: dict[str, str]) -> str:
    """Where a link leads: an address, or kind and number of a page or document of our own."""
    if "linktype" in given and "id" in given:
        return f"{given['linktype']}:{given['id']}"
    return given.get("href", "")


def squeezed(words: list[str]) -> str:
    """The words with single spaces between them."""
    return " ".join("".join(words).split())


def parts_of_markup(markup: str, place: Place) -> Iterator[Part]:
    """Headings, paragraphs, links, pictures and tables of running text, in order."""
    reader = Reader(place)
    reader.feed(markup)
    reader.close()
    reader.finish()
    yield from reader.parts
