"""The start page's cards: rooms of the upper storeys offer them, this room sorts and shows them."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks

from people.directory.models import User


@dataclass(frozen=True)
class Card:
    """One card on the start page: a template that renders a `<section>` from `facts`, for one region of the page."""

    template: str
    region: str  # "first": needs you now · "continue": where you stopped · "side": small cards in a row
    order: int
    facts: dict = field(default_factory=dict)
    sentence: str = ""  # the situation in one sentence; the most urgent card's sentence stands on top of the page


REGIONS = ("first", "continue", "side")


def cards_for(user: User, request: HttpRequest) -> dict[str, list[Card]]:
    """The person's cards by region. A hook `register_dashboard_card` is a function (user, request) -> Card or None."""
    regions: dict[str, list[Card]] = {region: [] for region in REGIONS}
    for offer in hooks.get_hooks("register_dashboard_card"):
        card = offer(user, request)
        if card is not None:
            regions[card.region].append(card)
    return {region: sorted(cards, key=lambda card: card.order) for region, cards in regions.items()}


def situation(cards: dict[str, list[Card]]) -> str:
    """The sentence of the most urgent card that has one; empty if none has."""
    return next((card.sentence for region in REGIONS for card in cards[region] if card.sentence), "")


def greeting(hour: int) -> str:
    """How one says hello at this hour."""
    if 4 <= hour < 11:
        return _("Good morning")
    return _("Good day") if 11 <= hour < 18 else _("Good evening")
