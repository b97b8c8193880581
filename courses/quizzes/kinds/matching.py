"""Finding what belongs together. An answer gives one option for each item, in the order of the items."""

from fractions import Fraction
from random import Random

from django.utils.translation import gettext as _

from courses.quizzes.kinds.shapes import FrozenQuestion, Given, NotAnAnswer, ShownAnswer, shown


def problem(question: FrozenQuestion) -> str:
    if len(question["answers"]) < 2 or not all(answer.get("counterpart") for answer in question["answers"]):
        return _("Give at least two items, each with what belongs to it.")
    return ""


def arranged(question: FrozenQuestion, chance: Random) -> FrozenQuestion:
    """Items mixed, options in alphabetical order, so that their order gives nothing away."""
    items = chance.sample(question["answers"], len(question["answers"]))
    return {**question, "answers": items, "options": options(question)}


def options(question: FrozenQuestion) -> list[str]:
    """Everything one may choose from, each once."""
    return sorted({answer["counterpart"] for answer in question["answers"]}, key=str.casefold)


def accepted(question: FrozenQuestion, given: Given) -> list[int | str]:
    chosen = list(given)
    offered = question.get("options") or options(question)
    if len(chosen) != len(question["answers"]) or not all(option in offered for option in chosen):
        raise NotAnAnswer
    return chosen


def share(question: FrozenQuestion, given: Given) -> Fraction:
    """How many items got what belongs to them."""
    pairs = zip(question["answers"], given, strict=False)
    return Fraction(sum(item["counterpart"] == option for item, option in pairs), len(question["answers"]) or 1)


def review(question: FrozenQuestion, given: Given) -> list[ShownAnswer]:
    chosen = [*given, *[""] * len(question["answers"])]
    return [
        shown(f"{item['text']}: {item['counterpart']}", "right", _("Rightly matched"), item["feedback"])
        if option == item["counterpart"]
        else shown(
            f"{item['text']}: {item['counterpart']}",
            "wrong" if option else "missed",
            _("You chose “{option}”").format(option=option) if option else "",
            item["feedback"],
        )
        for item, option in zip(question["answers"], chosen, strict=False)
    ]
