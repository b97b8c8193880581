"""What the reader of a guidance page finds besides its text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.pages.blocks import anchor
from community.guidance.models import GuidancePage, HelpfulMark


@dataclass(frozen=True)
class Step:
    """One step with its place on the page."""

    anchor: str
    number: int
    value: dict


@dataclass(frozen=True)
class Part:
    """A part of the text: steps, or one block of another kind."""

    block: object
    steps: list[Step] = field(default_factory=list)


def parts(page: GuidancePage) -> Iterator[Part]:
    """The text in order; every step knows its number and its address, also when steps come in several portions."""
    number = 0
    for block in page.body:
        steps = []
        if block.block_type == "steps":
            steps = [Step(f"schritt-{place}", place, value) for place, value in enumerate(block.value, number + 1)]
            number += len(steps)
        yield Part(block, steps)


def contents(page: GuidancePage, read: list[Part]) -> Iterator[tuple[str, str]]:
    """The table of contents: what one needs, every step, every heading, as (anchor, title)."""
    if page.needed_things():
        yield "vorher", _("What you need")
    for part in read:
        yield from ((step.anchor, f"{step.number}. {step.value['title']}") for step in part.steps)
        if part.block.block_type == "heading":
            yield anchor(part.block.value, part.block.id), part.block.value


def reading(page: GuidancePage, request: HttpRequest) -> dict:
    """The facts of the page: its parts, who owns it, and whether it helped."""
    read = list(parts(page))
    return {
        "parts": read,
        "contents": list(contents(page, read)),
        "owner": page.owner_today,
        "office": page.office,
        "tags": list(page.tags.names()) if page.pk else [],
        "may_edit": bool(request.user.current_grants) and page.permissions_for_user(request.user).can_edit(),
        **helpful(page, request),
    }


def helpful(page: GuidancePage, request: HttpRequest) -> dict:
    """How many people the guidance helped, and whether this person is one of them."""
    mine = Count("pk", filter=Q(user=request.user.pk))
    marks = HelpfulMark.objects.filter(page=page).aggregate(everybody=Count("pk"), mine=mine)
    return {"helpful_count": marks["everybody"], "has_marked": bool(marks["mine"])}
