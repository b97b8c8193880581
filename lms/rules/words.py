"""A rule in plain sentences, part by part, so that whoever writes it reads what it will mean."""

from collections.abc import Mapping

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.assignments.models import AssignmentVersion
from lms.reminders.stages import HR, PERSON, SUPERVISOR, days_for, in_words

DueKind, Basis = AssignmentVersion.DueKind, AssignmentVersion.Basis


def sentences(version: AssignmentVersion, audience: str, titles: list[str]) -> list[str]:
    """Who must do what, by when, how often, and what happens then."""
    parts = (who_and_what(audience, titles), due(version), recurrence(version), grace(version), reminders(version))
    return [part for part in parts if part]


def who_and_what(audience: str, titles: list[str]) -> str:
    """Whom it concerns and what is demanded; of several, one is enough."""
    if not audience or not titles:
        return ""
    named = listed([_("“%(title)s”") % {"title": title} for title in titles], _("or"))
    words = ngettext(
        "%(what)s is mandatory for %(audience)s.", "%(what)s is mandatory for %(audience)s; one is enough.", len(titles)
    )
    return words % {"audience": audience[:1].lower() + audience[1:], "what": named}


def due(version: AssignmentVersion) -> str:
    """When it is due for the first time."""
    days = version.due_days or 0
    if version.due_kind == DueKind.FIXED:
        if version.due_on is None:
            return ""
        return _("It is due on %(day)s.") % {"day": date_format(version.due_on)}
    if version.due_kind == DueKind.ENTRY:
        if not days:
            return _("It is due on the day of entry.")
        words = ngettext("It is due %(days)s day after entry.", "It is due %(days)s days after entry.", days)
    else:
        if not days:
            return _("It is due on the day on which the rule begins to apply.")
        words = ngettext(
            "It is due %(days)s day after the rule begins to apply to somebody.",
            "It is due %(days)s days after the rule begins to apply to somebody.",
            days,
        )
    return words % {"days": days}


def recurrence(version: AssignmentVersion) -> str:
    """How often, from which day on, and how early it can be renewed."""
    if version.basis == Basis.NONE:
        return _("Once is enough.")
    months = version.months or 0
    every = ngettext("every month", "every %(months)s months", months) % {"months": months}
    match version.basis:
        case Basis.COMPLETION:
            words = _("After that %(every)s, counted from the last completion.") % {"every": every}
        case Basis.PREVIOUS_EXPIRY:
            words = _("After that %(every)s; the day stays the same, also for those who renew early.") % {
                "every": every
            }
        case _other:
            words = anchored(version, every)
    return " ".join(filter(None, (words, window(version))))


def anchored(version: AssignmentVersion, every: str) -> str:
    """The fixed day of the year, and newcomers who were early enough."""
    if not version.anchor_day or not version.anchor_month:
        return ""
    day = _("%(day)s %(month)s") % {"day": version.anchor_day, "month": MONTHS[version.anchor_month]}
    words = _("After that %(every)s, always on %(day)s.") % {"every": every, "day": day}
    months = version.newcomer_months or 0
    if not months:
        return words
    newcomers = ngettext(
        "Whoever completed it for the first time at most %(months)s month before need not repeat it on that day.",
        "Whoever completed it for the first time at most %(months)s months before need not repeat it on that day.",
        months,
    )
    return f"{words} {newcomers % {'months': months}}"


def window(version: AssignmentVersion) -> str:
    """From when on a renewal counts for the next time."""
    months = version.window_months or 0
    words = ngettext(
        "It can be renewed from %(months)s month before.", "It can be renewed from %(months)s months before.", months
    )
    return words % {"months": months} if months else ""


def grace(version: AssignmentVersion) -> str:
    """What is left after the due day, and after an absence."""
    said = []
    if days := version.grace_days or 0:
        said.append(
            ngettext(
                "It is overdue %(days)s day after the due day.", "It is overdue %(days)s days after the due day.", days
            )
            % {"days": days}
        )
    if days := version.return_grace_days or 0:
        said.append(
            ngettext(
                "Whoever was absent has at least %(days)s day after returning.",
                "Whoever was absent has at least %(days)s days after returning.",
                days,
            )
            % {"days": days}
        )
    return " ".join(said)


def reminders(version: AssignmentVersion) -> str:
    """Who is reminded when."""
    said: Mapping[str, str] = {
        PERSON: _("The person is reminded %(days)s."),
        SUPERVISOR: _("The supervisor reads of it %(days)s."),
        HR: _("HR development reads of it %(days)s."),
    }
    told = [
        words % {"days": listed([in_words(days) for days in chosen], _("and"))}
        for to, words in said.items()
        if (chosen := days_for(version.reminders, to))
    ]
    return " ".join(told) or _("Nobody is reminded.")


def listed(parts: list[str], last: str) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
