"""A question in another language: the same question with other words, pure."""

from collections.abc import Mapping
from typing import cast

from courses.quizzes.kinds.shapes import FrozenAnswer, FrozenQuestion

LINES = {"answers": "text", "counterparts": "counterpart", "feedbacks": "feedback"}


def in_other_words(question: FrozenQuestion, words: Mapping[str, str]) -> FrozenQuestion:
    """The question with translated words; lines that do not fit the answers one by one are left as they were."""
    said = {
        name: words[name] for name in ("language", "text", "explanation", "gaps", "picture_text") if words.get(name)
    }
    answers = [dict(answer) for answer in question["answers"]]
    for field, name in LINES.items():
        lines = lines_of(words.get(field, ""))
        if len(lines) == len(answers):
            for answer, line in zip(answers, lines, strict=True):
                if line and name in answer:
                    answer[name] = line
    return cast(FrozenQuestion, {**question, **said, "answers": cast(list[FrozenAnswer], answers)})


def lines_of(text: str) -> list[str]:
    """One entry for each line; a line with only a dash stays as it is in the original."""
    return ["" if line.strip() == "–" else line.strip() for line in text.splitlines()]
