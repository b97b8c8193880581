"""Proofs from elsewhere, as the learning record shows them."""

from lms.learnt import Learnt
from lms.recognition.models import OutsideProof
from people.directory.models import User


def record_entries(user: User) -> list[Learnt]:
    """What the person has proved, with who issued it."""
    return [_entry(proof) for proof in OutsideProof.objects.of(user)]


def _entry(proof: OutsideProof) -> Learnt:
    return Learnt(
        about=f"proof:{proof.kind_id}",
        kind="outside",
        title=proof.title or proof.kind_name,
        completed_on=proof.completed_on,
        counts_until=proof.valid_until,
        earned=proof.issuer or proof.get_source_display(),
    )
