"""Versions: whoever changes something may say which state of it was seen."""

from django.http import HttpRequest

from people.provisioning.protocol.attributes import Resource
from people.provisioning.protocol.documents import leaves, tidy
from people.provisioning.protocol.refusals import Refused


def named(header: str) -> set[str]:
    """The versions a header names; weak or strong makes no difference here."""
    return {version.strip().removeprefix("W/") for version in header.split(",") if version.strip()}


def version_of(document: dict) -> str:
    return document["meta"]["version"].removeprefix("W/")


def check_version(request: HttpRequest, document: dict) -> None:
    """Refuse a change made from a state that is no longer so."""
    wanted = named(request.headers.get("If-Match", ""))
    if wanted and not wanted & {"*", version_of(document)}:
        raise Refused(412, "The resource has changed meanwhile. Please read it again.")


def is_known(request: HttpRequest, document: dict) -> bool:
    """Whether the identity system has exactly this state already."""
    return bool(named(request.headers.get("If-None-Match", "")) & {"*", version_of(document)})


def names_changed(before: dict, after: dict, resource: Resource) -> list[str]:
    """The names of the attributes that differ; for the audit, which keeps no values."""
    old, new = (dict(leaves(tidy(document, resource))) for document in (before, after))
    places = {place for place in old.keys() | new.keys() if old.get(place) != new.get(place)}
    return sorted({place[-1] if ":" in place[0] else place[0] for place in places})
