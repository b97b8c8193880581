"""What goes out comes back the same, in every format and for every kind of question."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.exchange.checks import hindrance
from courses.exchange.formats import FORMATS, read
from courses.exchange.shapes import Item, ItemAnswer, Picture
from courses.quizzes.kinds import KINDS
from tests.courses.exchange.conftest import png

PICTURE = Picture("bild.png", png())
# Everything people write, with what means something in XML, HTML and in texts with gaps.
LETTERS = "abzÄöß éñ€5\"'<>&;:,.!?%~=#{}/\\*()-–"
LINE = st.text(LETTERS, min_size=1, max_size=30).map(lambda words: " ".join(words.split())).filter(bool)
LINES = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
NUMBERS = st.decimals(-10_000, 10_000, places=3).map(lambda value: f"{value.normalize():f}".replace(".", ","))


def answers(draw, kind: str) -> list[ItemAnswer]:
    """Answers with which the author of that kind of question would be content."""
    words = draw(st.lists(NUMBERS if kind == "number" else LINE, min_size=3, max_size=6, unique_by=str.casefold))
    right = draw(st.integers(0, len(words) - 1))
    made = [ItemAnswer(word, feedback=draw(st.one_of(st.just(""), LINE))) for word in words]
    for place, answer in enumerate(made):
        match kind:
            case "single" | "text":
                answer.is_correct = place == right
            case "multiple" | "hotspot":
                answer.is_correct = place == right or draw(st.booleans())
            case "matching":
                answer.counterpart = draw(LINE)
            case "number":
                answer.is_correct = place == right
                answer.tolerance = draw(st.sampled_from(["0", "0.5", "2", "0.0001"]))
        if kind == "hotspot":
            left, top = draw(st.integers(0, 90)), draw(st.integers(0, 90))
            answer.area = [left, top, draw(st.integers(3, 100 - left)), draw(st.integers(3, 100 - top))]
    return made


@st.composite
def items(draw, kind: str) -> Item:
    """A question of that kind."""
    category = draw(st.one_of(st.just(""), st.sampled_from(["Brandschutz", "Brandschutz / Räumung", "A & B"])))
    item = Item(kind, draw(LINES), explanation=draw(st.one_of(st.just(""), LINES)), category=category)
    if kind == "cloze":
        gap = st.lists(LINE.filter(lambda word: "|" not in word), min_size=1, max_size=3, unique=True).map("|".join)
        between = draw(st.lists(LINE, min_size=2, max_size=4))
        item.gaps = " ".join(f"{words} [[{draw(gap)}]]" for words in between)
    else:
        item.answers = answers(draw, kind)
    if kind == "hotspot" or draw(st.booleans()):
        item.picture, item.picture_text = PICTURE, draw(LINE)
    return item


def facts(item: Item) -> dict:
    """What makes the question, in any order of spellings."""
    told = [(a.text, a.is_correct, a.feedback, a.counterpart, a.tolerance, a.area) for a in item.answers]
    if item.kind in {"text", "number"}:
        told.sort(key=str)
    picture = item.picture.data if item.picture else None
    return {
        "kind": item.kind,
        "text": item.text,
        "gaps": item.gaps,
        "explanation": item.explanation,
        "answers": told,
        "picture": (picture, item.picture_text),
        "category": item.category,
    }


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_question_comes_back_as_it_went(format, kind, data):
    item = data.draw(items(kind))
    if hindrance(item):
        return

    reading = read(FORMATS[format].write([item]))

    assert reading.troubles == []
    assert reading.left_out == []
    assert [facts(back) for back in reading.items] == [facts(item)]


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_questions_make_the_same_file(format):
    item = Item("single", "Ja?", [ItemAnswer("Ja", True), ItemAnswer("Nein")], picture=PICTURE, picture_text="Ein Feld")

    assert FORMATS[format].write([item, item]) == FORMATS[format].write([item, item])
