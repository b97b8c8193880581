"""The directory as people read it: offices in order, each with its Digital Movers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from community.movers.appointments import in_force, profile_of
from community.movers.models import MoverProfile
from people.directory.models import Office, RoleGrant, User
from people.profiles.models import Profile


@dataclass(frozen=True)
class Entry:
    """One Digital Mover in the directory."""

    user: User
    unit: Office
    profile: MoverProfile

    @property
    def topics(self) -> list[str]:
        """What the person helps with, in keywords."""
        return Profile.of(self.user).topics

    def matches(self, words: str, topic: str) -> bool:
        """Whether name or topics contain the words, and the topic is among the person's."""
        told = [self.user.get_full_name(), self.profile.about, *self.topics]
        return speaks_of(words, told) and (not topic or topic in self.topics)


@dataclass(frozen=True)
class Group:
    """An office with its Digital Movers; none is an honest answer too."""

    office: Office
    entries: list[Entry] = field(default_factory=list)


def speaks_of(words: str, told: Iterable[str]) -> bool:
    """Whether every word occurs in what is told, in capital or small letters."""
    spoken = " ".join(told).casefold()
    return all(word in spoken for word in words.casefold().split())


def search(words: str) -> list[Entry]:
    """Digital Movers whose name, profile or topics contain the words; of the others only these texts are read."""
    told = ("user__first_name", "user__last_name", "user__mover_profile__about")
    known = in_force().values_list("pk", "user__profile__topics", *told)
    meant = [pk for pk, topics, *told in known if speaks_of(words, [*filter(None, told), *(topics or [])])]
    return entries(in_force().filter(pk__in=meant)) if meant else []


def entries(appointments: Iterable[RoleGrant]) -> list[Entry]:
    """The Digital Movers of these appointments."""
    return [Entry(grant.user, grant.office, profile_of(grant.user)) for grant in appointments]


def grouped(offices: Iterable[Office], found: Iterable[Entry], homes: Mapping[int, Office]) -> list[Group]:
    """Each office with its people, also a department above all offices when somebody is there."""
    groups = {office.pk: Group(office) for office in offices}
    for entry in found:
        home = homes[entry.unit.pk]
        group = groups.setdefault(home.pk, Group(home))
        if entry.user not in [known.user for known in group.entries]:
            group.entries.append(entry)
    return sorted(groups.values(), key=lambda group: group.office.path)


def topics(found: Iterable[Entry]) -> list[str]:
    """All topics Digital Movers help with, in alphabetical order."""
    return sorted({topic for entry in found for topic in entry.topics}, key=str.casefold)
