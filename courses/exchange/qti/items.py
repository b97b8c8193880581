"""One question as an item of QTI 2.1."""

from courses.exchange import numbers
from courses.exchange.markup import Node
from courses.exchange.shapes import Item, ItemAnswer
from courses.quizzes.kinds import cloze

RESPONSE, FEEDBACK, EXPLANATION = "RESPONSE", "FEEDBACK", "EXPLANATION"
CARDINALITY = {"single": "single", "multiple": "multiple", "hotspot": "multiple", "ordering": "ordered"}
CARDINALITY |= {"matching": "multiple", "text": "single", "number": "single"}
BASE_TYPE = {"matching": "directedPair", "text": "string", "number": "float"}
Parts = list[Node | str]


def el(name: str, *content: Node | str, **attributes: str) -> Node:
    """An element; names of attributes as QTI 2 writes them."""
    return Node(name, attributes, content=list(content))


def item_node(item: Item, name: str, picture: str) -> Node:
    """The whole item; `picture` is where its picture lies."""
    facts = {
        "identifier": name,
        "title": " ".join(item.text.split())[:80],
        "adaptive": "false",
        "timeDependent": "false",
    }
    if item.category:
        facts["label"] = item.category
    parts = gapped(item) if item.kind == "cloze" else asked(item, picture)
    body = el("itemBody", *shown_picture(item, picture), *parts)
    return Node("assessmentItem", facts, content=[*declared(item), body, processed(item), *modal(item)])


def lines(words: str) -> Parts:
    """Plain text, line for line."""
    parts: Parts = []
    for place, line in enumerate(words.split("\n")):
        parts += [el("br"), line] if place else [line]
    return parts


def shown_picture(item: Item, where: str) -> list[Node]:
    """The picture above the question; that of a question about places stands in it."""
    if not where or item.kind == "hotspot":
        return []
    return [el("p", el("img", src=where, alt=item.picture_text))]


def named(item: Item) -> list[tuple[str, ItemAnswer]]:
    """The answers with a name each."""
    return [(f"A{number}", known) for number, known in enumerate(item.answers, start=1)]


def counterparts(item: Item) -> dict[str, str]:
    """Everything that lines are matched with, with a name each."""
    options = dict.fromkeys(known.counterpart for known in item.answers)
    return {words: f"B{number}" for number, words in enumerate(options, start=1)}


def right(item: Item) -> list[str]:
    """The right answer in the words of QTI."""
    match item.kind:
        case "ordering":
            return [name for name, _known in named(item)]
        case "matching":
            options = counterparts(item)
            return [f"{name} {options[known.counterpart]}" for name, known in named(item)]
        case "text":
            return [known.text for known in item.answers if known.is_correct][:1]
        case "number":
            return [numbers.to_file(known.text) for known in item.answers if known.is_correct][:1]
    return [name for name, known in named(item) if known.is_correct]


