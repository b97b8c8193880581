"""Loads the demo's learning programmes; one that is there is left alone."""

import json
import tomllib
from pathlib import Path
from typing import Any

from courses.models import CourseIndexPage, CoursePage, ProgrammePage, Topic
from people.directory.models import Office, User

HERE = Path(__file__).parent
FACTS = ("title", "slug", "summary", "lead", "audience_text", "in_order", "points_needed")


def load_programmes(catalogue: CourseIndexPage, editor: User | None) -> None:
    """All of them, published."""
    for file in sorted(HERE.glob("*.toml")):
        facts = tomllib.loads(file.read_text(encoding="utf-8"))
        if not catalogue.get_children().filter(slug=facts["slug"]).exists():
            load_programme(catalogue, facts, editor)


def load_programme(catalogue: CourseIndexPage, facts: dict[str, Any], editor: User | None) -> None:
    """One programme with its sections."""
    courses = dict(CoursePage.objects.child_of(catalogue).values_list("slug", "pk"))
    programme = ProgrammePage(
        **{name: facts[name] for name in FACTS},
        owner=editor,
        topic=Topic.objects.get(slug=facts["topic"]),
        contact_office=Office.objects.filter(key=facts["contact_office"]).first(),
        sections=json.dumps([{"type": "section", "value": section(each, courses)} for each in facts["sections"]]),
    )
    catalogue.refresh_from_db()
    catalogue.add_child(instance=programme)
    programme.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)


def section(facts: dict[str, Any], courses: dict[str, int]) -> dict[str, Any]:
    """A section as a stream field keeps it."""
    return {
        "title": facts["title"],
        "text": facts["text"],
        "demand": facts["demand"],
        "number": facts.get("number", 0),
        "in_order": facts.get("in_order", False),
        "courses": [{"course": courses[slug], "points": points} for slug, points in facts["courses"].items()],
    }
