"""Statements in words, as the person reads them about herself."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.xapi import activities, verbs
from lms.xapi.activities import Kind

# What we emit, by verb and kind of activity; whatever came from elsewhere is told in general words.
SENTENCES = {
    (verbs.REGISTERED.iri, Kind.COURSE): gettext_lazy("You took up the course “%(name)s”."),
    (verbs.UNREGISTERED.iri, Kind.COURSE): gettext_lazy("You gave up the course “%(name)s”."),
    (verbs.INITIALIZED.iri, Kind.COURSE): gettext_lazy("You began the course “%(name)s”."),
    (verbs.COMPLETED.iri, Kind.LESSON): gettext_lazy("You completed the lesson “%(name)s”."),
    (verbs.COMPLETED.iri, Kind.COURSE): gettext_lazy("You completed the course “%(name)s”."),
    (verbs.COMPLETED.iri, Kind.PROGRAMME): gettext_lazy("You completed the learning programme “%(name)s”."),
    (verbs.PASSED.iri, Kind.QUIZ): gettext_lazy("You passed the test “%(name)s”."),
    (verbs.FAILED.iri, Kind.QUIZ): gettext_lazy("You took the test “%(name)s” and did not pass it yet."),
    (verbs.REGISTERED.iri, Kind.SESSION): gettext_lazy("You booked a seat in a session of the course “%(name)s”."),
    (verbs.UNREGISTERED.iri, Kind.SESSION): gettext_lazy("You gave up a seat in a session of the course “%(name)s”."),
    (verbs.ATTENDED.iri, Kind.SESSION): gettext_lazy("You attended a session of the course “%(name)s”."),
    (verbs.ATTENDED.iri, Kind.INSTRUCTION): gettext_lazy("You attended the instruction “%(name)s”."),
    (verbs.EARNED.iri, Kind.CERTIFICATE): gettext_lazy("You received the certificate for the course “%(name)s”."),
}


def sentence(told: dict[str, Any]) -> str:
    """A statement as a sentence to the person it is about."""
    activity, verb = told["object"], told["verb"]
    kind = activities.kind_in(activity["id"])
    words = SENTENCES.get((verb["id"], kind)) if kind else None
    name = _worded(activity.get("definition", {}).get("name", {})) or activity["id"]
    if words is None:
        did = _worded(verb.get("display", {})) or verb["id"]
        return _("Recorded: %(verb)s, %(name)s.") % {"verb": did, "name": name}
    return f"{words % {'name': name}}{_score(told)}"


def _score(told: dict[str, Any]) -> str:
    scaled = told.get("result", {}).get("score", {}).get("scaled")
    return "" if scaled is None else " " + _("Your result: %(percent)s per cent.") % {"percent": round(scaled * 100)}


def _worded(language_map: dict[str, str]) -> str:
    """The German words if there are some, otherwise any."""
    return language_map.get("de") or next(iter(language_map.values()), "")
