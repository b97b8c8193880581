"""What must never be committed."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Written apart, so that this file does not find itself.
REGISTRY = re.compile(
    "|".join(["py" + "pi\\.org", "files\\.python" + "hosted", "registry\\.npm" + "js", "deb\\.deb" + "ian\\.org"])
)
MACHINE = re.compile("|".join(["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/[a-z]"]))
CHANCE = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]))
TEXTS = {".py", ".html", ".md", ".toml", ".txt", ".css", ".js", ".yml", ".po", ".conf", ".service", ""}


def committed() -> list[Path]:
    """Files that git tracks."""
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    return [ROOT / name for name in names if name and (ROOT / name).suffix in TEXTS and (ROOT / name).is_file()]


@pytest.mark.parametrize("forbidden", [REGISTRY, MACHINE], ids=["registry hosts", "paths of one machine"])
def test_no_file_names(forbidden: re.Pattern) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in committed()
        if "vendor" not in path.parts and (match := forbidden.search(path.read_text(errors="replace")))
    ]
    assert found == []


def test_nothing_is_left_for_later_in_code() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in committed()
        if path.suffix in {".py", ".html", ".css", ".js"}
        and "vendor" not in path.parts
        and CHANCE.search(path.read_text(errors="replace"))
    ]
    assert found == []


def test_tests_that_commit_put_back_what_migrations_made() -> None:
    """Otherwise the next test on that database finds content types missing or twice."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in committed()
        if path.name.startswith("test_") and "transaction=True" + ")" in path.read_text(errors="replace")
    ]
    assert found == []
