"""The kinds of Moodle's questions that are kinds of ours, one function each: it fills in the question or refuses."""

import re

from django.utils.translation import gettext as _

from courses.exchange import numbers
from courses.exchange.markup import Node
from courses.exchange.moodle.texts import plain_words, text_of
from courses.exchange.shapes import CannotTakeError, Item, ItemAnswer

STAR = re.compile(r"(?<!\\)\*")


def fraction(node: Node) -> float:
    """How much of the points the answer brings, in per cent."""
    try:
        return float(node.get("fraction", "0") or 0)
    except ValueError:
        return 0.0


def feedback_of(node: Node, item: Item) -> str:
    return " ".join(plain_words(node.first("feedback"), item.warnings).split())


def typed(node: Node | None) -> str:
    """What is typed or chosen as it stands: Moodle keeps it without HTML, unless it says otherwise."""
    if node is None:
        return ""
    words = text_of(node).words if node.get("format") == "html" else node.says("text")
    return " ".join(words.split())


def choice(node: Node, item: Item) -> None:
    """One right answer or several; points in parts become right or wrong."""
    single = node.says("single") in {"true", "1", ""} and node.get("type") == "multichoice"
    answers = node.all("answer")
    best = max(map(fraction, answers), default=0)
    for answer in answers:
        right = fraction(answer) > 0 and (not single or fraction(answer) == best)
        words = " ".join(plain_words(answer, item.warnings).split())
        item.answers.append(ItemAnswer(words, right, feedback_of(answer, item), area=area_of(answer)))
    if single and any(0 < fraction(answer) < best for answer in answers):
        item.warnings.append(_("Points in parts do not exist here: only the best answer counts as right."))
    if single and sum(answer.is_correct for answer in item.answers) > 1:
        single = False
        item.warnings.append(_("Several answers are equally right, so it becomes a question with several answers."))
    item.kind = "single" if single else "multiple"
    if item.answers and all(answer.area for answer in item.answers):
        item.kind = "hotspot"
    if any(not answer.text for answer in item.answers):
        raise CannotTakeError(_("An answer has no words, perhaps only a picture."))


def area_of(node: Node) -> list[int] | None:
    """The place in the picture, which our own files carry along."""
    place = node.first("area")
    sides = [place.get(side) for side in ("left", "top", "width", "height")] if place else []
    return [int(side) for side in sides] if sides and all(side.isdecimal() for side in sides) else None


def true_false(node: Node, item: Item) -> None:
    """Two answers to choose from."""
    item.kind = "single"
    words = {"true": _("True"), "false": _("False")}
    for answer in node.all("answer"):
        text = text_of(answer).words
        named = words.get(text.casefold(), text)
        item.answers.append(ItemAnswer(named, fraction(answer) > 0, feedback_of(answer, item)))


def short_answer(node: Node, item: Item) -> None:
    """Spellings; a star stands for any words in Moodle, which we do not know."""
    item.kind = "text"
    for answer in node.all("answer"):
        words = typed(answer)
        if STAR.search(words):
            item.warnings.append(
                _("“%(words)s” stands for many words; here every spelling is listed.") % {"words": words}
            )
            continue
        if 0 < fraction(answer) < 100:
            item.warnings.append(_("“%(words)s” brought a part of the points, here none.") % {"words": words})
        right = fraction(answer) >= 100
        item.answers.append(ItemAnswer(words.replace("\\*", "*"), right, feedback_of(answer, item)))
    if node.says("usecase") == "1":
        item.warnings.append(_("Capital letters do not matter here."))


def numerical(node: Node, item: Item) -> None:
    """Numbers with how far off is still right."""
    item.kind = "number"
    for answer in node.all("answer"):
        words = text_of(answer).words
        value = numbers.from_file(words)
        if value is None:
            item.warnings.append(_("“%(words)s” is no number and does not come along.") % {"words": words})
            continue
        tolerance, rounded = numbers.tolerance(answer.says("tolerance"))
        if rounded:
            item.warnings.append(_("How far off is still right was rounded to four decimals."))
        if 0 < fraction(answer) < 100:
            item.warnings.append(_("“%(words)s” brought a part of the points, here none.") % {"words": words})
        right = fraction(answer) >= 100
        item.answers.append(ItemAnswer(value, right, feedback_of(answer, item), tolerance=tolerance))
    if node.within("unit"):
        item.warnings.append(_("Units are not checked here; whoever writes one behind the number is understood."))


def matching(node: Node, item: Item) -> None:
    """Pairs; an answer that belongs to nothing has no place here."""
    item.kind = "matching"
    for pair in node.all("subquestion"):
        words = " ".join(plain_words(pair, item.warnings).split())
        counterpart = typed(pair.first("answer"))
        if not words:
            item.warnings.append(_("“%(words)s” belongs to nothing and does not come along.") % {"words": counterpart})
            continue
        item.answers.append(ItemAnswer(words, counterpart=counterpart, feedback=feedback_of(pair, item)))


def ordering(node: Node, item: Item) -> None:
    """Steps in their order."""
    item.kind = "ordering"
    for step in sorted(node.all("answer"), key=fraction):
        words = " ".join(plain_words(step, item.warnings).split())
        item.answers.append(ItemAnswer(words, feedback=feedback_of(step, item)))
    if node.says("selecttype").upper() in {"RANDOM", "CONTIGUOUS", "1", "2"}:
        item.warnings.append(_("Moodle asks only some of the steps; here all are asked."))
