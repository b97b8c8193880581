"""Filters and paths as trees; each can be written down again."""

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """An attribute as it is named: `emails`, `name.familyName`, `urn:…:User:department`."""

    name: str
    part: str = ""
    schema: str = ""

    def __str__(self) -> str:
        return ":".join(filter(None, [self.schema, ".".join(filter(None, [self.name, self.part]))]))


@dataclass(frozen=True)
class Comparison:
    """One comparison; the operator `pr` asks whether there is a value at all."""

    name: Name
    operator: str
    value: str | float | bool | None = None

    def __str__(self) -> str:
        return f"{self.name} pr" if self.operator == "pr" else f"{self.name} {self.operator} {json.dumps(self.value)}"


@dataclass(frozen=True)
class AllOf:
    """All of them hold."""

    filters: tuple["Filter", ...]

    def __str__(self) -> str:
        return " and ".join(f"({part})" for part in self.filters)


@dataclass(frozen=True)
class AnyOf:
    """One of them holds."""

    filters: tuple["Filter", ...]

    def __str__(self) -> str:
        return " or ".join(f"({part})" for part in self.filters)


@dataclass(frozen=True)
class Not:
    """It does not hold."""

    filter: "Filter"

    def __str__(self) -> str:
        return f"not ({self.filter})"


@dataclass(frozen=True)
class Element:
    """One value of the attribute meets the filter alone: `emails[type eq "work"]`."""

    name: Name
    filter: "Filter"

    def __str__(self) -> str:
        return f"{self.name}[{self.filter}]"


Filter = Comparison | AllOf | AnyOf | Not | Element


@dataclass(frozen=True)
class Path:
    """Where a patch applies: an attribute, the values of it that meet a filter, a part of those."""

    name: Name
    filter: Filter | None = None
    part: str = ""  # after the filter: `emails[type eq "work"].value`

    def __str__(self) -> str:
        chosen = f"[{self.filter}]" if self.filter else ""
        return f"{self.name}{chosen}{'.' if self.part else ''}{self.part}"
