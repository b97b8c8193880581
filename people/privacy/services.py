"""Keeping the access log."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from people.directory.models import User
from people.privacy.models import AccessRecord


def record_looks(
    *, viewer: User, subjects: Iterable[User | int], report: str, purpose: str, acting_for: User | None = None
) -> None:
    """Note for every person shown by name who looked, as whom, at what and why; looking at oneself is no look.

    One call is one look, at however many people. `report` and `purpose` are English texts (`gettext_noop`) that
    “My data” shows in the reader's language. Whoever stands in for somebody looks in that person's name (`acting_for`).
    """
    people = dict.fromkeys(subject.pk if isinstance(subject, User) else subject for subject in subjects)
    people.pop(viewer.pk, None)
    if not people:
        return
    capacity = " ".join(dict.fromkeys(str(grant.role) for grant in viewer.current_grants))
    facts = {"viewer": viewer, "capacity": capacity, "event": uuid.uuid4(), "report": report, "purpose": purpose}
    AccessRecord.objects.bulk_create(
        [AccessRecord(subject_id=person, acting_for=acting_for, **facts) for person in people], batch_size=2000
    )


def record_looks_of_the_day(
    *, viewer: User, subjects: Iterable[User | int], report: str, purpose: str, acting_for: User | None = None
) -> None:
    """Note looks at a page that is opened again and again only once a day for every person shown."""
    seen = AccessRecord.objects.filter(viewer=viewer, report=report, acting_for=acting_for, at__gte=begin_of_today())
    known = set(seen.values_list("subject_id", flat=True))
    people = [subject.pk if isinstance(subject, User) else subject for subject in subjects]
    unseen = [person for person in people if person not in known]
    record_looks(viewer=viewer, subjects=unseen, report=report, purpose=purpose, acting_for=acting_for)


def begin_of_today() -> datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def forget_old(*, before: datetime) -> None:
    """Delete looks that are older than the log is kept."""
    AccessRecord.objects.filter(at__lt=before).delete()
