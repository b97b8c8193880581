"""Every kind of question: what counts as an answer, how much of it is right, and what people are told."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.quizzes.grading import is_partly_right, is_right
from courses.quizzes.kinds import KINDS, NotAnAnswer, kind_of, number

WORDS = st.text("abcdefgäöüß", min_size=1, max_size=8)


def question(kind: str, answers: list[dict], **more: object) -> dict:
    """A frozen question; answers are numbered from 1."""
    told = [
        {"id": place, "text": f"Antwort {place}", "is_correct": False, "feedback": "", "place": place} | answer
        for place, answer in enumerate(answers, start=1)
    ]
    return {"id": 1, "kind": kind, "text": "?", "explanation": "", "lesson": None, "answers": told, **more}


@st.composite
def questions(draw, kinds=tuple(KINDS)):
    """A question of any kind with which its author would be content, as one person sees it."""
    kind = draw(st.sampled_from(kinds))
    words = draw(st.lists(WORDS, min_size=3, max_size=6, unique=True))
    right = draw(st.integers(0, len(words) - 1))
    answers = [{"text": word, "is_correct": place == right} for place, word in enumerate(words)]
    more = {}
    match kind:
        case "multiple" | "hotspot":
            for answer in answers:
                answer["is_correct"] = answer["is_correct"] or draw(st.booleans())
                answer["area"] = [10, 10, 20, 20]
            more = {"picture": 1}
        case "matching":
            for answer in answers:
                answer["counterpart"] = draw(st.sampled_from(["eins", "zwei", "drei", "vier"]))
        case "cloze":
            answers, more = [], {"gaps": " und ".join(f"[[{word}|{word}{word}]]" for word in words)}
        case "number":
            for place, answer in enumerate(answers):
                answer |= {"text": str(place * 10), "tolerance": "0.5"}
    built = question(kind, answers, **more)
    assert kind_of(built).problem(built) == ""
    return kind_of(built).arranged(built, Random(draw(st.integers())))  # noqa: S311


def right_answer(asked: dict) -> list:
    """What is wholly right."""
    match asked["kind"]:
        case "ordering":
            return [answer["id"] for answer in sorted(asked["answers"], key=lambda answer: answer["place"])]
        case "matching":
            return [answer["counterpart"] for answer in asked["answers"]]
        case "cloze":
            return [part.split("]]")[0].split("|")[0] for part in asked["gaps"].split("[[")[1:]]
        case "text" | "number":
            return [next(answer["text"] for answer in asked["answers"] if answer["is_correct"])]
        case _:
            return [answer["id"] for answer in asked["answers"] if answer["is_correct"]]


@given(questions())
def test_the_right_answer_is_right_in_every_kind(asked):
    kept = kind_of(asked).accepted(asked, right_answer(asked))

    assert kind_of(asked).share(asked, kept) == 1
    assert is_right(asked, kept)
    assert not is_partly_right(asked, kept)
    assert all(part.state in {"right", "other"} for part in kind_of(asked).review(asked, kept))


@given(questions(), st.data())
def test_whatever_is_accepted_has_a_share_between_nothing_and_everything(asked, data):
    ids = [answer["id"] for answer in asked["answers"]]
    offered = st.one_of(
        st.lists(st.sampled_from(ids), max_size=6) if ids else st.just([]),
        st.permutations(ids),
        st.lists(st.sampled_from([*asked.get("options", []), "quer"]), max_size=6),
        st.lists(st.text(max_size=12), max_size=6),
    )
    given_answer = data.draw(offered)
    try:
        kept = kind_of(asked).accepted(asked, given_answer)
    except NotAnAnswer:
        return

    share = kind_of(asked).share(asked, kept)
    assert 0 <= share <= 1
    assert is_right(asked, kept) == (share == 1)
    assert is_partly_right(asked, kept) == (0 < share < 1)
    assert kind_of(asked).accepted(asked, kept) == kept
    assert kind_of(asked).review(asked, kept)


@given(questions(), st.integers())
def test_mixing_changes_the_order_and_nothing_else(asked, seed):
    mixed = kind_of(asked).arranged(asked, Random(seed))  # noqa: S311

    assert sorted(mixed["answers"], key=str) == sorted(asked["answers"], key=str)
    assert kind_of(mixed).share(mixed, right_answer(mixed)) == 1


@given(questions(kinds=("ordering",)))
def test_steps_to_be_ordered_never_stand_in_their_order(asked):
    assert [answer["place"] for answer in asked["answers"]] != sorted(answer["place"] for answer in asked["answers"])


@given(questions())
def test_nothing_given_is_never_right(asked):
    assert not is_right(asked, [])
    assert not is_partly_right(asked, [])
    assert kind_of(asked).review(asked, [])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *[("12", "12"), ("12,5", "12.5"), ("12.5", "12.5"), ("1.250", "1250"), ("1.250,75 €", "1250.75"), ("-3", "-3")],
        *[("− 3 °C", "-3"), ("72 Stunden", "72"), ("10'000", "10000"), ("zwölf", None), ("", None), ("1,2,3", None)],
    ],
)
def test_numbers_are_read_as_people_write_them(written, value):
    read = number.read(written)
    assert (None if read is None else str(read)) == value


@pytest.mark.parametrize(("written", "right"), [("72", True), ("71,5", True), ("72.6", False), ("70", False)])
def test_a_number_may_be_off_by_the_tolerance(written, right):
    asked = question("number", [{"text": "72", "is_correct": True, "tolerance": "0.5"}])
    assert is_right(asked, [written]) is right


def test_a_typical_mistake_is_answered():
    asked = question(
        "text",
        [{"text": "Vermerk", "is_correct": True}, {"text": "Notiz", "feedback": "Das steht nicht in der Akte."}],
    )
    told = kind_of(asked).review(asked, ["notiz"])

    assert [part.state for part in told] == ["wrong", "missed"]
    assert "Das steht nicht in der Akte." in told[0].note


def test_half_right_counts_half_in_the_feedback_and_not_in_the_result():
    asked = question("matching", [{"counterpart": "eins"}, {"counterpart": "zwei"}], options=["eins", "zwei"])

    assert kind_of(asked).share(asked, ["eins", "eins"]) == Fraction(1, 2)
    assert is_partly_right(asked, ["eins", "eins"])
    assert not is_right(asked, ["eins", "eins"])


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (question("single", [{"is_correct": True}, {"is_correct": True}]), "genau eine"),
        (question("multiple", [{}, {}]), "mindestens eine"),
        (question("ordering", [{}, {}]), "drei Schritte"),
        (question("matching", [{"counterpart": "x"}, {"counterpart": ""}]), "zwei Zeilen"),
        (question("cloze", [], gaps="Ohne Lücke"), "Lücke"),
        (question("cloze", [], gaps="Mit [[ |x]]"), "leere Antwort"),
        (question("text", [{}]), "Schreibweise"),
        (question("number", [{"text": "viel", "is_correct": True}]), "keine Zahl"),
        (question("hotspot", [{"is_correct": True}, {}]), "Bild"),
        (question("hotspot", [{"area": [90, 0, 20, 20], "is_correct": True}, {}], picture=1), "wo im Bild"),
    ],
    ids=lambda part: part["kind"] if isinstance(part, dict) else part,
)
def test_authors_are_told_what_is_missing(asked, words):
    assert words in kind_of(asked).problem(asked)
