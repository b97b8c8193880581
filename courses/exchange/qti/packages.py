"""Packages of QTI: a zip with a manifest that names the items, or without one, whatever items lie in it."""

from django.utils.translation import gettext as _

from courses.exchange import markup
from courses.exchange.archives import Archive, beside
from courses.exchange.markup import Node, UnreadableError
from courses.exchange.qti import reading
from courses.exchange.shapes import LeftOut, Reading, Trouble

MANIFEST = "imsmanifest.xml"
ITEMS, TESTS = {"assessmentItem", "qti-assessment-item"}, {"assessmentTest", "qti-assessment-test"}
TEST_PARTS = {"assessmentStimulus", "qti-assessment-stimulus"}


def read(data: bytes) -> Reading:
    """Everything the package holds."""
    archive = Archive(data)
    whole = Reading(_("QTI package"))
    paths = [path for path in items_named(archive, whole) if path.lower().endswith(".xml")]
    for path in dict.fromkeys(paths):
        whole.add([file_in(archive, path)])
    if not (whole.items or whole.left_out or whole.troubles):
        whole.troubles.append(Trouble(_("There are no questions in the package.")))
    return whole


def items_named(archive: Archive, whole: Reading) -> list[str]:
    """The files that hold items: those the manifest names, otherwise all."""
    manifest = next((path for path in archive.paths if path.rsplit("/", 1)[-1] == MANIFEST), None)
    others = [path for path in archive.paths if path != manifest]
    if manifest is None:
        return others
    try:
        root = markup.read(archive.read(manifest))
    except UnreadableError as problem:
        whole.troubles.append(Trouble(str(problem), problem.line, manifest))
        return others
    named = []
    for resource in root.within("resource"):
        if not resource.get("type").startswith("imsqti_") or not resource.get("href"):
            continue
        path = beside(manifest, resource.get("href"))
        if archive.has(path):
            named.append(path)
        else:
            text = _("The manifest names “%(path)s”, which is not in the package.")
            whole.troubles.append(Trouble(text % {"path": resource.get("href")[:120]}, resource.line, manifest))
    return named


def file_in(archive: Archive, path: str) -> Reading:
    """The question in a file of the package."""
    try:
        root = markup.read(archive.read(path))
    except UnreadableError as problem:
        return Reading("", troubles=[Trouble(str(problem), problem.line, path)])
    if root.name in ITEMS:
        return reading.read(root, lambda reference: beside_item(archive, path, reference), file=path)
    if root.name in TESTS | TEST_PARTS:
        return Reading("", left_out=[apart(root, path)])
    return Reading("")


def apart(root: Node, path: str) -> LeftOut:
    """A test or a text several items share; its items come along by themselves."""
    title = (root.get("title") or root.get("identifier"))[:200]
    reason = _("Only single questions come along, not how they are put together.")
    return LeftOut(root.name, title, root.line, reason, path)


def beside_item(archive: Archive, path: str, reference: str) -> bytes | None:
    """A file the item refers to."""
    found = beside(path, reference)
    return archive.read(found) if found and archive.has(found) else None
