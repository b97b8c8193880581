"""From questions to Moodle XML. What Moodle does not know is written so that our own import finds it again."""

import re
from base64 import b64encode

from courses.exchange import numbers
from courses.exchange.markup import Node, write
from courses.exchange.plain import marked_up
from courses.exchange.shapes import Item, ItemAnswer
from courses.quizzes.kinds import cloze

TYPES = {
    "single": "multichoice",
    "multiple": "multichoice",
    "hotspot": "multichoice",
    "ordering": "ordering",
    "matching": "matching",
    "cloze": "cloze",
    "text": "shortanswer",
    "number": "numerical",
}
HTML, PLAIN = {"format": "html"}, {"format": "plain_text"}


def file_of(items: list[Item]) -> bytes:
    """All questions in one file, each below its category."""
    root, category = Node("quiz"), None
    for item in items:
        if item.category != category:
            category = item.category
            root.content.append(category_node(category))
        root.content.append(question(item))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + write(root) + "\n").encode()


def category_node(name: str) -> Node:
    path = "$course$/top" + (f"/{name.replace(' / ', chr(0)).replace('/', '//').replace(chr(0), '/')}" if name else "")
    return Node("question", {"type": "category"}, content=[Node("category", content=[text(path)])])


def text(words: str) -> Node:
    return Node("text", content=[words] if words else [])


def block(name: str, words: str, **attributes: str) -> Node:
    """An element that holds a text, as HTML."""
    return Node(name, {**attributes, **HTML}, content=[text(marked_up(words))])


def leaf(name: str, words: str) -> Node:
    return Node(name, content=[words])


def question(item: Item) -> Node:
    """One question."""
    asked = questiontext(item)
    told = [Node("name", content=[text(" ".join(item.text.split())[:80])]), asked]
    told += [block("generalfeedback", item.explanation), leaf("defaultgrade", "1"), leaf("hidden", "0")]
    return Node("question", {"type": TYPES[item.kind]}, content=[*told, *PARTS[item.kind](item)])


def questiontext(item: Item) -> Node:
    """The question with its picture and, in a text with gaps, the gaps."""
    html = f"<p>{marked_up(item.text)}</p>"
    if item.picture:
        name = f"bild{item.picture.ending}"
        described = marked_up(item.picture_text).replace('"', "&quot;")
        html += f'<p><img src="@@PLUGINFILE@@/{name}" alt="{described}"></p>'
    if item.kind == "cloze":
        html += f"<p>{marked_up(with_gaps(item.gaps))}</p>"
    node = Node("questiontext", dict(HTML), content=[text(html)])
    if item.picture:
        facts = {"name": name, "path": "/", "encoding": "base64"}
        node.content.append(Node("file", facts, content=[b64encode(item.picture.data).decode()]))
    return node


def with_gaps(words: str) -> str:
    """[[72|zweiundsiebzig]] becomes {1:SHORTANSWER:=72~=zweiundsiebzig}."""

    def embedded(found: re.Match[str]) -> str:
        right = (re.sub(r"([}~#=%\\/\"])", r"\\\1", word.strip()) for word in found[1].split("|"))
        return "{1:SHORTANSWER:" + "~".join(f"={word}" for word in right) + "}"

    return cloze.GAP.sub(embedded, words)


def answer(known: ItemAnswer, fraction: str, *parts: Node, shown_as: dict[str, str] = HTML) -> Node:
    words = marked_up(known.text) if shown_as is HTML else known.text
    told: list[Node | str] = [text(words), block("feedback", known.feedback), *parts]
    return Node("answer", {"fraction": fraction, **shown_as}, content=told)


def choice(item: Item) -> list[Node]:
    """Wrong choices take away what right ones give, so that ticking everything is no way to pass."""
    single = item.kind == "single"
    right = sum(known.is_correct for known in item.answers) or 1
    share = "100" if single else f"{100 / right:.7g}"
    told = [leaf("single", str(single).lower()), leaf("shuffleanswers", "true"), leaf("answernumbering", "none")]
    for known in item.answers:
        fraction = share if known.is_correct else "0" if single else f"-{share}"
        told.append(answer(known, fraction, *place(known)))
    return told


def place(known: ItemAnswer) -> list[Node]:
    """Where in the picture it lies; Moodle passes over this, our import reads it."""
    if not known.area:
        return []
    sides = zip(("left", "top", "width", "height"), map(str, known.area), strict=True)
    return [Node("area", dict(sides))]


def ordering(item: Item) -> list[Node]:
    told = [leaf("layouttype", "VERTICAL"), leaf("selecttype", "ALL"), leaf("gradingtype", "ABSOLUTE_POSITION")]
    return [*told, *(answer(step, str(number)) for number, step in enumerate(item.answers, start=1))]


def matching(item: Item) -> list[Node]:
    return [leaf("shuffleanswers", "true"), *map(pair, item.answers)]


def pair(known: ItemAnswer) -> Node:
    counterpart = Node("answer", content=[text(known.counterpart)])
    told: list[Node | str] = [text(marked_up(known.text)), counterpart, block("feedback", known.feedback)]
    return Node("subquestion", dict(HTML), content=told)


def written(item: Item) -> list[Node]:
    told = [leaf("usecase", "0")]
    for known in item.answers:
        spelt = ItemAnswer(known.text.replace("*", "\\*"), known.is_correct, known.feedback)
        told.append(answer(spelt, "100" if known.is_correct else "0", shown_as=PLAIN))
    return told


def numerical(item: Item) -> list[Node]:
    told = []
    for known in item.answers:
        value = ItemAnswer(numbers.to_file(known.text), known.is_correct, known.feedback)
        off = leaf("tolerance", numbers.tolerance(known.tolerance or "0")[0])
        told.append(answer(value, "100" if known.is_correct else "0", off, shown_as=PLAIN))
    return told


PARTS = {
    "single": choice,
    "multiple": choice,
    "hotspot": choice,
    "ordering": ordering,
    "matching": matching,
    "cloze": lambda item: [],
    "text": written,
    "number": numerical,
}
