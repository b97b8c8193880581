"""From Moodle XML to questions. Every part of a question is either taken, or named in the report."""

import re
from collections import Counter
from collections.abc import Callable

from django.utils.translation import gettext as _

from courses.exchange.markup import Node
from courses.exchange.moodle import gaps, kinds
from courses.exchange.moodle.texts import Text, text_of
from courses.exchange.shapes import CannotTakeError, Item, LeftOut, Reading

KINDS: dict[str, Callable[[Node, Item], None]] = {
    "multichoice": kinds.choice,
    "multichoiceset": kinds.choice,
    "truefalse": kinds.true_false,
    "shortanswer": kinds.short_answer,
    "numerical": kinds.numerical,
    "matching": kinds.matching,
    "ddmatch": kinds.matching,
    "ordering": kinds.ordering,
    "cloze": gaps.embedded,
    "multianswer": gaps.embedded,
    "gapselect": gaps.chosen,
    "ddwtos": gaps.chosen,
}
TAKEN = {
    *("name", "questiontext", "generalfeedback", "answer", "subquestion", "single", "selectoption", "dragbox", "file"),
    *("idnumber", "shuffleanswers", "answernumbering", "usecase", "hidden", "layouttype", "selecttype", "selectcount"),
    *("gradingtype", "showgrading", "numberingstyle", "showstandardinstruction"),
}
WITHOUT_WORDS = {"defaultgrade", "penalty", "image", "image_base64", "shownumcorrect", "category", "info"}


def read(root: Node) -> Reading:
    """All questions of the file with the category each stands in."""
    reading, category = Reading(_("Moodle XML")), ""
    for node in root.all("question"):
        if node.get("type") == "category":
            category = category_of(node)
            continue
        try:
            reading.items.append(item_of(node, category))
        except CannotTakeError as problem:
            reading.left_out.append(LeftOut(node.get("type") or "question", title_of(node), node.line, str(problem)))
        else:
            reading.dropped += dropped(node)
    return reading


def item_of(node: Node, category: str) -> Item:
    """One question."""
    take = KINDS.get(node.get("type"))
    if take is None:
        raise CannotTakeError(_("This kind of question does not exist here."))
    asked = text_of(node.first("questiontext"))
    item = Item("", asked.words, category=category, title=title_of(node), line=node.line, warnings=list(asked.lost))
    take(node, item)
    note_picture(asked, item)
    explained = text_of(node.first("generalfeedback"))
    item.explanation = explained.words
    item.warnings += explained.without_pictures()
    item.text = item.text or item.title
    return item


def note_picture(asked: Text, item: Item) -> None:
    """The first picture of the question comes along; each further one is named."""
    if asked.pictures:
        item.picture, item.picture_text = asked.pictures[0]
    for picture, _alt in asked.pictures[1:]:
        item.warnings.append(_("Only the first picture comes along, not “%(name)s”.") % {"name": picture.name})


def title_of(node: Node) -> str:
    """What the question is called in Moodle."""
    return " ".join(text_of(node.first("name")).words.split())[:200]


def category_of(node: Node) -> str:
    """The path of the category, without Moodle's own first steps."""
    path = re.sub(r"^\$[a-z]+\d*\$/?", "", node.says("category", "text"))
    steps = [step.replace("\0", "/").strip() for step in path.replace("//", "\0").split("/")]
    return " / ".join(step for step in steps if step and step != "top")[:100]


def dropped(node: Node) -> Counter[str]:
    """Parts of the question that say something and have no place here."""
    parts = (child for child in node.children if child.name not in TAKEN | WITHOUT_WORDS)
    return Counter(child.name for child in parts if child.words.strip() and not child.words.strip().isdecimal())
