"""Reminders on paper for people without mailbox: one letter to a person with everything that is due."""

from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from lms.obligations.models import DutyStatus
from lms.reminders.models import Hindrance, LetterRun, Outcome, Reminder
from lms.reminders.reads import COMING
from people.directory.models import Office, Post, User
from people.paper import pdf

PAPER = Path(__file__).resolve().parent / "paper" / "reminders.typ"
MOST = 200  # letters in one file


class Printed(NamedTuple):
    """The file, and whose letters are in it."""

    file: bytes
    people: set[int]


@transaction.atomic
def print_letters(*, scope: list[Office] | None, by: User) -> Printed | None:
    """The waiting letters as one file, each once; nothing where none waits. What is settled meanwhile is left out."""
    waiting = Reminder.objects.in_scope(scope).to_print()
    people = list(waiting.order_by("user").values_list("user", flat=True).distinct()[:MOST])
    rows = list(Reminder.objects.select_for_update(of=("self",)).filter(outcome=Outcome.TO_PRINT, user__in=people))
    duties = pressing(people)
    letters = [row.pk for row in rows if (row.user_id, row.what) in duties]
    settled = [row.pk for row in rows if (row.user_id, row.what) not in duties]
    Reminder.objects.filter(pk__in=settled).update(outcome=Outcome.SPARED, reason=Hindrance.SETTLED)
    if not letters:
        return None
    run = LetterRun.objects.create(by=by)
    Reminder.objects.filter(pk__in=letters).update(outcome=Outcome.SENT, run=run)
    chosen = {row.user_id for row in rows if (row.user_id, row.what) in duties}
    log(instance=run, action="lms.print_reminders", user=by, data={"letters": len(chosen)})
    return Printed(set_letters(chosen, duties, at=run.printed_at), chosen)


def pressing(people: list[int]) -> dict[tuple[int, str], DutyStatus]:
    """What these people still have to do, by person and duty."""
    duties = DutyStatus.objects.filter(user__in=people, state__in=COMING).select_related("assignment")
    return {(duty.user_id, duty.what): duty for duty in duties.order_by("due_on", "pk") if duty.due_on}


def set_letters(people: set[int], duties: dict[tuple[int, str], DutyStatus], *, at: datetime) -> bytes:
    """All letters in one file, each on a page of its own, sorted by office for the internal post."""
    due: dict[int, list[DutyStatus]] = defaultdict(list)
    for (user, _what), duty in duties.items():
        due[user].append(duty)
    posts = Post.objects.current().main().filter(user__in=people).select_related("office")
    places = {post.user_id: (post.office.path, [post.office.name, post.site]) for post in posts}
    users = User.objects.filter(pk__in=people).order_by("last_name", "first_name", "pk")
    in_order = sorted(users, key=lambda user: places.get(user.pk, ("", []))[0])
    with override(settings.LANGUAGE_CODE):
        letters = [letter(user, places.get(user.pk, ("", []))[1], due[user.pk]) for user in in_order]
        return pdf.printed(PAPER, shared_words(at) | {"letters": letters}, at=at)


def letter(user: User, place: list[str], duties: list[DutyStatus]) -> dict[str, object]:
    """What one letter says."""
    name = user.get_full_name()
    return {
        "address": [part for part in (name, *place) if part],
        "greeting": _("Hello %(name)s,") % {"name": name},
        "duties": [
            {"title": duty.assignment.title, "day": date_format(duty.due_on, "DATE_FORMAT")}
            for duty in duties
            if duty.due_on
        ],
    }


def shared_words(at: datetime) -> dict[str, object]:
    """What stands in every letter."""
    product = settings.WAGTAIL_SITE_NAME
    city = Office.objects.filter(kind=Office.Kind.CITY).first()
    return {
        "language": settings.LANGUAGE_CODE,
        "title": _("Reminders of mandatory training"),
        "sender": " · ".join(filter(None, [city.name if city else "", product])),
        "day": date_format(timezone.localdate(at), "DATE_FORMAT"),
        "heading": _("Mandatory training that is due"),
        "intro": _("this is due for you:"),
        "columns": [_("Training"), _("Due on")],
        "closing": _(
            "You find the courses in %(product)s, also at every shared device: sign in with your personnel number and "
            "your PIN. If you have no PIN yet or need more time, please ask your supervisor."
        )
        % {"product": product},
    }
