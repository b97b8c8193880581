"""Own small files in the shape that other systems write them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

FILES = Path(__file__).with_name("files")


@pytest.fixture
def file() -> Callable[[str], bytes]:
    """The bytes of a file beside these tests."""
    return lambda name: (FILES / name).read_bytes()


def png(wide: int = 400, high: int = 300) -> bytes:
    """A picture."""
    drawn = BytesIO()
    Image.new("RGB", (wide, high), "#F8CF00").save(drawn, "PNG")
    return drawn.getvalue()
