"""What of a package is here already: media and questions with the same content, topic, terms, courses and pages."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.db.models.fields.files import FieldFile
from wagtail.documents.permissions import permission_policy as documents_policy
from wagtail.images.permissions import permission_policy as images_policy
from wagtail.models import Page

from cms.media.models import Audio, SiteDocument, SiteImage, Video
from cms.pages.choosing import readable
from courses.catalogue.models import CoursePage, Topic
from courses.lessons.models import GlossaryTerm
from courses.quizzes.models import Question, QuestionCategory, QuizDraw
from courses.transfer.opening import Parcel
from courses.transfer.packing import PIECE
from courses.transfer.questions import fingerprint, sheet_of
from courses.transfer.shapes import DOCUMENT, PICTURE, VIDEO, FileSheet, MediaSheet, Package, QuestionSheet
from people.directory.models import User

CHOOSE = ["choose", "change", "add"]


@dataclass
class Match:
    """What is here already, by its key or name in the package."""

    media: dict[str, Any] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    categories: dict[str, str] = field(default_factory=dict)  # what a category is called here
    topic: Topic | None = None
    terms: dict[str, GlossaryTerm] = field(default_factory=dict)
    before: dict[str, CoursePage] = field(default_factory=dict)  # by slug
    links: dict[str, Page] = field(default_factory=dict)


def match(parcel: Parcel, by: User) -> Match:
    """Look for everything the package holds or names, as far as the person may use it."""
    package, found = parcel.package, Match()
    for sheet in package.media:
        if medium := medium_like(sheet, parcel, by):
            found.media[sheet.key] = medium
    found.categories = categories_for(package, found)
    for question in package.questions:
        if known := question_like(question, package, found):
            found.questions[question.key] = known
    found.topic = Topic.objects.filter(name__iexact=package.topic).first()
    found.terms = {term.name: term for term in GlossaryTerm.objects.filter(name__in=[t.name for t in package.terms])}
    courses = CoursePage.objects.visible_to(by)
    for before in package.before:
        if course := courses.filter(slug=before.slug, title=before.title).first():
            found.before[before.slug] = course
    for link in package.links:
        if page := page_like(link.slug, link.title, link.kind, by):
            found.links[link.key] = page
    return found


def medium_like(sheet: MediaSheet, parcel: Parcel, by: User) -> Any:
    """A medium with the same bytes that the person may choose."""
    hashes = parcel.hashes.get(sheet.file.path)
    if hashes is None:
        return None
    if sheet.kind in {PICTURE, DOCUMENT}:
        policy = images_policy if sheet.kind == PICTURE else documents_policy
        offered = policy.instances_user_has_any_permission_for(by, CHOOSE)
        alike = offered.filter(Q(file_hash=hashes.sha1) | Q(file_hash="", title=sheet.title))
        return first_with(alike, sheet)
    model = Video if sheet.kind == VIDEO else Audio
    return first_with(model.objects.filter(title=sheet.title, transcript=sheet.transcript), sheet)


def first_with(alike: QuerySet, sheet: MediaSheet) -> SiteImage | SiteDocument | Video | Audio | None:
    """The first of these whose files are the same, byte by byte."""
    for medium in alike.order_by("pk"):
        files = [(medium.file, sheet.file), *([(medium.captions, sheet.captions)] if sheet.captions else [])]
        if all(is_same(ours, theirs) for ours, theirs in files):
            return medium
    return None


def is_same(ours: FieldFile, theirs: FileSheet) -> bool:
    try:
        if ours.size != theirs.size:
            return False
        digest = hashlib.sha256()
        with ours.open("rb") as file:
            while piece := file.read(PIECE):
                digest.update(piece)
    except OSError:
        return False
    return digest.hexdigest() == theirs.sha256


def categories_for(package: Package, found: Match) -> dict[str, str]:
    """What each category is called here: a name that is taken stays untouched where tests draw from it."""
    names = {question.category for question in package.questions if question.category}
    return {name: category_for(name, package, found) for name in sorted(names)}


def category_for(name: str, package: Package, found: Match) -> str:
    """The category's own name, unless that would mix questions of tests that know nothing of each other."""
    category = QuestionCategory.objects.filter(name=name).first()
    if category is None or not (name in package.drawn or QuizDraw.objects.filter(category=category).exists()):
        return name
    theirs = {fingerprint(question) for question in package.questions if question.category == name}
    ours = [fingerprint(sheet_of(question, "")) for question in bank(category=category)]
    if set(ours) == theirs and len(ours) == len(theirs):
        return name
    return free_name(f"{name[:70]} ({package.course.title[:20]})")


def free_name(name: str) -> str:
    """The name, or the name with the first number that nobody has."""
    found, number = name, 1
    while QuestionCategory.objects.filter(name=found).exists():
        number += 1
        found = f"{name} {number}"
    return found


def question_like(sheet: QuestionSheet, package: Package, found: Match) -> Question | None:
    """The same question in the bank; one that leads to a lesson of its course is always a question of its own."""
    if sheet.lesson:
        return None
    alike = bank(kind=sheet.kind, text=sheet.text, lesson=None)
    if sheet.category in package.drawn:
        alike = alike.filter(category__name=found.categories[sheet.category])
    picture = found.media.get(sheet.picture)
    wanted = fingerprint(sheet)
    for question in alike:
        same_picture = question.picture_id == (picture.pk if picture else None) and bool(picture) == bool(sheet.picture)
        if same_picture and fingerprint(sheet_of(question, "")) == wanted:
            return question
    return None


def bank(**wanted: Any) -> QuerySet[Question]:
    questions = Question.objects.filter(**wanted).select_related("category").order_by("pk")
    return questions.prefetch_related("answers", "translations")


def page_like(slug: str, title: str, kind: str, by: User) -> Page | None:
    """A page of the same kind, name and title that the person may read."""
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        return None
    if not issubclass(model, Page):
        return None
    wanted = model.objects.filter(slug=slug, title=title)
    return readable(by).filter(pk__in=wanted.values("pk")).order_by("path").first()
