"""Texts with gaps in Moodle: answers written into the text, or numbers that point to a list of words."""

import re

from django.utils.translation import gettext as _

from courses.exchange import numbers
from courses.exchange.markup import Node
from courses.exchange.moodle.texts import text_of
from courses.exchange.shapes import CannotTakeError, Item

EMBEDDED = re.compile(r"\{\d*:([A-Z_]+):((?:\\.|[^}\\])*)\}", re.DOTALL)
POINTING = re.compile(r"\[\[(\d+)\]\]")
PART = re.compile(r"(?:\\.|[^~\\])+", re.DOTALL)
SHARE = re.compile(r"%(-?[\d.]+)%")
ASK = "Ergänzen Sie den Text."
CHOICES = {"MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH", "MULTICHOICE_S", "MCS"}
CHOICES |= {"MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS"}
WORDS, NUMBERS = {"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"}, {"NUMERICAL", "NM"}


def embedded(node: Node, item: Item) -> None:
    """{1:SHORTANSWER:=72~=zweiundsiebzig} becomes [[72|zweiundsiebzig]]."""
    item.kind = "cloze"
    whole = text_of(node.first("questiontext")).words

    def gap(found: re.Match[str]) -> str:
        return f"[[{'|'.join(fillings(found[1], found[2], item))}]]"

    check_brackets(EMBEDDED.sub("", whole))
    split(item, EMBEDDED.sub(gap, whole))


def fillings(kind: str, words: str, item: Item) -> list[str]:
    """The words that fill a gap wholly rightly."""
    if kind not in CHOICES | WORDS | NUMBERS:
        raise CannotTakeError(_("A gap of the kind %(kind)s does not exist here.") % {"kind": kind})
    right = []
    for part in PART.findall(words):
        share, answer = share_of(part.strip())
        if share >= 100 and answer:
            right.append(plain_number(answer, item) if kind in NUMBERS else answer)
    if kind in CHOICES:
        note(item, _("Gaps with a list to choose from become gaps to write in."))
    if "#" in re.sub(r"\\.", "", words):
        note(item, _("Feedback to single gaps does not come along."))
    return usable(right)


def share_of(part: str) -> tuple[float, str]:
    """The share of the points an answer brings, and its words without feedback."""
    share, words = 0.0, part
    if part.startswith("="):
        share, words = 100.0, part[1:]
    elif found := SHARE.match(part):
        share, words = float(found[1]), part[found.end() :]
    answer = re.split(r"(?<!\\)#", words, maxsplit=1)[0]
    return share, " ".join(re.sub(r"\\(.)", r"\1", answer).split())


def plain_number(answer: str, item: Item) -> str:
    """The number of a gap; how far off is still right cannot be said in a text with gaps."""
    value, _colon, tolerance = answer.partition(":")
    if tolerance.strip(" 0."):
        note(item, _("Numbers in gaps are right only exactly here."))
    return numbers.from_file(value) or value


def chosen(node: Node, item: Item) -> None:
    """[[1]] points to the first word of the list."""
    item.kind = "cloze"
    options = [text_of(option).words for option in node.all("selectoption", "dragbox")]
    whole = text_of(node.first("questiontext")).words

    def gap(found: re.Match[str]) -> str:
        place = int(found[1])
        if not 1 <= place <= len(options):
            raise CannotTakeError(_("A gap points to a word that is not there."))
        return f"[[{usable([options[place - 1]])[0]}]]"

    check_brackets(POINTING.sub("", whole))
    split(item, POINTING.sub(gap, whole))
    note(item, _("Gaps with a list to choose from become gaps to write in."))


def split(item: Item, whole: str) -> None:
    """What stands in lines before the first gap asks, the rest is the text with gaps."""
    if "[[" not in whole:
        raise CannotTakeError(_("There is no gap in the text."))
    lines = whole.split("\n")
    first = next(place for place, line in enumerate(lines) if "[[" in line)
    item.text = "\n".join(lines[:first]) or ASK
    item.gaps = "\n".join(lines[first:])


def check_brackets(rest: str) -> None:
    """Double brackets mark gaps here and can mean nothing else."""
    if "[[" in rest or "]]" in rest:
        raise CannotTakeError(_("The text holds double brackets, which mark gaps here."))


def usable(right: list[str]) -> list[str]:
    """The words that fill a gap, if we can write them down."""
    if not right:
        raise CannotTakeError(_("A gap has no right answer."))
    if any(mark in word for word in right for mark in ("|", "[[", "]]")):
        raise CannotTakeError(_("The answer to a gap holds a stroke or brackets, which separate answers here."))
    return list(dict.fromkeys(right))


def note(item: Item, sentence: str) -> None:
    """A warning, once."""
    if sentence not in item.warnings:
        item.warnings.append(sentence)
