"""What other rooms add to a Digital Mover's profile: guidance, answers."""

from dataclasses import dataclass, field

from people.directory.models import User
from people.hooks import plugged


@dataclass(frozen=True)
class Section:
    """One part of the profile: a template with its facts."""

    template: str
    order: int
    facts: dict = field(default_factory=dict)


def sections_of(mover: User, viewer: User) -> list[Section]:
    """The parts this viewer may see; a hook `register_mover_section` is (mover, viewer) -> Section or None."""
    offered = [offer(mover, viewer) for offer in plugged("register_mover_section")]
    return sorted((section for section in offered if section), key=lambda section: section.order)
