"""Columns that upper storeys add to the page of a team, such as the state of mandatory training."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from people.directory.models import User
from people.hooks import plugged


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column about one person; kind and icon are those of a badge, `href` leads on."""

    words: str
    kind: str = ""
    icon: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One further column; people without a cell have nothing there."""

    heading: str
    cells: Mapping[int, Cell]  # by the person's id
    href: str = ""  # where the heading leads


@dataclass(frozen=True, slots=True)
class TeamButton:
    """Something to do for the team, offered above the lists."""

    label: str
    href: str
    icon: str


def buttons_for(user: User) -> list[TeamButton]:
    """What all rooms offer, through the hook `register_team_button`."""
    offered = [offer(user) for offer in plugged("register_team_button")]
    return [button for button in offered if button is not None]


def columns_for(people: Sequence[int], viewer: User) -> list[Column]:
    """What all rooms offer about these people (by id), through the hook `register_team_column`."""
    offered = [offer(people, viewer) for offer in plugged("register_team_column")]
    return [column for column in offered if column is not None]
