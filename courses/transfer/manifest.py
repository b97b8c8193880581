"""The manifest of a package: from shapes to JSON and back, every field with its kind and nothing besides. Pure."""

import json
from dataclasses import MISSING, asdict, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from django.utils.translation import gettext as _

from courses.exchange.markup import UnreadableError
from courses.transfer.shapes import FORMAT, NUMBER, Package

NAME = "kurs.json"
LARGEST = 20 * 1024 * 1024  # bytes


def written(package: Package) -> bytes:
    """The manifest as it lies in the package; the same course makes the same bytes."""
    return json.dumps(asdict(package), ensure_ascii=False, indent=1).encode()


def read(data: bytes) -> Package:
    """The manifest, if it is one of ours and in a format we know."""
    if len(data) > LARGEST:
        raise UnreadableError(_("The list of contents is larger than 20 MB."))
    try:
        told = json.loads(data.decode())
    except (ValueError, RecursionError) as problem:
        raise UnreadableError(_("The list of contents is damaged.")) from problem
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise UnreadableError(_("This package holds no course of this platform."))
    number = told.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise UnreadableError(_("The list of contents does not say in which format it is written."))
    if number > NUMBER:
        words = _("The package is written in format %(theirs)s; this platform reads up to format %(ours)s.")
        raise UnreadableError(words % {"theirs": number, "ours": NUMBER})
    return shaped(Package, told, "")


def shaped(kind: Any, told: Any, place: str) -> Any:
    """What was told, as this kind of thing; `place` says where it stands."""
    if kind is Any:
        return plain(told, place)
    if isinstance(kind, UnionType):
        wanted = next(each for each in get_args(kind) if each is not NoneType)
        return None if told is None else shaped(wanted, told, place)
    if is_dataclass(kind):
        return sheet(kind, told, place)
    outer, inner = get_origin(kind) or kind, get_args(kind)
    if not isinstance(told, outer) or (outer is int and isinstance(told, bool)):
        raise wrong(place)
    if outer is str:
        return plain(told, place)
    if outer is list:
        return [shaped(inner[0], each, f"{place}[{number}]") for number, each in enumerate(told)]
    if outer is dict:
        return {plain(name, place): shaped(inner[1], each, f"{place}.{name[:40]}") for name, each in told.items()}
    return told


def sheet(kind: Any, told: Any, place: str) -> Any:
    """A sheet of the manifest, with all its fields and no others."""
    if not isinstance(told, dict):
        raise wrong(place)
    hints = get_type_hints(kind)
    must = {each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING}
    if strange := sorted((set(told) - set(hints)) | (must - set(told))):
        raise wrong(f"{place}.{strange[0][:40]}")
    return kind(**{name: shaped(hints[name], value, f"{place}.{name}") for name, value in told.items()})


def plain(told: Any, place: str) -> Any:
    """Anything JSON knows, without characters that no database keeps."""
    if isinstance(told, str):
        if "\0" in told or any("\ud800" <= letter <= "\udfff" for letter in told):
            raise wrong(place)
    elif isinstance(told, list):
        for number, each in enumerate(told):
            plain(each, f"{place}[{number}]")
    elif isinstance(told, dict):
        for name, each in told.items():
            plain(name, place)
            plain(each, f"{place}.{name[:40]}")
    return told


def wrong(place: str) -> UnreadableError:
    return UnreadableError(_("The list of contents is not as we know it: %(place)s") % {"place": place.lstrip(".")})
