"""What the checks say about a page: pure rules, from parts to findings."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from django.utils.translation import gettext as _

from cms.checks.findings import Finding
from cms.checks.link_rules import check_links
from cms.checks.parts import Heading, Part, Picture, Place, Prose, Recording, Table
from cms.checks.reading import words_in

LONG_PARAGRAPH = 120  # words
LONG_ALTERNATIVE = 250  # signs
FILE_NAME = re.compile(r"^\S+\.(jpe?g|png|gif|webp|avif|svg|heic)$|^(img|dsc|bild|screenshot|image)[-_ ]?\d+$", re.I)
SUPERFLUOUS = re.compile(
    r"^(ein )?(bild|foto|grafik|abbildung|screenshot|image|picture|photo) (von|of|zeigt|mit)\b", re.I
)


Rule = Callable[[list[Part]], Iterator[Finding]]


def check_pictures(parts: list[Part]) -> Iterator[Finding]:
    """People who do not see a picture are told what it shows."""
    for part in parts:
        if not isinstance(part, Picture) or part.is_decorative:
            continue
        if not part.text:
            yield Finding(
                _("A picture has no alternative text."),
                _("Describe in a sentence what can be seen, or mark the picture as decorative."),
                part.place,
                blocks=True,
                excerpt=part.title,
            )
        elif FILE_NAME.match(part.text):
            yield Finding(
                _("The alternative text of a picture is a file name."),
                _("Describe in a sentence what can be seen."),
                part.place,
                excerpt=part.text,
            )
        elif SUPERFLUOUS.match(part.text):
            yield Finding(
                _("The alternative text says that there is a picture."),
                _("Screen readers announce pictures themselves. Begin with what can be seen."),
                part.place,
                excerpt=part.text,
            )
        elif len(part.text) > LONG_ALTERNATIVE:
            yield Finding(
                _("An alternative text is very long."),
                _("One or two sentences are enough. Put what is important for everybody into the text."),
                part.place,
                excerpt=part.text,
            )


def check_recordings(parts: list[Part]) -> Iterator[Finding]:
    """What is said can be read."""
    for part in parts:
        if isinstance(part, Recording) and not part.has_captions:
            yield Finding(
                _("A video has no captions."),
                _("Add a WebVTT file with everything that is said."),
                part.place,
                blocks=True,
                excerpt=part.title,
            )
        if isinstance(part, Recording) and not part.has_transcript:
            yield Finding(
                _("A recording has no transcript."),
                _("Write down everything that is said and shown."),
                part.place,
                blocks=True,
                excerpt=part.title,
            )


def check_headings(parts: list[Part]) -> Iterator[Finding]:
    """Headings have words, follow one another by levels and differ."""
    above, seen = 1, set()
    for part in parts:
        if not isinstance(part, Heading):
            continue
        if not part.text:
            yield Finding(_("A heading is empty."), _("Give it words, or take it out."), part.place)
            continue
        if part.level > above + 1:
            yield Finding(
                _("A heading leaves out a level."),
                _("Below a title come headings, below these smaller ones. Choose the next larger level."),
                part.place,
                excerpt=part.text,
            )
        if part.text.casefold() in seen:
            yield Finding(
                _("Two headings have the same words."),
                _("Whoever jumps from heading to heading cannot tell them apart. Give each words of its own."),
                part.place,
                excerpt=part.text,
            )
        above = part.level
        seen.add(part.text.casefold())


def check_tables(parts: list[Part]) -> Iterator[Finding]:
    """Tables say what their columns or rows are."""
    for part in parts:
        if isinstance(part, Table) and not part.has_headers:
            yield Finding(
                _("A table has no headers."),
                _("Mark the first row or the first column as header, so that every cell can be understood alone."),
                part.place,
                excerpt=part.title,
            )


def check_paragraphs(parts: list[Part]) -> Iterator[Finding]:
    """Paragraphs are short enough for a screen."""
    for part in parts:
        if isinstance(part, Prose) and (length := len(words_in(part.text))) > LONG_PARAGRAPH:
            yield Finding(
                _("A paragraph is %(number)d words long.") % {"number": length},
                _("Divide it, or make a list of it. About 60 words are read well on a screen."),
                part.place,
                excerpt=part.text,
            )


def check_ids(parts: list[Part]) -> Iterator[Finding]:
    """Every block has its own mark; links to headings rely on it."""
    ids = [block for block, _same in groupby(part.place.block for part in parts if part.place.block)]
    for block, number in Counter(ids).items():
        if number > 1:
            name = next(part.place.name for part in parts if part.place.block == block)
            yield Finding(
                _("Two blocks share the same mark."),
                _("One of them was copied with it. Duplicate the block in the editor and delete the old one."),
                Place(block, name),
            )


RULES: tuple[Rule, ...] = (
    check_pictures,
    check_recordings,
    check_headings,
    check_links,
    check_tables,
    check_paragraphs,
    check_ids,
)


def findings_in(parts: list[Part], rules: Iterable[Rule] = RULES) -> list[Finding]:
    """What all rules find, what blocks first."""
    found = [finding for rule in rules for finding in rule(parts)]
    return sorted(found, key=lambda finding: not finding.blocks)
