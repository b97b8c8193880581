"""Demo content: invented people and offices, so that a newcomer sees the platform alive."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class DemoStep:
    """One part of the demo content; steps run in ascending order, each may rely on the earlier ones."""

    order: int  # 10 people · 20 site · 30 courses · 40 community · 50 learning
    name: str
    load: Callable[[], None]
