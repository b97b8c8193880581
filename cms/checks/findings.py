"""What a check found."""

from dataclasses import dataclass

from cms.checks.parts import NOWHERE, Place


@dataclass(frozen=True)
class Finding:
    """Something to put right, or to think about again."""

    sentence: str
    advice: str
    place: Place = NOWHERE
    blocks: bool = False  # nothing is published before this is put right
    excerpt: str = ""
