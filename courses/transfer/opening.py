"""A package from elsewhere is opened: its manifest is read, its files are held against what it says about them."""

import hashlib
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from cms.media.models import AUDIO_TYPES
from courses.exchange.archives import MEGABYTE, Archive, Limits
from courses.exchange.markup import UnreadableError
from courses.transfer import manifest
from courses.transfer.shapes import DOCUMENT, PICTURE, RECORDING, VIDEO, FileSheet, MediaSheet

LARGEST = 512 * MEGABYTE  # a package
LIMITS = Limits(files=2_000, file=LARGEST, all=1024 * MEGABYTE)
LARGEST_OF = {PICTURE: 20 * MEGABYTE, DOCUMENT: 100 * MEGABYTE, VIDEO: LARGEST, RECORDING: 200 * MEGABYTE}
CAPTIONS, MOST_PIXELS, PIECE = "captions", 100_000_000, 1024 * 1024
ENDINGS: dict[str, dict[str, str | None]] = {
    PICTURE: {"gif": "GIF", "jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"},
    DOCUMENT: dict.fromkeys(settings.WAGTAILDOCS_EXTENSIONS),
    VIDEO: dict.fromkeys(("mp4", "webm")),
    RECORDING: dict.fromkeys(AUDIO_TYPES),
    CAPTIONS: {"vtt": None},
}
# How files of these kinds begin, or what stands at the fourth byte; what a file is called proves nothing.
BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    **dict.fromkeys(("docx", "odt", "pptx", "xlsx", "zip"), (b"PK\x03\x04", b"PK\x05\x06")),
    "webm": (b"\x1aE\xdf\xa3",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "ogg": (b"OggS",),
    "vtt": (b"WEBVTT", b"\xef\xbb\xbfWEBVTT"),
}
BOXES = {"mp4", "m4a"}
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


@dataclass(frozen=True)
class Hashes:
    """What the bytes of a file add up to: ours, and the one by which the media library knows its files."""

    sha256: str
    sha1: str


class Parcel:
    """An opened package: its manifest, its files, and what is wrong with them."""

    def __init__(self, file: IO[bytes]) -> None:
        self.archive = Archive(file, LIMITS)
        if not self.archive.has(manifest.NAME):
            raise UnreadableError(_("The package has no list of contents (%(name)s).") % {"name": manifest.NAME})
        if self.archive.entries[manifest.NAME].file_size > manifest.LARGEST:
            raise UnreadableError(_("The list of contents is larger than 20 MB."))
        self.package = manifest.read(self.archive.read(manifest.NAME))
        self.hashes: dict[str, Hashes] = {}

    def files(self) -> list[tuple[MediaSheet, str, FileSheet]]:
        """All files that media name, each with the kind of file it must be."""
        named = [(sheet, sheet.kind, sheet.file) for sheet in self.package.media]
        return [*named, *((s, CAPTIONS, s.captions) for s in self.package.media if s.captions)]

    def troubles(self) -> list[str]:
        """What is wrong with the files; every file is read once."""
        found = []
        for sheet, kind, file in self.files():
            try:
                self.check(kind, file)
            except UnreadableError as problem:
                found.append(f"{sheet.title or sheet.key}: {problem}")
        return found

    def strangers(self) -> list[str]:
        """Files of the package that nothing names; they stay where they are."""
        return sorted(set(self.archive.paths) - {file.path for _s, _k, file in self.files()} - {manifest.NAME})

    def check(self, kind: str, file: FileSheet) -> None:
        """Whether a file is there, whole, and what it says it is."""
        ending = PurePosixPath(file.path).suffix.lower().removeprefix(".")
        if kind not in ENDINGS or ending not in ENDINGS[kind]:
            raise UnreadableError(_("Files of the kind “%(ending)s” are not taken here.") % {"ending": ending[:20]})
        if PurePosixPath(file.name).suffix.lower() != f".{ending}" or "/" in file.name or "\\" in file.name:
            raise UnreadableError(_("The name of the file does not fit: %(name)s") % {"name": file.name[:80]})
        if not self.archive.has(file.path):
            raise UnreadableError(_("The file is missing in the package."))
        size = self.archive.entries[file.path].file_size
        if size != file.size or not size or size > LARGEST_OF.get(kind, MEGABYTE):
            raise UnreadableError(_("The file is empty, too large, or not as large as the package says."))
        self.hashes[file.path] = self.hashed(file.path)
        if self.hashes[file.path].sha256 != file.sha256:
            raise UnreadableError(_("The file was changed on the way: its checksum does not fit."))
        self.check_content(kind, ending, file.path)

    def hashed(self, path: str) -> Hashes:
        ours, theirs = hashlib.sha256(), hashlib.sha1(usedforsecurity=False)
        try:
            with self.archive.open(path) as opened:
                while piece := opened.read(PIECE):
                    ours.update(piece)
                    theirs.update(piece)
        except DAMAGE as problem:
            raise UnreadableError(_("The file is damaged.")) from problem
        return Hashes(ours.hexdigest(), theirs.hexdigest())

    def check_content(self, kind: str, ending: str, path: str) -> None:
        """Whether the bytes are of the kind that the name says."""
        with self.archive.open(path) as opened:
            head = opened.read(16)
        fits = head.startswith(BEGINNINGS[ending]) if ending in BEGINNINGS else True
        if ending in BOXES:
            fits = head[4:8] == b"ftyp"
        if kind == PICTURE:
            fits = is_picture(self.archive.read(path), ENDINGS[PICTURE][ending])
        if not fits:
            raise UnreadableError(_("The file is not what its name says."))


def is_picture(data: bytes, wanted: str | None) -> bool:
    """Whether the bytes are a whole picture of that kind, and not so large that it could not be drawn."""
    try:
        with Image.open(BytesIO(data)) as picture:
            kind = "JPEG" if picture.format == "MPO" else picture.format
            if kind != wanted or picture.size[0] * picture.size[1] > MOST_PIXELS:
                return False
            picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True
