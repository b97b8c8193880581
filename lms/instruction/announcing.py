"""Whom this room tells what: people about proofs others wrote for them, and upper rooms about duties that change."""

from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse

from lms.instruction import notices
from lms.instruction.models import InstructionRecord
from people.hooks import plugged
from people.notifications.services import notify


def confirmed(record: InstructionRecord) -> None:
    """Somebody else's device said that the person confirmed; the person learns of it."""
    _tell(record, notices.CONFIRMED)


def corrected(record: InstructionRecord, reason: str) -> None:
    """A proof counts no more."""
    _tell(record, notices.CORRECTED, reason=reason)


def duties_change(people: Sequence[int]) -> None:
    """After commit, whoever derives duties looks again at these people (by id)."""

    def tell() -> None:
        for listen in plugged("duties_changed"):
            listen(list(people))

    transaction.on_commit(tell, robust=True)


def _tell(record: InstructionRecord, kind: str, **more: str) -> None:
    notify(
        recipients=[record.learner_id],
        kind=kind,
        event=f"{kind}:{record.pk}",
        facts={"title": record.title, "day": record.completed_on.isoformat(), **more},
        url=reverse("lms:record"),
    )
