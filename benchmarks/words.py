"""The words of the invented city, from `words.toml`."""

import tomllib
from pathlib import Path

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

FIRST_NAMES: list[str] = WORDS["first_names"]
LAST_NAMES: list[str] = WORDS["last_names"]
OFFICES: list[str] = WORDS["offices"]
SECTIONS: list[str] = WORDS["sections"]
TOPICS: dict[str, str] = WORDS["topics"]  # short name to name
COURSES: list[str] = WORDS["courses"]
COURSE_KINDS: list[str] = WORDS["course_kinds"]
THINGS: list[str] = WORDS["things"]
ACTIONS: list[str] = WORDS["actions"]
SENTENCES: list[str] = WORDS["sentences"]
