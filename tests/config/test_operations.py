"""The operators' page names every setting, and none that does not exist."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = re.compile(r'(?:given\.\w+|given\.env\.\w+|environ\.get)\("([A-Z0-9_]+)"')
NAMED = re.compile(r"`([A-Z0-9_]+)`")


def test_every_setting_from_the_environment_is_explained():
    sources = [ROOT / "config" / "settings.py", ROOT / "deploy" / "gunicorn.py"]
    known = {name for source in sources for name in READ.findall(source.read_text())}
    table = (ROOT / "docs" / "operations.md").read_text().partition("## Settings")[2].partition("## ")[0]
    explained = {
        name for row in table.splitlines() if row.startswith("| `") for name in NAMED.findall(row.split("|")[1])
    }
    assert explained == known


def test_the_example_environment_uses_known_settings():
    sample = (ROOT / "deploy" / "stadtcampus.env.example").read_text()
    settings = (ROOT / "config" / "settings.py").read_text()
    for name in re.findall(r"^([A-Z0-9_]+)=", sample, re.MULTILINE):
        assert f'"{name.removesuffix("_FILE")}"' in settings
