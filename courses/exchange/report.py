"""What reading a file brought to light, as it is kept and shown before anything is taken."""

from collections.abc import Container
from typing import Any

from courses.exchange.shapes import Item, LeftOut, Reading, Trouble


def report_of(reading: Reading, known: Container[str]) -> dict[str, Any]:
    """The report; questions that stand in the bank already, or twice in the file, are marked."""
    seen: set[str] = set()
    questions = []
    for item in reading.items:
        mark = item.mark()
        questions.append(line_of(item) | {"known": mark in known, "twice": mark in seen})
        seen.add(mark)
    return {
        "format": str(reading.format),
        "questions": questions,
        "left_out": [left_out(each) for each in reading.left_out],
        "troubles": [trouble(each) for each in reading.troubles],
        "dropped": sorted(reading.dropped.items()),
        "categories": list(dict.fromkeys(item.category for item in reading.items if item.category)),
    }


def line_of(item: Item) -> dict[str, Any]:
    facts = {"kind": item.kind, "text": item.text[:200], "answers": len(item.answers), "warnings": item.warnings}
    place = {"line": item.line, "file": item.file, "title": item.title, "category": item.category}
    return facts | place | {"picture": item.picture is not None}


def left_out(each: LeftOut) -> dict[str, Any]:
    return {"name": each.name, "title": each.title, "line": each.line, "file": each.file, "reason": each.reason}


def trouble(each: Trouble) -> dict[str, Any]:
    return {"text": each.text, "line": each.line, "file": each.file}


def is_new(line: dict[str, Any]) -> bool:
    """Whether the question would be taken."""
    return not (line["known"] or line["twice"])
