"""Steps of a course gathered into its modules, without database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Module:
    """A part of a course: its number, counted from 1, its title and its steps; no title before the first module."""

    number: int
    title: str
    minutes: int = 0
    steps: list[Any] = field(default_factory=list)


def grouped(steps: Iterable[Any]) -> list[Module]:
    """The modules in order; one without title holds what stands before the first named one."""
    parts: list[list[Any]] = []
    for step in steps:
        if step.module or not parts:
            parts.append([])
        parts[-1].append(step)
    unnamed = bool(parts) and not parts[0][0].module
    return [
        Module(number + (not unnamed), part[0].module, sum(step.minutes for step in part), part)
        for number, part in enumerate(parts)
    ]
