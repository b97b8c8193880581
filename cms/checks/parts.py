"""What a page consists of, as the checks see it: its parts in the order in which they are read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where in the editor a part stands: the block's id and its name with its number, such as “3. Text”."""

    block: str = ""
    name: str = ""


NOWHERE = Place()


@dataclass(frozen=True)
class Part:
    """Something on the page."""

    place: Place


@dataclass(frozen=True)
class Heading(Part):
    """A heading; the page's own title is level 1."""

    text: str
    level: int


@dataclass(frozen=True)
class Prose(Part):
    """A paragraph, an item of a list or any other words that are read in one go."""

    text: str


@dataclass(frozen=True)
class Link(Part):
    """Words that lead somewhere."""

    words: str
    address: str


@dataclass(frozen=True)
class Picture(Part):
    """A picture with what is said about it to people who do not see it."""

    title: str
    text: str
    is_decorative: bool = False


@dataclass(frozen=True)
class Recording(Part):
    """A video or sound; what it does not need counts as given."""

    title: str
    has_captions: bool
    has_transcript: bool
    seconds: int = 0


@dataclass(frozen=True)
class Table(Part):
    """A table."""

    title: str
    has_headers: bool


@dataclass(frozen=True)
class Activity(Part):
    """Something to do, such as a question to oneself, that takes time beyond reading."""

    seconds: int
