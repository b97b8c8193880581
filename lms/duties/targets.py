"""What a duty demands, with its name and the way there, for many duties in one query for each kind."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from courses.models import CoursePage, ProgrammePage
from lms.instruction.models import InstructionTopic
from lms.recognition.models import ProofKind


@dataclass(frozen=True)
class Target:
    """One course, programme, instruction or proof; `href` is empty where nobody goes there alone."""

    kind: str
    pk: int
    title: str
    href: str = ""
    minutes: int | None = None


def targets_for(keys: Iterable[str], request: HttpRequest) -> dict[str, list[Target]]:
    """What each key of a duty (“course:12|programme:3”) demands."""
    parted = {key: [split(one) for one in key.split("|") if one] for key in keys}
    wanted: dict[str, set[int]] = defaultdict(set)
    for pairs in parted.values():
        for kind, pk in pairs:
            wanted[kind].add(pk)
    known = {(target.kind, target.pk): target for kind, pks in wanted.items() for target in read(kind, pks, request)}
    return {key: [known[pair] for pair in pairs if pair in known] for key, pairs in parted.items()}


def split(key: str) -> tuple[str, int]:
    kind, _colon, pk = key.partition(":")
    return kind, int(pk)


def read(kind: str, pks: set[int], request: HttpRequest) -> list[Target]:
    """The targets of one kind; a page that is not online keeps its name and has no way there."""
    if kind == "course":
        return [
            Target(kind, page.pk, page.title, way(page, request), page.minutes)
            for page in CoursePage.objects.filter(pk__in=pks)
        ]
    if kind == "programme":
        return [
            Target(kind, page.pk, page.title, way(page, request)) for page in ProgrammePage.objects.filter(pk__in=pks)
        ]
    if kind == "instruction":
        return [Target(kind, topic.pk, topic.title) for topic in InstructionTopic.objects.filter(pk__in=pks)]
    if kind == "proof":
        handing_in = reverse("lms:hand_in")
        return [Target(kind, proof.pk, proof.name, handing_in) for proof in ProofKind.objects.filter(pk__in=pks)]
    return []


def way(page: CoursePage | ProgrammePage, request: HttpRequest) -> str:
    return page.get_url(request) or "" if page.live else ""
