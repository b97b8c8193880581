"""Duties by name, for HR development: one list with filters, keyset pages, and what has to be clarified."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import DurationField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from lms.duties.figures import Selection
from lms.obligations.models import DutyState, DutyStatus
from people.directory.models import Post

PAGE_SIZE = 50
SHORTEST = timedelta(days=7)  # between the beginning of a duty and its due day


@dataclass(frozen=True)
class Sheet:
    """One page of the list, and where the next one begins."""

    duties: list[DutyStatus]
    following: str


def sheet(found: QuerySet[DutyStatus], after: str = "") -> Sheet:
    """Fifty lines by due day, beginning after the one named; what has no day stands last."""
    ordered = found.select_related("user", "office", "assignment").order_by("due_on", "pk")
    begun = ordered.filter(after_line(after)) if after else ordered
    rows = list(begun[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    last = shown[-1] if len(rows) > PAGE_SIZE else None
    return Sheet(shown, f"{last.due_on:%Y-%m-%d}_{last.pk}" if last and last.due_on else "")


def after_line(mark: str) -> Q:
    """What stands behind that line; a mark nobody gave out begins at the top."""
    day, _line, number = mark.partition("_")
    try:
        due, pk = date.fromisoformat(day), int(number)
    except ValueError:
        return Q()
    return Q(due_on__gt=due) | Q(due_on=due, pk__gt=pk)


def by_state(selection: Selection, state: str) -> QuerySet[DutyStatus]:
    """The duties of the selection that stand so."""
    found = selection.duties().filter(user__is_active=True)
    if state == DutyState.DONE:
        return found.filter(state__in=(DutyState.DONE, DutyState.WINDOW), due_on__isnull=False)
    return found.filter(state=state, due_on__isnull=False) if state != DutyState.EXEMPT else found.filter(state=state)


def not_computable(selection: Selection) -> QuerySet[DutyStatus]:
    """Nobody knows when it is due, because a day is missing."""
    return selection.duties().filter(state=DutyState.NOT_COMPUTABLE)


def too_short(selection: Selection) -> QuerySet[DutyStatus]:
    """Less than a week between the day on which the duty began and the day on which it is due."""
    waiting = selection.duties().filter(state__in=(DutyState.OPEN, DutyState.OVERDUE), assigned_on__isnull=False)
    span = ExpressionWrapper(F("due_on") - F("assigned_on"), DurationField())
    return waiting.annotate(span=span).filter(span__lt=SHORTEST)


def without_supervisor(selection: Selection) -> QuerySet[DutyStatus]:
    """Overdue, and nobody leads the person who could be told of it."""
    led = Post.objects.current().filter(user=OuterRef("user"), supervisor__is_active=True)
    return selection.duties().filter(~Exists(led), state=DutyState.OVERDUE, due_on__isnull=False)
