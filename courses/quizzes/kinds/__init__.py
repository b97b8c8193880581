"""The kinds of question, one module each, all with the same functions and without database.

| function | says |
|---|---|
| `problem(question)` | what an author still has to put right, or nothing |
| `arranged(question, chance)` | the question as one person sees it in one attempt, its order frozen |
| `accepted(question, given)` | the answer in the form in which it is kept; `NotAnAnswer` if it is none |
| `share(question, given)` | how much of it is right, from 0 to 1; 1 is right |
| `review(question, given)` | the question's parts after the fact, each with what there is to say about it |
"""

from courses.quizzes.kinds import choice, cloze, hotspot, matching, number, ordering, text
from courses.quizzes.kinds.shapes import FrozenQuestion, Kind, NotAnAnswer, ShownAnswer

KINDS: dict[str, Kind] = {
    "single": choice,
    "multiple": choice,
    "ordering": ordering,
    "matching": matching,
    "cloze": cloze,
    "text": text,
    "number": number,
    "hotspot": hotspot,
}


def kind_of(question: FrozenQuestion) -> Kind:
    """The module that knows this kind of question."""
    return KINDS[question["kind"]]


__all__ = ["KINDS", "FrozenQuestion", "Kind", "NotAnAnswer", "ShownAnswer", "kind_of"]
