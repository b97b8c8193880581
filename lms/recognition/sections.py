"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from lms.recognition.models import OutsideProof, Recognition
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """What was handed in, with every step, and the proofs that came of it."""
    handed_in, proofs = Recognition.objects.of(user), OutsideProof.objects.of(user)
    number = how_many(user, handed_in=handed_in, proofs=proofs)
    return [
        Section(
            key="recognitions",
            title=_("Proofs from elsewhere that you handed in"),
            purpose=_("Recognising outside training"),
            seen_by=_("You, and HR development. Whoever handed it in for you sees it until it is decided."),
            kept=_("Scans 90 days after the decision, the rest as long as the proof, otherwise one year"),
            facts=[(_("Handed in"), str(number["handed_in"])), (_("Recognised"), str(number["proofs"]))],
            records=lambda: [
                _handed_in(each)
                for each in handed_in.select_related("course", "kind", "by").prefetch_related("steps__by", "scans")
            ],
            order=36,
        ),
        Section(
            key="outside_proofs",
            title=_("Recognised proofs"),
            purpose=_("Proof of training"),
            seen_by=_("You, and HR development where a duty requires proof. Your supervisor sees only done or open."),
            kept=_("Three years after the proof expires"),
            facts=[(_("Proofs"), str(number["proofs"]))],
            records=lambda: [_proof(each) for each in proofs.select_related("by")],
            order=37,
        ),
    ]


def _handed_in(recognition: Recognition) -> dict[str, object]:
    until = recognition.claimed_until
    return {
        "title": recognition.title,
        "issuer": recognition.issuer,
        "completed_on": recognition.completed_on.isoformat(),
        "valid_until_as_the_document_says": until.isoformat() if until else None,
        "meant_for": str(recognition.target) if recognition.target else None,
        "note": recognition.note,
        "handed_in_at": recognition.handed_in_at.isoformat(),
        "by": str(recognition.by) if recognition.by else None,
        "scans": len(recognition.scans.all()),
        "steps": [
            {
                "step": step.get_kind_display(),
                "at": step.at.isoformat(),
                "by": str(step.by) if step.by else None,
                "words": step.words,
            }
            for step in recognition.steps.all()
        ],
    }


def _proof(proof: OutsideProof) -> dict[str, object]:
    return {
        "kind": proof.kind_name,
        "title": proof.title,
        "issuer": proof.issuer,
        "completed_on": proof.completed_on.isoformat(),
        "valid_until": proof.valid_until.isoformat() if proof.valid_until else None,
        "source": proof.get_source_display(),
        "by": str(proof.by) if proof.by else None,
    }
