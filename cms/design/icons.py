"""The product's own line icons; the drawings live in one sprite, ``static/icons.svg``."""

import re
from functools import cache
from pathlib import Path

SPRITE = Path(__file__).resolve().parents[2] / "static" / "icons.svg"


@cache
def names() -> tuple[str, ...]:
    """Every icon there is, in alphabetical order."""
    return tuple(sorted(re.findall(r'<symbol id="i-([a-z-]+)"', SPRITE.read_text(encoding="utf-8"))))
