"""What a rule can demand: courses, programmes and whatever else proves that somebody learnt something."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from courses.models import CoursePage, ProgrammePage
from lms.instruction.models import InstructionTopic
from lms.recognition.models import ProofKind

Target = dict[str, Any]
Choices = list[tuple[str, list[tuple[str, str]]]]


def choices() -> Choices:
    """Everything that can be demanded, by kind, as a list to choose from."""
    main = {"locale__language_code": settings.LANGUAGE_CODE}
    courses = CoursePage.objects.live().filter(is_template=False, **main).order_by("title")
    programmes = ProgrammePage.objects.live().filter(**main).order_by("title")
    topics = InstructionTopic.objects.in_use().order_by("title").values_list("pk", "title")
    kinds = ProofKind.objects.offered().order_by("name").values_list("pk", "name")
    offered = [
        (_("Course"), [(key("course", pk), title) for pk, title in courses.values_list("pk", "title")]),
        (_("Programme"), [(key("programme", pk), title) for pk, title in programmes.values_list("pk", "title")]),
        (_("Instruction on site"), [(key("instruction", pk), title) for pk, title in topics]),
        (_("Outside training"), [(key("proof", pk), name) for pk, name in kinds]),
    ]
    return [(heading, entries) for heading, entries in offered if entries]


def key(kind: str, pk: int) -> str:
    return f"{kind}:{pk}"


def keys(targets: Iterable[Target]) -> list[str]:
    """The targets of a rule as the form names them."""
    return [key(target["kind"], target["id"]) for target in targets]


def targets_of(chosen: Iterable[str]) -> list[Target]:
    """What was chosen in the form, as a rule keeps it; each once."""
    parted = [one.partition(":") for one in dict.fromkeys(chosen) if one]
    return [{"kind": kind, "id": int(pk)} for kind, _colon, pk in parted]
