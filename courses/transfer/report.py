"""What bringing a package in would do, as it is kept and shown before anything is written."""

from typing import Any

from django.utils.translation import gettext as _

from courses.lessons.models import GlossaryTerm
from courses.transfer.checks import Findings, check
from courses.transfer.matching import Match, match
from courses.transfer.opening import Parcel
from courses.transfer.permissions import may_add_medium, may_add_terms
from courses.transfer.shapes import Package, PageSheet, TermSheet
from people.directory.languages import NAMES
from people.directory.models import User


def findings_of(parcel: Parcel, by: User) -> Findings:
    """Everything that is wrong with a package, for this person."""
    findings = check(parcel.package)
    findings.troubles += parcel.troubles()
    kinds = {sheet.kind for sheet in parcel.package.media}
    if not all(may_add_medium(by, kind) for kind in kinds):
        findings.troubles.append(_("You may not add pictures, documents or films here."))
    findings.left_out += [
        _("Nothing in the course names this file: %(path)s") % {"path": p} for p in parcel.strangers()
    ]
    return findings


def report_of(parcel: Parcel, by: User) -> dict[str, Any]:
    """The report; where something stops the import, only that is said."""
    package, findings = parcel.package, findings_of(parcel, by)
    known = Match() if findings.troubles else match(parcel, by)
    return {
        **origin(package),
        "title": package.course.title,
        "summary": str(package.course.words.get("summary", "")),
        "topic": {"name": package.topic, "here": known.topic.pk if known.topic else None},
        "steps": [step(sheet) for sheet in package.steps],
        "languages": [name for code, name in NAMES.items() if code in package.course.translations],
        "questions": len(package.questions),
        "known_questions": len(known.questions),
        "categories": [[name, here] for name, here in known.categories.items() if name != here],
        "media": [
            {"title": m.title, "kind": m.kind, "size": m.file.size, "known": m.key in known.media}
            for m in package.media
        ],
        "terms": [{"name": t.name, "state": state_of(t, known.terms.get(t.name), by)} for t in package.terms],
        "before": [{"title": b.title, "found": b.slug in known.before} for b in package.before],
        "links": [{"title": link.title, "found": link.key in known.links} for link in package.links],
        "left_out": findings.left_out,
        "troubles": findings.troubles,
    }


def origin(package: Package) -> dict[str, str]:
    """Where the course comes from."""
    names = ("platform", "address", "authors", "licence", "made_at")
    return {name: getattr(package, name)[:200] for name in names}


def step(sheet: PageSheet) -> dict[str, Any]:
    """A line of the list of steps."""
    return {
        "title": sheet.title,
        "kind": sheet.kind,
        "module": sheet.words.get("module") or sheet.facts.get("module", ""),
        "minutes": sheet.facts.get("minutes", 0),
        "questions": len(sheet.questions) + sum(draw.number for draw in sheet.draws),
        "languages": [NAMES[code] for code in sheet.translations if code in NAMES],
    }


def state_of(term: TermSheet, here: GlossaryTerm | None, by: User) -> str:
    """What becomes of a word of the glossary."""
    if here is None:
        return "new" if may_add_terms(by) else "left"
    return "same" if here.explanation == term.explanation else "different"