def declared(item: Item) -> list[Node]:
    """What is answered and what comes of it."""
    if item.kind == "cloze":
        declared_responses = [gap_declared(place, gap) for place, gap in enumerate(cloze.gaps(item.gaps), start=1)]
    else:
        correct = el("correctResponse", *(el("value", value) for value in right(item)))
        spelt = [el("mapping", *map(spelling, item.answers), defaultValue="0")] if item.kind == "text" else []
        facts = {"cardinality": CARDINALITY[item.kind], "baseType": BASE_TYPE.get(item.kind, "identifier")}
        declared_responses = [el("responseDeclaration", correct, *spelt, identifier=RESPONSE, **facts)]
    score = el("outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    several = "multiple" if item.kind in {"multiple", "hotspot"} else "single"
    told = el("outcomeDeclaration", identifier=FEEDBACK, cardinality=several, baseType="identifier")
    explained = el("outcomeDeclaration", identifier=EXPLANATION, cardinality="single", baseType="identifier")
    return [*declared_responses, score, told, explained]


def spelling(known: ItemAnswer) -> Node:
    points = "1" if known.is_correct else "0"
    return el("mapEntry", mapKey=known.text, mappedValue=points, caseSensitive="false")


def gap_declared(place: int, gap: list[str]) -> Node:
    """A gap with the words that fill it."""
    entries = (el("mapEntry", mapKey=words, mappedValue="1", caseSensitive="false") for words in gap)
    facts = {"identifier": f"GAP{place}", "cardinality": "single", "baseType": "string"}
    correct = el("correctResponse", el("value", gap[0]))
    return el("responseDeclaration", correct, el("mapping", *entries, defaultValue="0"), **facts)


def gapped(item: Item) -> list[Node]:
    """The question, and the text with its fields."""
    parts: Parts = []
    between = cloze.between(item.gaps)
    for place, words in enumerate(between, start=1):
        parts += lines(words)
        if place < len(between):
            parts.append(el("textEntryInteraction", responseIdentifier=f"GAP{place}"))
    return [el("p", *lines(item.text)), el("p", *parts)]


def inline(name: str, known: ItemAnswer) -> list[Node]:
    """Feedback inside a choice."""
    if not known.feedback:
        return []
    return [el("feedbackInline", known.feedback, outcomeIdentifier=FEEDBACK, identifier=name, showHide="show")]


def asked(item: Item, picture: str) -> list[Node]:
    """The interaction of the kind."""
    prompt = el("prompt", *lines(item.text))
    match item.kind:
        case "single" | "multiple":
            choices = (
                el("simpleChoice", known.text, *inline(name, known), identifier=name) for name, known in named(item)
            )
            most = "1" if item.kind == "single" else "0"
            facts = {"responseIdentifier": RESPONSE, "shuffle": "true", "maxChoices": most}
            return [el("choiceInteraction", prompt, *choices, **facts)]
        case "ordering":
            choices = (
                el("simpleChoice", known.text, *inline(name, known), identifier=name) for name, known in named(item)
            )
            return [el("orderInteraction", prompt, *choices, responseIdentifier=RESPONSE, shuffle="true")]
        case "matching":
            return [matched(item, prompt)]
        case "hotspot":
            return [placed(item, picture, prompt)]
    field = el("p", el("textEntryInteraction", responseIdentifier=RESPONSE))
    return [el("p", *lines(item.text)), field]


def matched(item: Item, prompt: Node) -> Node:
    """Two lists."""
    choice, most = "simpleAssociableChoice", str(len(item.answers))
    items = (el(choice, known.text, *inline(name, known), identifier=name, matchMax="1") for name, known in named(item))
    options = (el(choice, words, identifier=name, matchMax=most) for words, name in counterparts(item).items())
    sets = [el("simpleMatchSet", *items), el("simpleMatchSet", *options)]
    return el("matchInteraction", prompt, *sets, responseIdentifier=RESPONSE, shuffle="true", maxAssociations=most)


def placed(item: Item, where: str, prompt: Node) -> Node:
    """Places in the picture, in pixels."""
    wide, high = item.picture.size if item.picture else (100, 100)
    kind = {".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp"}
    facts = {"data": where, "type": kind[item.picture.ending if item.picture else ".png"]}
    shown = el("object", item.picture_text, **facts, width=str(wide), height=str(high))
    spots = []
    for name, known in named(item):
        left, top, width, height = known.area or [0, 0, 100, 100]
        sides = (left * wide, top * high, (left + width) * wide, (top + height) * high)
        coords = ",".join(str(round(side / 100)) for side in sides)
        spots.append(el("hotspotChoice", identifier=name, shape="rect", coords=coords, hotspotLabel=known.text))
    return el("hotspotInteraction", prompt, shown, *spots, responseIdentifier=RESPONSE, maxChoices="0")


def set_outcome(identifier: str, value: str, base_type: str = "identifier") -> Node:
    return el("setOutcomeValue", el("baseValue", value, baseType=base_type), identifier=identifier)


def processed(item: Item) -> Node:
    """How points and feedback follow from the answer."""
    match item.kind:
        case "text" | "number":
            parts = [cases(item)]
        case "cloze":
            tests = [filled(place) for place in range(1, len(cloze.gaps(item.gaps)) + 1)]
            parts = [condition(tests[0] if len(tests) == 1 else el("and", *tests))]
        case _:
            is_right = el("match", el("variable", identifier=RESPONSE), el("correct", identifier=RESPONSE))
            parts = [condition(is_right)]
    if item.kind in {"single", "multiple", "hotspot"}:
        parts.append(el("setOutcomeValue", el("variable", identifier=RESPONSE), identifier=FEEDBACK))
    if item.explanation:
        parts.append(set_outcome(EXPLANATION, EXPLANATION))
    return el("responseProcessing", *parts)


def filled(place: int) -> Node:
    """Whether the gap brings its point."""
    return el("gt", el("mapResponse", identifier=f"GAP{place}"), el("baseValue", "0", baseType="float"))


def condition(test: Node) -> Node:
    return el("responseCondition", el("responseIf", test, set_outcome("SCORE", "1", "float")))


def cases(item: Item) -> Node:
    """One case for everything the author foresaw, right ones first."""
    branches: list[Node] = []
    for name, known in sorted(named(item), key=lambda pair: not pair[1].is_correct):
        sets = [set_outcome("SCORE", "1" if known.is_correct else "0", "float")]
        if known.feedback:
            sets.append(set_outcome(FEEDBACK, name))
        branches.append(el("responseElseIf" if branches else "responseIf", comparison(item, known), *sets))
    return el("responseCondition", *branches)


def comparison(item: Item, known: ItemAnswer) -> Node:
    """Whether this was written."""
    variable = el("variable", identifier=RESPONSE)
    if item.kind == "text":
        return el("stringMatch", variable, el("baseValue", known.text, baseType="string"), caseSensitive="false")
    off = numbers.tolerance(known.tolerance or "0")[0]
    value = el("baseValue", numbers.to_file(known.text), baseType="float")
    return el("equal", variable, value, toleranceMode="absolute", tolerance=f"{off} {off}")


def modal(item: Item) -> list[Node]:
    """Feedback that stands nowhere else, and the explanation."""
    told = []
    if item.kind in {"text", "number", "hotspot"}:
        told = [shown(FEEDBACK, name, known.feedback) for name, known in named(item) if known.feedback]
    return [*told, *([shown(EXPLANATION, EXPLANATION, item.explanation)] if item.explanation else [])]


def shown(outcome: str, identifier: str, words: str) -> Node:
    facts = {"outcomeIdentifier": outcome, "identifier": identifier, "showHide": "show"}
    return el("modalFeedback", *lines(words), **facts)
