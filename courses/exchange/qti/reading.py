"""From one item of QTI to one question. Every part of an item is either taken, or named in the report."""

from collections import Counter
from collections.abc import Callable

from django.utils.translation import gettext as _

from courses.exchange.markup import Node
from courses.exchange.qti import gaps, names
from courses.exchange.qti.feedback import Feedback
from courses.exchange.qti.kinds import KINDS, Sheet, number
from courses.exchange.qti.places import hotspot
from courses.exchange.qti.responses import Response, responses
from courses.exchange.qti.texts import is_interaction, words_of
from courses.exchange.shapes import CannotTakeError, Item, LeftOut, NoPictureError, Picture, Reading

IN_TEXT = {"textEntryInteraction", "inlineChoiceInteraction"}
TAKEN = {
    "responseDeclaration",
    "outcomeDeclaration",
    "itemBody",
    "responseProcessing",
    "modalFeedback",
    "feedbackInline",
}
NOTED = {"stylesheet", "rubricBlock", "companionMaterialsInfo", "catalogInfo", "assessmentStimulusRef", "catalog"}
NOTED |= {"portableCustomInteraction", "interactionMarkup", "endAttemptInteraction"}
Files = Callable[[str], bytes | None]  # what lies beside the item, by the reference in it


def read(root: Node, files: Files, *, file: str = "") -> Reading:
    """The question of an item."""
    newer = names.is_newer(root)
    reading = Reading("QTI 3.0" if newer else "QTI 2")
    item = names.as_older(root)
    shown = names.newer_name if newer else str
    title = " ".join((item.get("title") or item.get("identifier")).split())[:200]
    try:
        found = question(item, files)
    except CannotTakeError as problem:
        asked = interactions(item)
        name = ", ".join(dict.fromkeys(shown(node.name) for node in asked)) or root.name
        reading.left_out.append(LeftOut(name, title, (asked or [root])[0].line, str(problem), file))
        return reading
    found.title, found.line, found.file = title, root.line, file
    reading.items.append(found)
    reading.dropped = Counter(shown(node.name) for node in item.walk() if node.name in NOTED)
    return reading


def interactions(root: Node) -> list[Node]:
    """What people do in the item; a button for hints does not count."""
    body = root.first("itemBody")
    found = [node for node in body.walk() if is_interaction(node)] if body else []
    return [node for node in found if node.name != "endAttemptInteraction"]


def question(root: Node, files: Files) -> Item:
    """The item as a question of ours."""
    body, asked = root.first("itemBody"), interactions(root)
    check(root, asked)
    assert body is not None  # noqa: S101
    told = words_of(body)
    item = Item("", told.text, category=" ".join(root.get("label").split())[:100], warnings=list(told.lost))
    found, feedback = responses(root), Feedback(root)
    take_picture(item, [*told.pictures, *words_of(asked[0], inside=True).pictures[:1]], files)
    if {node.name for node in asked} <= IN_TEXT and (len(asked) > 1 or in_sentence(body, asked[0], found)):
        gaps.in_text(body, found, item)
    else:
        one(root, asked, found, feedback, item)
    explain(item, feedback)
    item.text = item.text or root.get("title")
    return item


def check(root: Node, asked: list[Node]) -> None:
    """Refuse what no question of ours can be."""
    if not asked:
        raise CannotTakeError(_("There is nothing to answer in it."))
    if root.all("templateDeclaration"):
        raise CannotTakeError(_("The question contains values that are drawn anew for everybody."))
    if root.get("adaptive") == "true":
        raise CannotTakeError(_("The question changes while it is answered (adaptive)."))
    if len(asked) > 1 and not {node.name for node in asked} <= IN_TEXT:
        raise CannotTakeError(_("Several tasks stand in one question; here each is a question of its own."))


def one(root: Node, asked: list[Node], found: dict[str, Response], feedback: Feedback, item: Item) -> None:
    """A single interaction."""
    node = asked[0]
    response = found.get(node.get("responseIdentifier"))
    if response is None:
        raise CannotTakeError(_("The file does not say which answer is right."))
    body = root.first("itemBody")
    if node.name == "gapMatchInteraction" and body:
        gaps.dragged(body, node, response, item)
        return
    sheet = Sheet(root, node, response, feedback, item)
    prompt = words_of(node.first("prompt"))
    item.warnings += prompt.lost
    item.text = "\n".join(filter(None, [item.text, prompt.text]))
    kinds = KINDS | {"hotspotInteraction": hotspot}
    if node.name == "textEntryInteraction" and response.is_number:
        if body:
            item.text = words_of(body, marks={id(node): "____"}).text.removesuffix("____").rstrip()
        kinds["textEntryInteraction"] = number
    if node.name not in kinds:
        raise CannotTakeError(_("This kind of question does not exist here."))
    kinds[node.name](sheet)


def in_sentence(body: Node, field: Node, found: dict[str, Response]) -> bool:
    """Whether the only field stands in the middle of a text, so that it is a gap; numbers never are."""
    response = found.get(field.get("responseIdentifier"))
    if response and response.is_number and field.name == "textEntryInteraction":
        return False
    lines = words_of(body, marks={id(field): "\1"}).text.split("\n")
    return any("\1" in line and line.strip() != "\1" for line in lines)


def take_picture(item: Item, pictures: list[tuple[str, str]], files: Files) -> None:
    """The first picture that can be shown comes along; each further one is named."""
    for where, described in dict(pictures).items():
        data, name = files(where), where.rsplit("/", 1)[-1][:80]
        if data is None:
            item.warnings.append(_("The picture “%(name)s” is not part of the file.") % {"name": name})
            continue
        try:
            picture = Picture.checked(name, data)
        except NoPictureError:
            item.warnings.append(_("“%(name)s” is no picture we can show.") % {"name": name})
            continue
        if item.picture:
            item.warnings.append(_("Only the first picture comes along, not “%(name)s”.") % {"name": name})
            continue
        item.picture, item.picture_text = picture, described
        if not described:
            item.warnings.append(_("The picture “%(name)s” has no description. Please add one.") % {"name": name})


def explain(item: Item, feedback: Feedback) -> None:
    """Feedback about the whole becomes the explanation."""
    rest = feedback.rest()
    item.explanation = "\n".join(rest)
    if len(rest) > 1:
        item.warnings.append(_("Several pieces of feedback stand together in the explanation now. Please read it."))
