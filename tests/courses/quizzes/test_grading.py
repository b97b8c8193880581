"""Grading: what counts as right, and what an attempt is worth."""

from hypothesis import given
from hypothesis import strategies as st

from courses.quizzes.grading import FrozenQuestion, grade, is_partly_right, is_right, needed


def question(number: int, correct: set[int], wrong: set[int] = frozenset()) -> FrozenQuestion:
    answers = [
        {"id": answer, "text": str(answer), "is_correct": answer in correct, "feedback": ""}
        for answer in sorted(correct | set(wrong))
    ]
    return {"id": number, "kind": "multiple", "text": "?", "explanation": "", "lesson": None, "answers": answers}


@st.composite
def attempts(draw):
    """Questions with two to six answers each, and something given to most of them."""
    questions, given_answers = [], {}
    for number in range(draw(st.integers(1, 12))):
        answers = set(range(draw(st.integers(2, 6))))
        correct = draw(st.sets(st.sampled_from(sorted(answers)), min_size=1))
        questions.append(question(number, correct, answers - correct))
        if draw(st.booleans()):
            given_answers[number] = draw(st.sets(st.sampled_from(sorted(answers))))
    return questions, given_answers, draw(st.integers(1, 100))


@given(attempts())
def test_the_score_stays_between_nothing_and_everything(attempt):
    questions, answers, pass_mark = attempt
    result = grade(questions, answers, pass_mark)

    assert 0 <= result.right <= result.total == len(questions)
    assert 0 <= result.percent <= 100
    assert (result.percent == 100) == (result.right == result.total)
    assert (result.percent == 0) == (result.right == 0)


@given(attempts())
def test_passing_means_exactly_as_many_right_as_were_asked_for(attempt):
    questions, answers, pass_mark = attempt
    result = grade(questions, answers, pass_mark)

    assert result.passed == (result.right >= needed(result.total, pass_mark))


@given(attempts(), st.data())
def test_one_more_right_answer_never_lowers_the_result(attempt, data):
    questions, answers, pass_mark = attempt
    before = grade(questions, answers, pass_mark)
    improved = data.draw(st.sampled_from(questions))
    correct = {answer["id"] for answer in improved["answers"] if answer["is_correct"]}
    after = grade(questions, answers | {improved["id"]: correct}, pass_mark)

    assert after.right >= before.right
    assert after.percent >= before.percent
    assert after.passed >= before.passed


@given(attempts(), st.randoms())
def test_the_order_of_questions_and_choices_does_not_matter(attempt, random):
    questions, answers, pass_mark = attempt
    mixed = random.sample(questions, len(questions))
    listed = {number: random.sample(sorted(chosen), len(chosen)) for number, chosen in answers.items()}

    assert grade(mixed, listed, pass_mark) == grade(questions, answers, pass_mark)


@given(attempts())
def test_a_question_is_right_only_with_all_correct_answers_and_no_other(attempt):
    questions, answers, _ = attempt
    for asked in questions:
        chosen = answers.get(asked["id"], set())
        correct = {answer["id"] for answer in asked["answers"] if answer["is_correct"]}

        assert is_right(asked, chosen) == (set(chosen) == correct)
        assert not (is_right(asked, chosen) and is_partly_right(asked, chosen))
        assert is_partly_right(asked, chosen) <= bool(correct & set(chosen))


@given(st.integers(1, 60), st.integers(1, 100))
def test_the_number_announced_beforehand_is_the_smallest_that_passes(total, pass_mark):
    assert needed(total, pass_mark) * 100 >= total * pass_mark
    assert needed(total, pass_mark) == 1 or (needed(total, pass_mark) - 1) * 100 < total * pass_mark


def test_nobody_passes_by_rounding():
    """Two of three are 66.6 per cent, not 67."""
    questions = [question(number, {1}, {2}) for number in range(3)]
    result = grade(questions, {0: {1}, 1: {1}}, pass_mark=67)

    assert (result.percent, result.passed) == (66, False)


def test_a_quiz_without_questions_cannot_be_passed():
    assert grade([], {}, pass_mark=1).passed is False
