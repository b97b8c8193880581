"""XML as a tree of plain nodes with line numbers. Entities, other files and deep nesting are refused, not followed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _

DEEPEST, MOST_NODES = 200, 500_000
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class UnreadableError(ValueError):
    """The file is no XML we can read; `line` says where."""

    def __init__(self, text: str, line: int = 0) -> None:
        super().__init__(text)
        self.line = line


@dataclass
class Node:
    """An element: its name without prefix, its attributes, and what it holds in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    line: int = 0
    content: list["Node | str"] = field(default_factory=list)

    def get(self, name: str, otherwise: str = "") -> str:
        return self.attributes.get(name, otherwise)

    @property
    def children(self) -> list["Node"]:
        return [part for part in self.content if isinstance(part, Node)]

    def all(self, *names: str) -> list["Node"]:
        """The children of these names."""
        return [child for child in self.children if child.name in names]

    def first(self, name: str) -> "Node | None":
        return next(iter(self.all(name)), None)

    def walk(self) -> Iterator["Node"]:
        """The node and everything below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()

    def within(self, *names: str) -> list["Node"]:
        """Everything below of these names."""
        return [node for node in self.walk() if node.name in names and node is not self]

    @property
    def words(self) -> str:
        """All text below, as it stands."""
        return "".join(part if isinstance(part, str) else part.words for part in self.content)

    def says(self, *path: str) -> str:
        """The text at the end of a path of names; empty if there is none."""
        node: Node | None = self
        for name in path:
            node = node.first(name) if node else None
        return node.words.strip() if node else ""


def read(data: bytes) -> Node:
    """The root of the document."""
    return Reader().read(data)


class Reader:
    """Builds the tree; whatever could blow it up or lead elsewhere stops the reading."""

    def __init__(self) -> None:
        self.top = Node("")
        self.open = [self.top]
        self.count = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.refuse
        self.parser.UnparsedEntityDeclHandler = self.refuse
        self.parser.ExternalEntityRefHandler = self.refuse

    def read(self, data: bytes) -> Node:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as problem:
            raise UnreadableError(_("This is no well-formed XML: %(why)s.") % {"why": said(problem)}, problem.lineno)  # noqa: B904
        except (LookupError, ValueError) as problem:
            if isinstance(problem, UnreadableError):
                raise
            raise UnreadableError(_("The encoding of the file is not known."), 1) from problem
        return self.top.children[0]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > DEEPEST or self.count > MOST_NODES:
            self.stop(_("The file is nested too deeply or too long."))
        plain = {key.rsplit(":", 1)[-1]: value for key, value in attributes.items()}
        node = Node(name.rsplit(":", 1)[-1], plain, self.parser.CurrentLineNumber)
        self.open[-1].content.append(node)
        self.open.append(node)

    def end(self, name: str) -> None:
        self.open.pop()

    def text(self, words: str) -> None:
        self.open[-1].content.append(words)

    def refuse(self, *facts: object) -> NoReturn:
        self.stop(_("The file defines entities or refers to other files. For safety it is not read."))

    def stop(self, why: str) -> NoReturn:
        raise UnreadableError(why, self.parser.CurrentLineNumber)


def said(problem: expat.ExpatError) -> str:
    """What the parser complains about, in the reader's language where we know it."""
    words = {
        expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]: _("the file is empty"),
        expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH]: _("an element is closed that was not the last opened"),
        expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]: _("an entity is used that XML does not know"),
        expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]: _("a character stands where none may stand"),
        expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN]: _("the file ends in the middle"),
    }
    return words.get(problem.code, expat.ErrorString(problem.code))


def write(node: Node) -> str:
    """The node as XML; blanks are added only where no text stands beside."""
    return "".join(written(node, 0))


def written(node: Node, depth: int) -> Iterator[str]:
    """The parts of the XML, indented where that changes nothing."""
    told = "".join(f" {name}={quoteattr(clean(value))}" for name, value in node.attributes.items())
    if not node.content:
        yield f"<{node.name}{told}/>"
        return
    yield f"<{node.name}{told}>"
    if any(isinstance(part, str) for part in node.content):
        for part in node.content:
            yield escape(clean(part)) if isinstance(part, str) else "".join(written(part, depth))
    else:
        for child in node.children:
            yield "\n" + "  " * (depth + 1)
            yield from written(child, depth + 1)
        yield "\n" + "  " * depth
    yield f"</{node.name}>"


def clean(words: str) -> str:
    """Without characters that XML cannot hold."""
    return NOT_IN_XML.sub("", words)
