"""German for every storey: collecting the English texts, keeping their translations, compiling what runs."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parent.parent
APPS = ("people", "cms", "courses", "community", "lms")
SITE = "site"
KEYWORDS: dict = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
NO_TEXTS = {"migrations", "__pycache__"}
BRACES = re.compile(r"\{[a-z_]*\}")
HEADER = """# German texts of Stadtcampus: {storey}
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


@dataclass(frozen=True)
class Storey:
    """One part of the house with its own catalogue of German texts."""

    name: str
    house: Path = HOUSE

    @property
    def catalogue(self) -> Path:
        return self.house / "locale" / self.name / "de" / "LC_MESSAGES" / "django.po"

    @property
    def compiled(self) -> Path:
        return self.catalogue.with_suffix(".mo")

    def sources(self) -> Iterator[Path]:
        """Python files and templates whose texts belong to this storey, in a stable order."""
        templates = self.house / "templates"
        if self.name == SITE:
            folders = [self.house / "config", *(f for f in templates.glob("*/") if f.name not in APPS)]
            files = [*templates.glob("*.*"), *(f for folder in folders for f in folder.rglob("*.*"))]
        else:
            files = [f for folder in (self.house / self.name, templates / self.name) for f in folder.rglob("*.*")]
        for path in sorted(files):
            if path.suffix in {".py", ".html", ".txt"} and not NO_TEXTS & set(path.parts):
                yield path


def storeys(names: list[str] | None = None, *, house: Path = HOUSE) -> list[Storey]:
    """The storeys of these names, or all of them."""
    return [Storey(name, house) for name in names or (*APPS, SITE)]


def collect(storey: Storey) -> Catalog:
    """All texts the storey's code and templates ask to be translated."""
    found = Catalog(locale="de")
    for path in storey.sources():
        source = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # Inside brackets Python does not mind the template's indentation.
            source = f"({templatize(source, origin=str(path))}\n)"
        place = (path.relative_to(storey.house).as_posix(), 0)
        spoken = extract("python", BytesIO(source.encode()), KEYWORDS, comment_tags=("Translators",))
        for _line, text, comments, context in spoken:
            found.add(text, locations=[place], auto_comments=comments, context=context)
    return found


def read(storey: Storey) -> Catalog:
    """The storey's German catalogue as it stands; empty where there is none yet."""
    if not storey.catalogue.exists():
        return Catalog(locale="de")
    with storey.catalogue.open("rb") as file:
        return read_po(file, locale="de")


def texts(catalogue: Catalog) -> dict[tuple, Message]:
    """The catalogue's texts by what identifies them: context and English words."""
    return {(message.context, message.id): message for message in catalogue if message.id}


def is_translated(message: Message) -> bool:
    """Whether every form of the text has German words that somebody has confirmed."""
    forms = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return all(forms) and "fuzzy" not in message.flags


def update(storey: Storey) -> Catalog:
    """Bring the catalogue in line with the sources, keeping every translation still needed."""
    catalogue = read(storey)
    catalogue.update(collect(storey), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    known = [texts(read(other)) for other in storeys(house=storey.house) if other.name != storey.name]
    for identity, message in texts(catalogue).items():
        elsewhere = next((c[identity] for c in known if identity in c and is_translated(c[identity])), None)
        if elsewhere and not is_translated(message):
            message.string = elsewhere.string
    write(storey, catalogue)
    return catalogue


def write(storey: Storey, catalogue: Catalog) -> None:
    """Store the catalogue, sorted and without line numbers, so that only changed words are a change."""
    written = BytesIO(HEADER.format(storey=storey.name).encode())
    written.seek(0, os.SEEK_END)
    write_po(written, catalogue, width=100, omit_header=True, sort_output=True, include_lineno=False)
    replace(storey.catalogue, written.getvalue().rstrip() + b"\n")


def faults(storey: Storey) -> Iterator[str]:
    """What keeps the storey's German from being complete and right, one sentence each."""
    wanted, present = texts(collect(storey)), texts(read(storey))
    for identity in sorted(wanted.keys() - present.keys(), key=str):
        yield f"{storey.name}: not yet in the catalogue: {identity[1]!r}"
    for identity in sorted(present.keys() - wanted.keys(), key=str):
        yield f"{storey.name}: nobody asks for it any more: {identity[1]!r}"
    for identity in sorted(wanted.keys() & present.keys(), key=str):
        message = present[identity]
        if not is_translated(message):
            yield f"{storey.name}: not translated: {message.id!r}"
        elif BRACES.findall(str(message.id)) and not same_braces(message):
            yield f"{storey.name}: other names in braces than the English text: {message.id!r}"
        else:
            yield from (f"{storey.name}: {error}: {message.id!r}" for error in message.check(Catalog(locale="de")))


def same_braces(message: Message) -> bool:
    """Whether the translation fills in the same {names} as the original."""
    return set(BRACES.findall(str(message.id))) == set(BRACES.findall(str(message.string)))


def contradictions(parts: list[Storey]) -> Iterator[str]:
    """Texts that two storeys translate differently; at run time only one of them could be shown."""
    seen: dict[tuple, tuple[str, object]] = {}
    for storey in parts:
        for identity, message in texts(read(storey)).items():
            name, words = seen.setdefault(identity, (storey.name, message.string))
            if words != message.string and is_translated(message):
                yield f"{identity[1]!r} has different words in {name} and {storey.name}"


def compile_stale(parts: list[Storey] | None = None) -> list[Storey]:
    """Compile the catalogues that are newer than what runs; returns those that were compiled."""
    stale = [s for s in parts or storeys() if s.catalogue.exists() and age(s.compiled) < age(s.catalogue)]
    for storey in stale:
        compiled = BytesIO()
        write_mo(compiled, read(storey))
        replace(storey.compiled, compiled.getvalue())
    return stale


def age(path: Path) -> float:
    """When the file was last written; never counts as long ago."""
    return path.stat().st_mtime if path.exists() else 0.0


def replace(path: Path, content: bytes) -> None:
    """Write the file so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    draft.write_bytes(content)
    os.replace(draft, path)
