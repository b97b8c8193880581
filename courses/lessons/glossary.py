"""Marks words of the glossary in a text where they first occur. Pure functions; the text itself stays as it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape

TOKENS = re.compile(r"(<(?:[^<>\"]|\"[^\"]*\")*>)")
TAG = re.compile(r"<(/?)([a-z0-9-]+)", re.IGNORECASE)
NOT_INSIDE = {"a", "h2", "h3", "h4", "code"}  # a link in a link is none, and headings stay short


@dataclass(frozen=True)
class Term:
    """A word of the glossary: its forms, and the anchor of its explanation."""

    forms: tuple[str, ...]
    anchor: str


@dataclass
class Marked:
    """Texts with their words marked, by block, and the anchors of the words that occur, in their order."""

    texts: dict[str, str] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)

    def text_of(self, block: object, otherwise: object) -> object:
        """The marked text of a block."""
        return self.texts.get(str(block), otherwise)


def mark(texts: Mapping[str, str], terms: Iterable[Term]) -> Marked:
    """Mark every word once in all texts together, where it first occurs; longer forms win over shorter ones."""
    by_form = {form: term for term in terms for form in term.forms}
    marked = Marked()
    if not by_form:
        return marked
    words = pattern(sorted(by_form, key=len, reverse=True))
    for block, html in texts.items():
        marked.texts[block] = in_html(html, words, by_form, marked.found)
    return marked


def pattern(forms: Sequence[str]) -> re.Pattern[str]:
    """Finds whole words only: neither in compounds nor behind a hyphen."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])")


def in_html(html: str, words: re.Pattern[str], by_form: Mapping[str, Term], found: list[str]) -> str:
    """The text with its words marked; tags, links and headings are left alone."""
    closed_to: list[str] = []
    parts = []
    for part in TOKENS.split(html):
        if tag := TAG.match(part):
            follow(closed_to, tag)
            parts.append(part)
        else:
            parts.append(part if closed_to else in_text(part, words, by_form, found))
    return "".join(parts)


def follow(closed_to: list[str], tag: re.Match[str]) -> None:
    """Remember which elements without marks we are in."""
    closes, name = tag.group(1), tag.group(2).lower()
    if name not in NOT_INSIDE:
        return
    if not closes:
        closed_to.append(name)
    elif name in closed_to:
        closed_to.remove(name)


def in_text(text: str, words: re.Pattern[str], by_form: Mapping[str, Term], found: list[str]) -> str:
    """A piece of text without tags; where nothing is found it stays letter by letter."""
    plain, made, end = unescape(text), [], 0
    for match in words.finditer(plain):
        term = by_form[match.group()]
        if term.anchor in found:
            continue
        found.append(term.anchor)
        link = f'<a class="c-term" id="stelle-{escape(term.anchor)}" href="#{escape(term.anchor)}">'
        made += [escape(plain[end : match.start()], quote=False), link, escape(match.group(), quote=False), "</a>"]
        end = match.end()
    return "".join([*made, escape(plain[end:], quote=False)]) if made else text
