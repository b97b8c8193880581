"""Changes to guidance made outside the editor."""

from django.db import transaction

from community.guidance.models import GuidancePage, HelpfulMark
from people.directory.models import User


@transaction.atomic
def mark_helpful(*, page: GuidancePage, by: User) -> None:
    """Remember that the guidance helped this person; saying it twice counts once."""
    HelpfulMark.objects.get_or_create(page=page, user=by)


@transaction.atomic
def unmark_helpful(*, page: GuidancePage, by: User) -> None:
    """Take the mark back."""
    HelpfulMark.objects.filter(page=page, user=by).delete()
