"""Templates ask only for drawings and stylesheets there are; vendored files are complete."""

import re
from pathlib import Path

import pytest

from cms.design.icons import names

HOUSE = Path(__file__).resolve().parents[3]
TEMPLATES = sorted((HOUSE / "templates").rglob("*.html"))


def code(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE / "templates")))
def test_a_template_asks_only_for_icons_and_stylesheets_there_are(path):
    asked = re.findall(r'{% icon "([^"]+)"', code(path)) + re.findall(r'icon(?:_end)?="([a-z-]+)"', code(path))
    assert set(asked) <= set(names())
    sheets = {name for call in re.findall(r"{% styles ([^%]+)%}", code(path)) for name in re.findall(r'"(\w+)"', call)}
    assert sheets <= {sheet.stem for sheet in (HOUSE / "static/css/features").glob("*.css")}


def classes(text: str, start: str) -> set[str]:
    return set(re.findall(rf"{start}([a-z]-[a-zA-Z0-9_-]+)", text))


FEATURES = {path.stem: classes(code(path), r"\.") for path in (HOUSE / "static/css/features").glob("*.css")}
EVERYWHERE = set().union(
    *(
        classes(code(path), r"\.")
        for folder in ("css", "css/components")
        for path in (HOUSE / "static" / folder).glob("*.css")
    )
)


def family(name: str) -> set[str]:
    """The template, what it extends and what it includes."""
    path = HOUSE / "templates" / name
    if not path.exists():
        return set()
    others = set(re.findall(r'{% (?:extends|include) "([^"#]+)', code(path))) - {name}  # ours may extend Wagtail's own
    return {name}.union(*(family(other) for other in others))


@pytest.mark.parametrize("path", [path for path in TEMPLATES if "{% extends" in code(path)], ids=lambda path: path.stem)
def test_a_page_loads_the_stylesheets_its_classes_stand_in(path):
    text = "\n".join(code(HOUSE / "templates" / name) for name in family(str(path.relative_to(HOUSE / "templates"))))
    attributes = " ".join(re.findall(r'class="([^"]*)"', text))
    used = classes(f" {re.sub('{[%{].*?[%}]}', ' ', attributes)}", r"(?<=\s)")
    loaded = {sheet for call in re.findall(r"{% styles ([^%]+)%}", text) for sheet in re.findall(r'"(\w+)"', call)}
    elsewhere = {name: (used & held) - EVERYWHERE for name, held in FEATURES.items() if name not in loaded}
    known = EVERYWHERE.union(*(FEATURES[name] for name in loaded))
    assert {name: missing - known for name, missing in elsewhere.items() if missing - known} == {}


def test_vendored_scripts_name_no_missing_source_map():
    for path in (HOUSE / "static/vendor").rglob("*.js"):
        assert "sourceMappingURL" not in path.read_text(encoding="utf-8"), path
