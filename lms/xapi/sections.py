"""What this room says about a person on “My data”."""

from django.utils.translation import gettext as _

from lms.xapi.models import Statement
from lms.xapi.sentences import sentence
from people.directory.models import User
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """The person's learning steps, under a pseudonym."""
    own = Statement.objects.of(user)
    return [
        Section(
            key="learning_steps",
            title=_("Learning steps"),
            purpose=_("Open learning records under a pseudonym, without your name and address"),
            seen_by=_("Only you. Operators see the pseudonym, not who it is."),
            kept=_("As long as the course they belong to"),
            facts=[(_("Recorded steps"), str(own.count()))],
            records=lambda: [
                {"at": row.timestamp.isoformat(), "words": sentence(row.told), "statement": row.told}
                for row in own.order_by("pk")
            ],
            order=32,
            only_me=True,
        )
    ]
