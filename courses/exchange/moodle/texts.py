"""Texts of Moodle XML: HTML, plain text or Markdown, with the files that belong to them."""

import binascii
import re
from base64 import b64decode
from dataclasses import dataclass, field
from urllib.parse import unquote

from django.utils.translation import gettext as _

from courses.exchange.markup import Node
from courses.exchange.plain import stripped, tidy
from courses.exchange.shapes import NoPictureError, Picture

HERE = "@@PLUGINFILE@@/"
WRITTEN_INTO = re.compile(r"data:image/[\w.+-]+;base64,(.*)", re.DOTALL)


@dataclass
class Text:
    """Words, the pictures among them with their descriptions, and what was lost."""

    words: str = ""
    pictures: list[tuple[Picture, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def without_pictures(self) -> list[str]:
        """What is lost where no picture can stand."""
        names = [picture.name for picture, _alt in self.pictures]
        told = [_("Pictures can stand only in the question, not “%(name)s”.") % {"name": name} for name in names]
        return [*self.lost, *told]


def text_of(node: Node | None) -> Text:
    """The text of an element such as `questiontext`."""
    if node is None:
        return Text()
    words = node.says("text") if node.first("text") else node.words
    if node.get("format") == "plain_text":
        return Text(tidy(words), lost=other_files(node, set()))
    found = stripped(words)
    text, used = Text(found.text, lost=found.lost), set()
    for address, described in found.pictures:
        name = address if WRITTEN_INTO.match(address) else unquote(address.removeprefix(HERE))
        used.add(name)
        note_picture(text, node, name, described)
    text.lost += other_files(node, used)
    return text


def note_picture(text: Text, node: Node, name: str, described: str) -> None:
    """Take the picture, if the file brings it along."""
    data = bytes_of(node, name)
    name = _("picture in the text") if WRITTEN_INTO.match(name) else name.rsplit("/", 1)[-1]
    if data is None:
        text.lost.append(_("The picture “%(name)s” is not part of the file.") % {"name": name[:80]})
        return
    try:
        picture = Picture.checked(name, data)
    except NoPictureError:
        text.lost.append(_("“%(name)s” is no picture we can show.") % {"name": name[:80]})
        return
    text.pictures.append((picture, described))
    if not described:
        text.lost.append(_("The picture “%(name)s” has no description. Please add one.") % {"name": name[:80]})


def bytes_of(node: Node, name: str) -> bytes | None:
    """The file of this name beside the text, or the picture that is written into its address."""
    if found := WRITTEN_INTO.match(name):
        return decoded(found[1])
    for file in node.all("file"):
        if file.get("path", "/").lstrip("/") + file.get("name") in {name, unquote(name)} or file.get("name") == name:
            return decoded(file.words)
    return None


def decoded(words: str) -> bytes | None:
    """Bytes written in base 64."""
    try:
        return b64decode("".join(words.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def other_files(node: Node, used: set[str]) -> list[str]:
    """Files that lie beside the text and are no pictures in it."""
    names = [file.get("name") for file in node.all("file") if file.get("name") not in used]
    return [_("The file “%(name)s” does not come along.") % {"name": name[:80]} for name in names]


def plain_words(node: Node | None, warnings: list[str]) -> str:
    """The words of an answer or a feedback; what is lost goes among the warnings."""
    text = text_of(node)
    warnings += text.without_pictures()
    return text.words
