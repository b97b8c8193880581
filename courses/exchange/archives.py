"""Zip files from elsewhere: read where they lie, never unpacked, refused when too large or when they lead elsewhere."""

import stat
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO

from django.utils.translation import gettext as _

from courses.exchange.markup import UnreadableError

MEGABYTE = 1024 * 1024
MOST_TIMES = 200  # how many times larger than packed a file may be


@dataclass(frozen=True)
class Limits:
    """How much a package may hold; sizes in bytes, unpacked."""

    files: int = 5_000
    file: int = 25 * MEGABYTE
    all: int = 250 * MEGABYTE


class Archive:
    """The files of a zip by their path; a file is read when it is asked for."""

    def __init__(self, data: bytes | IO[bytes], limits: Limits = Limits()) -> None:
        self.limits = limits
        try:
            self.zip = zipfile.ZipFile(BytesIO(data) if isinstance(data, bytes) else data)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
            raise UnreadableError(_("The package is damaged: it is no zip file we can read.")) from problem
        entries = [entry for entry in self.zip.infolist() if not entry.is_dir()]
        self.check(entries)
        self.entries = {path_of(entry.filename): entry for entry in entries}

    def check(self, entries: list[zipfile.ZipInfo]) -> None:
        """Refuse what could fill the memory or lead out of the package."""
        if len(entries) > self.limits.files:
            raise UnreadableError(_("The package holds more than %(most)s files.") % {"most": self.limits.files})
        if sum(entry.file_size for entry in entries) > self.limits.all:
            most = self.limits.all // MEGABYTE
            raise UnreadableError(_("Unpacked, the package is larger than %(most)s MB.") % {"most": most})
        for entry in entries:
            if leads_elsewhere(entry):
                raise UnreadableError(_("The package holds a path that leads out of it: %(path)s") % named(entry))
            if entry.flag_bits & 1:
                raise UnreadableError(_("The package is locked with a password."))
            if entry.file_size > self.limits.file or entry.file_size > MOST_TIMES * max(entry.compress_size, 512):
                raise UnreadableError(_("A file of the package is too large when unpacked: %(path)s") % named(entry))

    @property
    def paths(self) -> list[str]:
        return list(self.entries)

    def has(self, path: str) -> bool:
        return path in self.entries

    def open(self, path: str) -> IO[bytes]:
        """The file as it is packed, to read piece by piece; zipfile itself never hands out more than it said."""
        return self.zip.open(self.entries[path])

    def read(self, path: str) -> bytes:
        """The bytes of a file of the package; never more than it said it would have."""
        entry = self.entries[path]
        try:
            with self.zip.open(entry) as file:
                data = file.read(entry.file_size + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as problem:
            raise UnreadableError(_("A file of the package is damaged: %(path)s") % named(entry)) from problem
        if len(data) > entry.file_size:
            raise UnreadableError(_("A file of the package is too large when unpacked: %(path)s") % named(entry))
        return data


def named(entry: zipfile.ZipInfo) -> dict[str, str]:
    return {"path": entry.filename[:120]}


def path_of(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")


def leads_elsewhere(entry: zipfile.ZipInfo) -> bool:
    """Whether the path is absolute, climbs up, or is a link."""
    path = PurePosixPath(path_of(entry.filename))
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or is_link


def beside(path: str, reference: str) -> str:
    """The path that a file of the package refers to; empty when it leads out of the package."""
    steps: list[str] = []
    for step in (*PurePosixPath(path).parent.parts, *reference.split("?")[0].split("#")[0].split("/")):
        if step == "..":
            if not steps:
                return ""
            steps.pop()
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of these files; the same files make the same bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path, data in files.items():
            zipped.writestr(zipfile.ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()
