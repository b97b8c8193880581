"""Static files: hashed, compressed once, earlier versions kept."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.finders import get_finder
from django.core.management import call_command

from config.static import StaticStorage


@pytest.fixture
def sources(tmp_path: Path, settings: Any) -> Path:
    """A folder with one style sheet, collected into a folder of its own."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "site.css").write_text("body { color: black; }\n" * 50)
    (folder / "page.css").write_text('@import "site.css";\n' * 50)
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "config.static.StaticStorage"}}
    get_finder.cache_clear()
    yield folder
    get_finder.cache_clear()


def collected(sources: Path) -> set[str]:
    call_command("collectstatic", interactive=False, verbosity=0)
    return {path.name for path in (sources.parent / "collected").iterdir()}


def test_every_file_has_a_hashed_name_and_compressed_twins(sources: Path):
    names = collected(sources)
    hashed = StaticStorage(location=sources.parent / "collected").stored_name("site.css")
    assert {hashed, f"{hashed}.br", f"{hashed}.gz"} <= names
    assert "site.css" not in names


def test_a_changed_file_gets_a_new_name_and_so_does_what_imports_it(sources: Path):
    before = collected(sources)
    (sources / "site.css").write_text("body { color: navy; }\n" * 50)
    after = collected(sources)
    assert before < after
    new = after - before
    assert any(name.startswith("site.") and name.endswith(".css.br") for name in new)
    assert any(name.startswith("page.") and name.endswith(".css.br") for name in new)


def test_what_is_compressed_already_is_left_alone(sources: Path):
    collected(sources)
    folder = sources.parent / "collected"
    before = {path: path.stat().st_mtime_ns for path in folder.glob("*.br")}
    collected(sources)
    assert {path: path.stat().st_mtime_ns for path in folder.glob("*.br")} == before
