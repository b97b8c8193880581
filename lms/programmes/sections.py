"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from lms.programmes.models import ProgrammeCompletion
from people.directory.models import User
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """Completed programmes."""
    completed = ProgrammeCompletion.objects.of(user)
    return [
        Section(
            key="programmes",
            title=_("Completed learning programmes"),
            purpose=_("Proof of training"),
            seen_by=_("Only you"),
            kept=_("Three years after you completed the programme"),
            facts=[(_("Learning programmes"), str(completed.count()))],
            records=lambda: [_record(completion) for completion in completed],
            order=32,
            only_me=True,
        )
    ]


def _record(completion: ProgrammeCompletion) -> dict[str, object]:
    return {
        "programme": completion.programme_title,
        "version": completion.programme_version,
        "completed_on": completion.completed_on.isoformat(),
        "points": completion.points,
        "courses": completion.counted,
    }
