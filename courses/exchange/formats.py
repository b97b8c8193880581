"""Which format a file has, how it is read, and how questions are written in each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.exchange import checks, markup
from courses.exchange.markup import Node, UnreadableError
from courses.exchange.moodle import reading as moodle
from courses.exchange.moodle import writing as moodle_writing
from courses.exchange.qti import packages, writing
from courses.exchange.qti import reading as qti
from courses.exchange.shapes import Item, LeftOut, Reading, Trouble

ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Format:
    """A format that questions can be written in."""

    name: str | Promise
    ending: str
    content_type: str
    write: Callable[[list[Item]], bytes]


FORMATS = {
    "moodle": Format(gettext_lazy("Moodle XML"), "xml", "application/xml", moodle_writing.file_of),
    "qti21": Format("QTI 2.1", "zip", "application/zip", lambda items: writing.file_of(items, writing.OLDER)),
    "qti30": Format("QTI 3.0", "zip", "application/zip", lambda items: writing.file_of(items, writing.NEWER)),
}


def read(data: bytes) -> Reading:
    """Everything the file holds; questions that cannot stand in our bank are left out with the reason."""
    try:
        reading = packages.read(data) if data.startswith(ZIP) else in_document(markup.read(data))
    except UnreadableError as problem:
        return Reading("", troubles=[Trouble(str(problem), problem.line)])
    kept = []
    for item in reading.items:
        if reason := checks.hindrance(item):
            reading.left_out.append(LeftOut(item.kind, item.title, item.line, reason, item.file))
        else:
            item.warnings = list(dict.fromkeys(item.warnings))
            kept.append(item)
    reading.items = kept
    return reading


def in_document(root: Node) -> Reading:
    """The questions of a single XML file."""
    if root.name == "quiz":
        return moodle.read(root)
    if root.name in packages.ITEMS:
        return qti.read(root, lambda reference: None)
    if root.name == "questestinterop":
        raise UnreadableError(_("This is QTI 1.2. Please export it as QTI 2 or 3, or as Moodle XML."), root.line)
    if root.name in packages.TESTS | {"manifest"}:
        raise UnreadableError(_("This file only lists questions. Please upload the whole package as a zip."), root.line)
    text = _("“%(name)s” is neither Moodle XML nor QTI.") % {"name": root.name[:60]}
    raise UnreadableError(text, root.line)
