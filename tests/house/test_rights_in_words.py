"""The rights in words are complete, and the handbook says the same as the code."""

from pathlib import Path

import pytest
from django.utils.functional import Promise

from people.directory.rights import RIGHTS, Words
from people.directory.roles import SENTENCES, Role, Standing

HANDBOOK = Path(__file__).resolve().parents[2] / "docs/handbook/rechte.md"
HEAD = ["| Rolle | sieht | darf | sieht ausdrücklich nicht |", "|---|---|---|---|"]


def cell(words: Words) -> str:
    return "; ".join(map(str, words)) or "–"


def table() -> str:
    """The handbook's table as the code says it: paste it there when it differs."""
    lines = [
        f"| **{who.label}** | {cell(rights.sees)} | {cell(rights.does)} | {cell(rights.never)} |"
        for who, rights in RIGHTS.items()
    ]
    return "\n".join([*HEAD, *lines])


def test_every_role_and_standing_has_rights_in_words():
    assert set(RIGHTS) == {*Role, *Standing}
    assert set(SENTENCES) == set(Role)


@pytest.mark.parametrize("who", RIGHTS, ids=str)
def test_what_somebody_does_not_see_is_always_said(who):
    rights = RIGHTS[who]
    assert rights.never
    assert all(isinstance(words, Promise) for words in (*rights.sees, *rights.does, *rights.never))


def test_the_handbook_agrees_with_the_code():
    expected = table()
    assert expected in HANDBOOK.read_text(), f"docs/handbook/rechte.md needs this table:\n\n{expected}"
