"""What an item says in words: without its interactions and feedback, with its pictures."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from courses.exchange.markup import Node
from courses.exchange.plain import BREAKS, lost, tidy
from courses.exchange.shapes import CannotTakeError

APART = {
    "feedbackInline",
    "feedbackBlock",
    "modalFeedback",
    "rubricBlock",
    "templateBlock",
    "templateInline",
    "stylesheet",
}
VARIABLES = {"printedVariable", "templateBlock", "templateInline"}
BLOCKS = BREAKS | {"prompt", "itemBody", "contentBody", "simpleChoice"}


@dataclass
class Words:
    """Text, pictures (where they lie, what they show), what was lost; interactions leave a mark."""

    text: str = ""
    pictures: list[tuple[str, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def is_interaction(node: Node) -> bool:
    return node.name.endswith("Interaction")


def words_of(node: Node | None, *, inside: bool = False, marks: dict[int, str] | None = None) -> Words:
    """What the node says; `marks` says what stands in the place of an interaction or a gap, by its identity."""
    found = Words()
    parts: list[str] = []
    if node is not None:
        collect(node, parts, found, marks or {}, inside)
    found.text = tidy("".join(parts))
    found.lost = list(dict.fromkeys(found.lost))
    return found


def collect(node: Node, parts: list[str], found: Words, marks: dict[int, str], inside: bool) -> None:
    """Gather the parts of the text below the node."""
    if id(node) in marks:
        parts.append(marks[id(node)])
        return
    if node.name in VARIABLES:
        raise CannotTakeError(_("The question contains values that are drawn anew for everybody."))
    if node.name in APART or (is_interaction(node) and not inside):
        return
    picture = picture_in(node)
    if picture:
        found.pictures.append(picture)
    if sentence := lost(node.name, {"href": node.get("href")}):
        found.lost.append(sentence)
    if node.name in BLOCKS:
        parts.append("\n")
    for part in () if picture else node.content:
        if isinstance(part, str):
            parts.append(part.replace("\n", " "))
        else:
            collect(part, parts, found, marks, inside)
    if node.name in BLOCKS:
        parts.append("\n")


def picture_in(node: Node) -> tuple[str, str] | None:
    """Where the picture lies and what it shows, if the node is one."""
    if node.name == "img":
        return node.get("src"), node.get("alt").strip()
    if node.name == "object" and node.get("type").startswith("image/"):
        return node.get("data"), " ".join(node.words.split())
    return None
