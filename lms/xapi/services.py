"""Writing statements: one way in, in the same transaction as the event it tells of."""

import json
import uuid
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lms.xapi import statements
from lms.xapi.activities import Activity
from lms.xapi.models import Statement
from lms.xapi.statements import Facts, Result
from lms.xapi.verbs import Verb
from people.directory.models import User

CHUNK = 500


@transaction.atomic
def record(
    *,
    actor: User,
    verb: Verb,
    activity: Activity,
    registration: uuid.UUID | None = None,
    result: Result | None = None,
    context: Activity | None = None,
    at: datetime | None = None,
) -> Statement:
    """Keep that the person did something; `context` is the activity around it, `at` a moment other than now."""
    facts = Facts(
        id=uuid.uuid4(),
        actor=actor.pseudonym,
        verb=verb,
        activity=activity,
        at=at or timezone.now(),
        registration=registration,
        result=result,
        within=context,
    )
    return append([facts])[0]


@transaction.atomic
def append(all_facts: Iterable[Facts]) -> list[Statement]:
    """Write statements in the order given, all or none."""
    return Statement.objects.bulk_create([_row(facts) for facts in all_facts], batch_size=CHUNK)


def _row(facts: Facts) -> Statement:
    written = statements.build(facts, origin=settings.PUBLIC_ORIGIN)
    return Statement(
        statement_id=facts.id,
        actor=written["actor"]["account"]["name"],
        verb=written["verb"]["id"],
        activity=written["object"]["id"],
        registration=facts.registration,
        timestamp=facts.at,
        raw=json.dumps(written, ensure_ascii=False, separators=(",", ":")),
    )
