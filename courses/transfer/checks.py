"""Whether what a package says fits together and could stand here. Asks definitions of models, never the database."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from courses.exchange.checks import hindrance
from courses.lessons.models import GlossaryTerm
from courses.quizzes.models import Answer, Question, QuestionCategory, QuestionWords
from courses.transfer import kinds
from courses.transfer.questions import item_of
from courses.transfer.shapes import MEDIA, PICTURE, VIDEO, FileSheet, MediaSheet, Package, PageSheet, QuestionSheet
from people.directory.languages import NAMES

MAIN = settings.LANGUAGE_CODE
TRANSLATED = [language for language in NAMES if language != MAIN]
MOST = {"steps": 300, "questions": 3_000, "media": 1_500, "terms": 1_000, "links": 1_000, "tags": 50, "before": 50}


@dataclass
class Findings:
    """What stops the import, what does not come along, and what only this platform's readers would miss."""

    troubles: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


@dataclass
class Checker:
    """Walks through bodies and looks whether what they point to is in the package."""

    keys: dict[str, set[str]]  # by kind
    address: str
    findings: Findings
    at: str = ""

    def follow(self, kind: str, told: Any) -> Any:
        """The key again, if it leads somewhere inside the package."""
        if kind == "address":
            if (self.address and str(told).startswith(self.address)) or str(told).startswith("/"):
                self.tell(_("A link leads to the platform this course comes from: %(to)s") % {"to": str(told)[:200]})
            return told
        if told in self.keys[kind]:
            return told
        if told != "":
            self.tell(_("Something is shown here that is not in the package: %(key)s") % {"key": str(told)[:60]})
        return None

    def tell(self, words: str) -> None:
        said = f"{self.at}: {words}"
        if said not in self.findings.left_out:
            self.findings.left_out.append(said)


def check(package: Package) -> Findings:
    """Everything about a package that can be said without knowing what is there already."""
    findings = Findings()
    if package.language != MAIN:
        words = _("The course is written in the language “%(theirs)s”; courses here are written in “%(ours)s”.")
        findings.troubles.append(words % {"theirs": package.language[:20], "ours": MAIN})
    findings.troubles += [_("The package holds more than we take: %(what)s") % {"what": w} for w in too_many(package)]
    keys = keys_of(package)
    every = Counter(key for known in ([p.key for p in package.pages], *others(package)) for key in known)
    findings.troubles += [_("Two things in the package have the key “%(key)s”.") % {"key": k} for k in twice(every)]
    checker = Checker(keys, package.address, findings)
    for page in package.pages:
        checker.at = page.title[:80] or page.key
        findings.troubles += [f"{checker.at}: {words}" for words in troubles_of_page(page, package, checker)]
    for question in package.questions:
        at = question.text[:60] or question.key
        checker.at = at
        findings.troubles += [f"{at}: {words}" for words in troubles_of_question(question, checker)]
    for sheet in package.media:
        findings.troubles += [f"{sheet.title[:80] or sheet.key}: {words}" for words in troubles_of_medium(sheet, keys)]
    for term in package.terms:
        findings.troubles += too_long(GlossaryTerm, vars(term))
    if not all(term.name for term in package.terms) or twice(Counter(term.name for term in package.terms)):
        findings.troubles.append(_("A word of the glossary has no name or is there twice."))
    return findings


def too_many(package: Package) -> Iterator[str]:
    return (name for name, most in MOST.items() if len(getattr(package, name)) > most)


def others(package: Package) -> list[list[str]]:
    return [[each.key for each in some] for some in (package.questions, package.media, package.links)]


def twice(keys: Counter[str]) -> list[str]:
    return [key for key, number in keys.items() if number > 1]


def keys_of(package: Package) -> dict[str, set[str]]:
    """What can be pointed to, by kind."""
    known: dict[str, set[str]] = {kind: {m.key for m in package.media if m.kind == kind} for kind in MEDIA}
    known["question"] = {question.key for question in package.questions}
    known["lesson"] = {lesson.key for lesson in package.lessons}
    known["page"] = {page.key for page in package.pages} | {link.key for link in package.links}
    return known


