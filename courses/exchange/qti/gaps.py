"""Texts with gaps: fields, lists and words to drag become gaps to write in."""

from django.utils.translation import gettext as _

from courses.exchange.markup import Node
from courses.exchange.moodle.gaps import ASK, check_brackets, usable
from courses.exchange.qti.responses import Response
from courses.exchange.qti.texts import words_of
from courses.exchange.shapes import CannotTakeError, Item


def in_text(body: Node, found: dict[str, Response], item: Item) -> None:
    """Fields and lists inside the text of an item."""
    item.kind = "cloze"
    marks = {}
    for node in body.within("textEntryInteraction", "inlineChoiceInteraction"):
        response = found.get(node.get("responseIdentifier"))
        if response is None:
            raise CannotTakeError(_("The file does not say which answer is right."))
        marks[id(node)] = mark(listed(node, response) if node.name == "inlineChoiceInteraction" else response.best())
        if node.name == "inlineChoiceInteraction":
            note_choice(item)
    fill(item, body, marks)


def listed(node: Node, response: Response) -> list[str]:
    """The words of the right choices of a list."""
    right = response.right()
    return [words_of(option).text for option in node.all("inlineChoice") if option.get("identifier") in right]


def dragged(body: Node, node: Node, response: Response, item: Item) -> None:
    """Words of a list that belong into gaps."""
    item.kind = "cloze"
    options = {option.get("identifier"): words_of(option).text for option in node.within("gapText")}
    if node.within("gapImg"):
        raise CannotTakeError(_("Pictures to drag into a text do not exist here."))
    right: dict[str, list[str]] = {}
    for pair in response.right():
        option, gap = [*pair.split(), "", ""][:2]
        right.setdefault(gap, []).append(options.get(option, ""))
    marks = {id(gap): mark(list(filter(None, right.get(gap.get("identifier"), [])))) for gap in node.within("gap")}
    marks |= {id(option): "" for option in node.within("gapText")}
    note_choice(item)
    fill(item, body, marks, inside=True)


def mark(right: list[str]) -> str:
    """The gap as our text holds it, with signs in place of the brackets until the text is checked."""
    return f"\1{'|'.join(usable(right))}\2"


def note_choice(item: Item) -> None:
    sentence = _("Gaps with a list to choose from become gaps to write in.")
    if sentence not in item.warnings:
        item.warnings.append(sentence)


def fill(item: Item, body: Node, marks: dict[int, str], *, inside: bool = False) -> None:
    """What stands in lines before the first gap asks, the rest is the text with gaps."""
    whole = words_of(body, marks=marks, inside=inside).text
    check_brackets(whole)
    lines = whole.split("\n")
    first = next((place for place, line in enumerate(lines) if "\1" in line), None)
    if first is None:
        raise CannotTakeError(_("There is no gap in the text."))
    item.text = "\n".join(lines[:first]) or ASK
    item.gaps = "\n".join(lines[first:]).replace("\1", "[[").replace("\2", "]]")
