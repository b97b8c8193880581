"""Starting the platform: only what is needed is done, and a taken port is said in one sentence."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder

from config import demo, preparation
from config.embedded import greeting, server
from people.demo import DemoStep
from people.demo.cast import PASSWORD
from people.models import User


@pytest.fixture
def taken() -> Any:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        yield door.getsockname()[1]


def test_a_taken_port_is_known_at_once(taken: int):
    with pytest.raises(server.NoDoorError) as caught:
        server.open_door("127.0.0.1", taken)
    assert caught.value.is_taken


def test_a_taken_port_ends_the_start_with_one_sentence(taken: int, capsys: pytest.CaptureFixture):
    with pytest.raises(SystemExit) as caught:
        call_command("serve", port=taken)
    assert caught.value.code == 1
    assert capsys.readouterr().err.strip() == (
        f"Port {taken} ist schon belegt. Wählen Sie einen anderen: make run PORT={taken + 1}"
    )


def test_an_address_that_is_not_ours_is_not_called_taken():
    with pytest.raises(server.NoDoorError) as caught:
        server.open_door("192.0.2.1", 8000)
    assert not caught.value.is_taken


@pytest.mark.django_db
def test_a_migration_on_disk_that_was_not_carried_out_is_noticed():
    assert not preparation.migrations_missing()
    MigrationRecorder.Migration.objects.filter(app="people", name="0001_initial").delete()
    assert preparation.migrations_missing()


def test_an_edited_static_file_is_noticed(tmp_path: Path, settings: Any):
    settings.STATICFILES_DIRS = [tmp_path]
    (tmp_path / "a.css").write_text("a {}")
    from django.contrib.staticfiles.finders import get_finder

    get_finder.cache_clear()
    before = preparation.static_fingerprint()
    assert preparation.static_fingerprint() == before
    os.utime(tmp_path / "a.css", (1, 1))
    assert preparation.static_fingerprint() != before
    get_finder.cache_clear()


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> list[str]:
    """A demo of two steps that only note that they were loaded."""
    settings.DATA_DIR = tmp_path
    loaded: list[str] = []
    contributions = [
        lambda: DemoStep(30, "Kurse", lambda: loaded.append("courses")),
        lambda: DemoStep(10, "Menschen", lambda: loaded.append("people")),
    ]
    monkeypatch.setattr(demo, "plugged", lambda name: contributions)
    return loaded


@pytest.mark.django_db
def test_demo_content_is_loaded_people_first_and_only_into_an_empty_database(steps: list[str]):
    assert demo.is_wanted()
    demo.load(say=print)
    assert steps == ["people", "courses"]


def test_demo_content_does_not_mix_with_real_people(steps: list[str], alma: User, gero: User):
    assert not demo.is_wanted()


def test_a_load_that_broke_off_is_taken_up_again(steps: list[str], alma: User):
    def power_cut(step: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.load(say=power_cut)
    assert demo.is_wanted()
    demo.load(say=print)
    assert not demo.is_wanted()


@pytest.mark.django_db
def test_the_terminal_names_address_and_sign_ins():
    text = greeting.ready("http://localhost:8000/", with_demo=True)
    assert "http://localhost:8000/" in text
    assert PASSWORD in text
    assert "alma.aydin@stadt.example" in text
    assert "10000007" in text  # Gero has no mailbox
    assert "Digital Mover" in text
    assert PASSWORD not in greeting.ready("http://localhost:8000/", with_demo=False)


def test_demo_people_stay_off_public_platforms(settings: Any):
    settings.HTTPS = True
    with pytest.raises(Exception, match="known password"):
        call_command("load_demo")