def troubles_of_page(page: PageSheet, package: Package, checker: Checker) -> Iterator[str]:
    """What is wrong with a page: a kind, a field or a value that is not known here."""
    wanted = {"course"} if page is package.course else {"lesson", "quiz"}
    if page.kind not in wanted:
        yield _("Pages of the kind “%(kind)s” are not known here.") % {"kind": page.kind[:40]}
        return
    kind = kinds.KINDS[page.kind]
    yield from troubles_of_fields(page.kind, page.words, kind.words, checker)
    yield from troubles_of_fields(page.kind, page.facts, kind.facts, checker)
    for name in kind.words:
        if not page.words.get(name) and not kinds.may_be_empty(page.kind, name):
            yield _("“%(field)s” is empty.") % {"field": kinds.field_of(page.kind, name).verbose_name}
    for language, words in page.translations.items():
        if language in TRANSLATED:
            yield from troubles_of_fields(page.kind, words, kind.words, checker)
        else:
            checker.tell(_("The language “%(language)s” is not known here.") % {"language": language[:20]})
    for what, named in (("question", page.questions), ("lesson", page.covers)):
        yield from (
            _("It names something that is not in the package: %(key)s") % {"key": key[:60]}
            for key in named
            if key not in checker.keys[what]
        )
    categories = {question.category for question in package.questions}
    for draw in page.draws:
        if draw.category not in categories or not 1 <= draw.number <= 500:
            yield _("It draws from “%(category)s”, which is not in the package.") % {"category": draw.category[:60]}
    if len(set(page.questions)) != len(page.questions) or len({d.category for d in page.draws}) != len(page.draws):
        yield _("It names a question or a category twice.")


def troubles_of_fields(kind: str, told: dict[str, Any], known: tuple[str, ...], checker: Checker) -> Iterator[str]:
    for name, value in told.items():
        if name not in known:
            yield _("The field “%(name)s” is not known here.") % {"name": name[:40]}
            continue
        try:
            kinds.brought(kind, name, value, checker)
        except ValidationError as problem:
            yield from problem.messages


def troubles_of_question(question: QuestionSheet, checker: Checker) -> Iterator[str]:
    """What is wrong with a question; the bank's own rules decide."""
    if question.kind not in Question.Kind:
        yield _("Questions of the kind “%(kind)s” are not known here.") % {"kind": question.kind[:40]}
        return
    if question.picture and question.picture not in checker.keys[PICTURE]:
        yield _("Its picture is not in the package.")
    if question.lesson and question.lesson not in checker.keys["lesson"]:
        yield _("It names something that is not in the package: %(key)s") % {"key": question.lesson[:60]}
    item = item_of(question)
    for answer in item.answers:
        if answer.area and (len(answer.area) != 4 or not all(0 <= side <= 100 for side in answer.area)):
            yield _("A place in the picture lies outside of it.")
            return
        if answer.tolerance and not is_tolerance(answer.tolerance):
            yield _("By how much an answer may be off is no number we can keep.")
            return
    yield from filter(None, [hindrance(item)])
    yield from too_long(QuestionCategory, {"name": question.category})
    languages = [words.language for words in question.translations]
    if len(set(languages)) != len(languages):
        yield _("It is there twice in one language.")
    for words in question.translations:
        if words.language not in TRANSLATED:
            checker.tell(_("The language “%(language)s” is not known here.") % {"language": words.language[:20]})
        yield from too_long(QuestionWords, {name: value for name, value in vars(words).items() if name != "language"})


def is_tolerance(told: str) -> bool:
    """Whether the column keeps it."""
    try:
        return Answer._meta.get_field("tolerance").clean(told, None) is not None
    except ValidationError:
        return False


def troubles_of_medium(sheet: MediaSheet, keys: dict[str, set[str]]) -> Iterator[str]:
    """What is wrong with a medium besides its file."""
    if sheet.kind not in MEDIA:
        yield _("Media of the kind “%(kind)s” are not known here.") % {"kind": sheet.kind[:40]}
        return
    if not 1 <= len(sheet.title) <= 200 or len(sheet.description) > 255 or len(sheet.transcript) > 500_000:
        yield _("Its title or description is missing or too long.")
    if sheet.kind == VIDEO and not isinstance(sheet.captions, FileSheet):
        yield _("A video needs captions.")
    if sheet.poster and sheet.poster not in keys[PICTURE]:
        yield _("Its picture is not in the package.")
    if sheet.focus and (len(sheet.focus) != 4 or not all(0 <= side < 100_000 for side in sheet.focus)):
        yield _("What matters in the picture lies outside of it.")
    if not 0 <= sheet.seconds < 1_000_000:
        yield _("Its length is no length.")


def too_long(model: type[models.Model], told: dict[str, str]) -> Iterator[str]:
    """Texts that are longer than the column."""
    for name, value in told.items():
        most = getattr(model._meta.get_field(name), "max_length", None)
        if most and len(value) > most:
            yield _("A text is longer than %(most)s characters.") % {"most": most} + f" ({value[:40]} …)"
