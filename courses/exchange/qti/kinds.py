"""The interactions of QTI that are kinds of ours, one function each: it fills in the question or refuses."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.exchange import numbers
from courses.exchange.markup import Node
from courses.exchange.qti.feedback import Feedback
from courses.exchange.qti.responses import Response, branches
from courses.exchange.qti.texts import words_of
from courses.exchange.shapes import CannotTakeError, Item, ItemAnswer
from courses.quizzes.kinds.shapes import folded


@dataclass
class Sheet:
    """An interaction with everything around it."""

    root: Node
    node: Node
    response: Response
    feedback: Feedback
    item: Item

    def choice(self, node: Node, *, is_correct: bool = False) -> ItemAnswer:
        """A choice with its words and feedback."""
        words = words_of(node)
        text = " ".join(words.text.split())
        if words.pictures and not text:
            text = next((alt for _where, alt in words.pictures if alt), "")
        if words.pictures:
            self.item.warnings.append(_("Pictures in answers become their description."))
        if not text:
            raise CannotTakeError(_("An answer has no words, perhaps only a picture."))
        self.item.warnings += words.lost
        return ItemAnswer(text, is_correct, self.feedback.of_choice(node))


def choice(sheet: Sheet) -> None:
    """One right answer or several."""
    right = sheet.response.right()
    if not right:
        raise CannotTakeError(_("The file does not say which answer is right."))
    several = sheet.node.get("maxChoices", "1") != "1" or len(right) > 1
    sheet.item.kind = "multiple" if several else "single"
    for node in sheet.node.within("simpleChoice"):
        sheet.item.answers.append(sheet.choice(node, is_correct=node.get("identifier") in right))


def ordering(sheet: Sheet) -> None:
    """Steps in their order."""
    sheet.item.kind = "ordering"
    nodes = {node.get("identifier"): node for node in sheet.node.within("simpleChoice")}
    right = sheet.response.correct
    if not right or set(right) != set(nodes):
        raise CannotTakeError(_("The file does not say the right place of every step."))
    sheet.item.answers = [sheet.choice(nodes[name]) for name in right]


def matching(sheet: Sheet) -> None:
    """Lines of two lists that belong together."""
    sets = sheet.node.all("simpleMatchSet")
    if len(sets) != 2:
        raise CannotTakeError(_("There are not two lists to match."))
    pairs = [tuple(pair.split()) for pair in sheet.response.right()]
    items, options = (set_.all("simpleAssociableChoice") for set_ in sets)
    paired = pair_up(items, [(one, other) for one, other in pairs])
    if paired is None:
        paired, options = pair_up(options, [(other, one) for one, other in pairs]), items
    if paired is None:
        raise CannotTakeError(_("A line belongs to nothing or to several others; here each belongs to exactly one."))
    fill_pairs(sheet, paired, {node.get("identifier"): node for node in options})


def pair_up(items: list[Node], pairs: list[tuple[str, str]]) -> list[tuple[Node, str]] | None:
    """Each item with its one counterpart, or nothing if that cannot be said."""
    found = {one: other for one, other in pairs}
    if len(found) != len(pairs) or set(found) != {node.get("identifier") for node in items}:
        return None
    return [(node, found[node.get("identifier")]) for node in items]


def fill_pairs(sheet: Sheet, paired: list[tuple[Node, str]], options: dict[str, Node]) -> None:
    sheet.item.kind = "matching"
    for node, name in paired:
        if name not in options:
            raise CannotTakeError(_("The right answer names a choice that is not there."))
        answer = sheet.choice(node)
        answer.counterpart = " ".join(words_of(options[name]).text.split())
        sheet.item.answers.append(answer)
    for name in options.keys() - {name for _node, name in paired}:
        words = {"words": words_of(options[name]).text}
        sheet.item.warnings.append(_("“%(words)s” belongs to nothing and does not come along.") % words)


def associating(sheet: Sheet) -> None:
    """Pairs of one list; the first of each pair becomes the line, the second what belongs to it."""
    nodes = {node.get("identifier"): node for node in sheet.node.all("simpleAssociableChoice")}
    pairs = [pair.split() for pair in sheet.response.right()]
    named = [name for pair in pairs for name in pair]
    if not pairs or len(named) != len(set(named)) or not set(named) <= set(nodes):
        raise CannotTakeError(_("A line belongs to nothing or to several others; here each belongs to exactly one."))
    fill_pairs(sheet, [(nodes[one], other) for one, other in pairs], {other: nodes[other] for _one, other in pairs})
    for name in nodes.keys() - set(named):
        words = {"words": words_of(nodes[name]).text}
        sheet.item.warnings.append(_("“%(words)s” belongs to nothing and does not come along.") % words)


def words(sheet: Sheet) -> None:
    """A few words, with spellings that count as right and others that are answered."""
    sheet.item.kind = "text"
    best = {folded(spelt) for spelt in sheet.response.best()}
    if not best:
        raise CannotTakeError(_("The file does not say which answer is right."))
    conditions, known = branches(sheet.root, sheet.response), set()
    spellings = [*sheet.response.correct, *sheet.response.points, *(each.value for each in conditions if each.value)]
    for spelt in spellings:
        if folded(spelt) not in known:
            known.add(folded(spelt))
            feedback = sheet.feedback.of_value(spelt, conditions)
            sheet.item.answers.append(ItemAnswer(spelt, folded(spelt) in best, feedback))
    if any(0 < points < max(sheet.response.points.values()) for points in sheet.response.points.values()):
        sheet.item.warnings.append(_("Points in parts do not exist here: only the best answer counts as right."))


def number(sheet: Sheet) -> None:
    """A number with how far off is still right."""
    sheet.item.kind = "number"
    conditions = branches(sheet.root, sheet.response)
    declared = next(iter(sheet.response.best()), "")
    told = [(each.value or declared, each) for each in conditions if each.value or declared]
    for words, each in told:
        right = each.is_right if each.is_right is not None else words == declared
        add_number(sheet, words, each.tolerance, right, sheet.feedback.of_value(each.value, conditions))
    if not any(answer.is_correct for answer in sheet.item.answers):
        for spelt in sheet.response.best():
            add_number(sheet, spelt, "0", True, "")
    if not any(answer.is_correct for answer in sheet.item.answers):
        raise CannotTakeError(_("The file does not say which answer is right."))


def add_number(sheet: Sheet, words: str, tolerance: str, is_correct: bool, feedback: str) -> None:
    """Note a number once."""
    value = numbers.from_file(words)
    if value is None:
        raise CannotTakeError(_("“%(words)s” is no number.") % {"words": words[:60]})
    off, rounded = numbers.tolerance(tolerance)
    if rounded:
        sheet.item.warnings.append(_("How far off is still right was rounded to four decimals."))
    if (value, off) not in {(known.text, known.tolerance) for known in sheet.item.answers}:
        sheet.item.answers.append(ItemAnswer(value, is_correct, feedback, tolerance=off))


KINDS: dict[str, Callable[[Sheet], None]] = {
    "choiceInteraction": choice,
    "orderInteraction": ordering,
    "matchInteraction": matching,
    "associateInteraction": associating,
    "textEntryInteraction": words,
}
