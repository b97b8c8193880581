"""What this room plugs into start page, team, editor's trail and “Who may see what?”."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry

from cms.pages.dashboard import Card
from lms.recognition.models import Recognition
from lms.recognition.permissions import may_look_after
from people.directory.models import User
from people.privacy.access import Kind
from people.team.columns import Cell, Column


def desk_card(user: User, request: HttpRequest) -> Card | None:
    """HR development sees how many proofs wait; fetched after the page is there, without scripts a link leads there."""
    return Card("lms/recognition/_card.html", "first", 40) if may_look_after(user) else None


def team_column(people: list[int], viewer: User) -> Column:
    """In “My team”, the way to hand in a proof for somebody who has no computer; what was handed in stays theirs."""
    cells = {
        person: Cell(_("hand in"), href=reverse("lms:hand_in_for", args=[person]))
        for person in people
        if person != viewer.pk
    }
    return Column(_("Proof from elsewhere"), cells)


def access_kinds() -> list[Kind]:
    """Proofs that were handed in."""
    return [
        Kind(
            key="recognition",
            label=_("A proof that was handed in"),
            find=find_recognition,
            may_see=may_see,
            title=str,
            personally=lambda found: [pk for pk in (found.learner_id, found.by_id) if pk],
            hint=_("the address of the proof, or its number"),
            order=37,
        )
    ]


def find_recognition(text: str) -> Recognition | None:
    """A proof by number or address."""
    numbers = [part for part in text.strip().split("/") if part.isdecimal() and len(part) < 19]
    return Recognition.objects.filter(pk=numbers[-1]).first() if numbers else None


def may_see(user: User, recognition: Recognition) -> bool:
    """The rule of its page."""
    return Recognition.objects.visible_to(user).filter(pk=recognition.pk).exists()


def log_actions(actions: LogActionRegistry) -> None:
    """What this room writes into the audit trail."""
    actions.register_action("lms.hand_in_proof", gettext_lazy("Hand in proof"), gettext_lazy("Handed in a proof"))
    actions.register_action(
        "lms.decide_proof", gettext_lazy("Step of a recognition"), gettext_lazy("Went on with a recognition")
    )
    actions.register_action(
        "lms.keep_proof_kind", gettext_lazy("Kind of proof"), gettext_lazy("Changed a kind of proof")
    )
