"""Reads filters and paths (RFC 7644, sections 3.4.2.2 and 3.5.2) into trees; whatever is not one of them is refused."""

import json
import re
from collections.abc import Callable, Iterator

from people.provisioning.protocol.refusals import Refused, invalid_filter, invalid_path
from people.provisioning.protocol.trees import AllOf, AnyOf, Comparison, Element, Filter, Name, Not, Path

LONGEST, DEEPEST = 4000, 20
OPERATORS = {"eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"}
TOKEN = re.compile(
    r"""\s*(?:
        (?P<text>"(?:[^"\\\x00-\x1f]|\\.)*")
      | (?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.:$-]))
      | (?P<word>[A-Za-z$][\w.:$-]*)
      | (?P<part>\.[A-Za-z$][\w$-]*)
      | (?P<mark>[()\[\]])
    )""",
    re.VERBOSE | re.ASCII,
)
LITERALS = {"true": True, "false": False, "null": None}


def parse_filter(text: str) -> Filter:
    """The filter as a tree."""
    reader = Reader(text, invalid_filter)
    found = reader.either()
    reader.end()
    return found


def parse_path(text: str) -> Path:
    """The path as a tree."""
    reader = Reader(text, invalid_path)
    name = reader.name()
    chosen = reader.bracketed() if reader.is_next("[") else None
    part = reader.take("part")[1:] if chosen and reader.kind == "part" else ""
    reader.end()
    return Path(name, chosen, part)


def split_name(word: str) -> Name:
    """The word's schema, attribute and part; a whole schema's name stands in `schema` alone when nothing follows."""
    schema, _colon, rest = word.rpartition(":") if word.casefold().startswith("urn:") else ("", "", word)
    name, _dot, part = rest.partition(".")
    return Name(name, part, schema)


class Reader:
    """Goes through the tokens from left to right; `not` binds closest, then `and`, then `or`."""

    def __init__(self, text: str, refusal: Callable[[str], Refused]) -> None:
        self.refusal = refusal
        self.depth = 0
        if len(text) > LONGEST:
            raise self.wrong("It is too long.")
        self.tokens = self.split(text)
        self.kind, self.token = "", ""
        self.step()

    def wrong(self, detail: str) -> Refused:
        return self.refusal(detail)

    def split(self, text: str) -> Iterator[tuple[str, str]]:
        at, text = 0, text.rstrip()
        while at < len(text):
            found = TOKEN.match(text, at)
            if found is None:
                raise self.wrong(f"Not understood from character {at + 1} on.")
            at = found.end()
            yield str(found.lastgroup), found[str(found.lastgroup)]
        yield "end", ""

    def step(self) -> None:
        self.kind, self.token = next(self.tokens, ("end", ""))

    def take(self, kind: str) -> str:
        if self.kind != kind:
            raise self.wrong(f"Expected a {kind}, found “{self.token or 'the end'}”.")
        token = self.token
        self.step()
        return token

    def is_next(self, token: str) -> bool:
        return self.kind in {"mark", "word"} and self.token.casefold() == token

    def passed(self, token: str) -> bool:
        """Go on if this token comes next."""
        if not self.is_next(token):
            return False
        self.step()
        return True

    def close(self, mark: str) -> None:
        if not self.passed(mark):
            raise self.wrong(f"Expected “{mark}”, found “{self.token or 'the end'}”.")
        self.depth -= 1

    def end(self) -> None:
        if self.kind != "end":
            raise self.wrong(f"“{self.token}” is one too many.")

    def either(self) -> Filter:
        parts = [self.both()]
        while self.passed("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def both(self) -> Filter:
        parts = [self.single()]
        while self.passed("and"):
            parts.append(self.single())
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def single(self) -> Filter:
        if self.passed("not"):
            if not self.is_next("("):
                raise self.wrong("After “not” a bracket is expected.")
            return Not(self.grouped())
        if self.is_next("("):
            return self.grouped()
        return self.test()

    def grouped(self) -> Filter:
        self.deeper()
        found = self.either()
        self.close(")")
        return found

    def bracketed(self) -> Filter:
        self.deeper()
        found = self.either()
        self.close("]")
        return found

    def deeper(self) -> None:
        """Past an opening bracket; nobody needs more than twenty within each other."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.wrong("There are too many brackets.")
        self.step()

    def name(self) -> Name:
        name = split_name(self.take("word"))
        if not name.name or "." in name.part:
            raise self.wrong(f"“{name}” is no attribute.")
        return name

    def test(self) -> Filter:
        name = self.name()
        if not self.is_next("["):
            return self.comparison(name)
        chosen = self.bracketed()
        if self.kind == "part":  # Entra ID asks for `emails[type eq "work"].value eq "…"`
            chosen = AllOf((chosen, self.comparison(Name(self.take("part")[1:]))))
        return Element(name, chosen)

    def comparison(self, name: Name) -> Comparison:
        operator = self.take("word").casefold()
        if operator == "pr":
            return Comparison(name, "pr")
        if operator not in OPERATORS:
            raise self.wrong(f"“{operator}” is no operator.")
        return Comparison(name, operator, self.value())

    def value(self) -> str | float | bool | None:
        kind, token = self.kind, self.token
        self.step()
        if kind == "word" and token.casefold() in LITERALS:
            return LITERALS[token.casefold()]
        if kind not in {"text", "number"}:
            raise self.wrong(f"“{token or 'the end'}” is no value. Texts stand in quotation marks.")
        try:
            return json.loads(token)
        except ValueError:
            raise self.wrong(f"{token} is no value.") from None
