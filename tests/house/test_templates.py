"""Templates: each compiles, each is used, none carries scripts or styles inside."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|hx-on", re.IGNORECASE
)
# Django, allauth and Wagtail ask for these by name.
ASKED_FOR = re.compile(r"^(400|403|404|429|500|account/|django/|wagtail|allauth/)")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name: str) -> None:
    get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_no_inline_script_or_style(name: str) -> None:
    """The content security policy would silently switch it off."""
    found = INLINE.search((FOLDER / name).read_text())
    assert found is None, f"{name}: {found and found.group()}"


def test_no_template_is_left_unused() -> None:
    sources = "\n".join(
        path.read_text()
        for pattern in (
            "people/**/*.py",
            "cms/**/*.py",
            "courses/**/*.py",
            "community/**/*.py",
            "lms/**/*.py",
            "config/**/*.py",
        )
        for path in ROOT.glob(pattern)
    ) + "\n".join((FOLDER / name).read_text() for name in TEMPLATES)
    unused = [
        name
        for name in TEMPLATES
        if not ASKED_FOR.match(name)
        and f'{name}"' not in sources
        and f"{name}'" not in sources
        and f"{name}#" not in sources
    ]
    assert unused == []
