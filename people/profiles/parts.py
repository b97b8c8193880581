"""What upper storeys add to a colleague's profile."""

from dataclasses import dataclass, field

from people.directory.models import User
from people.hooks import plugged


@dataclass(frozen=True)
class Part:
    """One part of the page: a template with its facts."""

    template: str
    order: int
    facts: dict = field(default_factory=dict)


def parts_of(person: User, viewer: User) -> list[Part]:
    """The parts this viewer may see, through the hook `register_profile_part`."""
    offered = [offer(person, viewer) for offer in plugged("register_profile_part")]
    return sorted((part for part in offered if part), key=lambda part: part.order)
