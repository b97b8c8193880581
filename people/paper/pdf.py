"""PDF by typst: tagged (PDF/UA-1) and made to last (PDF/A-2a), from data to bytes in a few milliseconds."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path

import typst

FONTS = Path(__file__).resolve().parent / "fonts"
STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]


@cache
def fonts() -> typst.Fonts:
    """Our own cuts and nothing from the machine, so that every server prints the same."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def printed(paper: Path, given: dict[str, object], at: datetime) -> bytes:
    """The paper (a `.typ` file) filled with the given texts; `at` is its date of creation."""
    return typst.compile(
        paper,
        format="pdf",
        font_paths=fonts(),
        sys_inputs={"given": json.dumps(given)},
        pdf_standards=STANDARDS,
        timestamp=at.replace(microsecond=0),
    )
