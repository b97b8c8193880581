"""What single sign-on keeps about a person."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.directory.models import User
from people.entrance.sign_on.models import Identity
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """The account of the city that belongs to the person; nothing for people without."""
    known = Identity.objects.filter(user=user)
    if not known:
        return []
    return [
        Section(
            key="identities",
            title=_("Account of the city"),
            purpose=_("Recognising you when you sign in with the city’s account"),
            seen_by=_("Operators"),
            kept=_("Until the end of employment"),
            facts=[
                (identity.issuer, _("connected on %(day)s") % {"day": date_format(identity.linked_at, "DATE_FORMAT")})
                for identity in known
            ],
            records=lambda: [dict(row) for row in known.values("issuer", "subject", "linked_at")],
            order=4,
        )
    ]
