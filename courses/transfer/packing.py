"""A course becomes a package: its pages, what they show and ask, and nothing that belongs to the city or its people."""

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.media.models import Audio, SiteDocument, SiteImage, Video
from cms.models import SiteSettings
from courses.catalogue.models import CoursePage
from courses.quizzes.models import Question, QuizPage
from courses.transfer import kinds, manifest, questions
from courses.transfer.shapes import (
    DOCUMENT,
    FORMAT,
    NUMBER,
    PICTURE,
    RECORDING,
    VIDEO,
    BeforeSheet,
    DrawSheet,
    FileSheet,
    LinkSheet,
    MediaSheet,
    Package,
    PageSheet,
    TermSheet,
)

MODELS: dict[str, Any] = {PICTURE: SiteImage, DOCUMENT: SiteDocument, VIDEO: Video, RECORDING: Audio}
PIECE = 1024 * 1024
Watch = Callable[[int], None]  # told how many per cent lie behind


class Packing:
    """Walks through a course and writes it into a zip; `left_out` says what does not come along."""

    def __init__(self, course: CoursePage, target: IO[bytes], *, drafts: bool = False, watch: Watch = lambda _: None):
        self.drafts, self.watch = drafts or not course.live, watch
        self.zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)
        self.course = self.as_read(course)
        below = course.get_children() if self.drafts else course.get_children().live()
        self.steps = [self.as_read(page) for page in below.order_by("path").specific()]
        self.pages = {page.pk: f"step-{number}" for number, page in enumerate(self.steps, start=1)}
        self.pages[course.pk] = "course"
        self.found: dict[tuple[str, int], Any] = {}  # sheets by kind and number, in the order in which they were met
        self.left_out: list[str] = []
        self.at = ""

    def as_read(self, page: Any) -> Any:
        """The page as it is online, or its newest draft."""
        return page.get_latest_revision_as_object() if self.drafts else page

    def pack(self, *, authors: str = "", licence: str = "") -> Package:
        """The whole course; afterwards the zip is complete."""
        with self.zip:
            package = self.packed(authors, licence)
            self.zip.writestr(manifest.NAME, manifest.written(package))
        return package

    def packed(self, authors: str, licence: str) -> Package:
        """Everything, with its files already in the zip."""
        site = Site.objects.order_by("-is_default_site", "pk").first()
        course = self.page(self.course)
        steps = [self.step(number, page) for number, page in enumerate(self.steps)]
        return Package(
            format=FORMAT,
            number=NUMBER,
            made_at=timezone.now().isoformat(timespec="seconds"),
            language=settings.LANGUAGE_CODE,
            platform=SiteSettings.for_site(site).organisation,
            address=settings.PUBLIC_ORIGIN,
            authors=authors,
            licence=licence,
            topic=self.course.topic.name,
            course=course,
            tags=sorted(self.course.tags.names()),
            before=[BeforeSheet(e.before.title, e.before.slug, e.kind) for e in self.course.requirements.all()],
            steps=steps,
            questions=self.of("question"),
            media=[sheet for kind in MODELS for sheet in self.of(kind)],
            terms=self.terms(),
            links=self.of("page"),
        )

    def of(self, kind: str) -> list[Any]:
        return [sheet for (known, _number), sheet in self.found.items() if known == kind and sheet is not None]

    def page(self, page: Any) -> PageSheet:
        """One page with its translations."""
        self.at = page.title
        sheet = PageSheet(self.pages[page.pk], kinds.kind_of(page), page.slug, kinds.words_of(page, self))
        sheet.facts = kinds.facts_of(page)
        for other in page.get_translations().filter(alias_of=None).select_related("locale").specific():
            if self.drafts or other.live:
                sheet.translations[other.locale.language_code] = kinds.words_of(self.as_read(other), self)
        return sheet

    def step(self, number: int, page: Any) -> PageSheet:
        """A lesson or a quiz."""
        sheet = self.page(page)
        if isinstance(page, QuizPage):
            asked = [self.follow("question", row.question_id) for row in page.quiz_questions.all()]
            sheet.questions = [key for key in asked if key]
            sheet.draws = [self.draw(row) for row in page.draws.all()]
            sheet.covers = [self.pages[lesson.pk] for lesson in page.covers.all() if lesson.pk in self.pages]
        self.watch(90 * (number + 1) // len(self.steps))
        return sheet

    def draw(self, row: Any) -> DrawSheet:
        """What is drawn from comes along whole."""
        for question in row.category.questions.order_by("pk"):
            self.follow("question", question.pk)
        return DrawSheet(row.category.name, row.number)

    def terms(self) -> list[TermSheet]:
        """The words of the glossary that the lessons explain."""
        explained = {term.name: term for page in self.steps if page.pk for _a, term in getattr(page, "explained", [])}
        return [TermSheet(name, term.explanation, term.spellings) for name, term in sorted(explained.items())]

    def tell(self, words: str) -> None:
        said = f"{self.at}: {words}"
        if said not in self.left_out:
            self.left_out.append(said)

    def follow(self, kind: str, told: Any) -> str:
        """The key of what a text or block points to; met for the first time, it is taken along."""
        if kind == "address":
            if settings.PUBLIC_ORIGIN and str(told).startswith((settings.PUBLIC_ORIGIN, "/")):
                self.tell(_("A link leads to this platform and will not work elsewhere: %(to)s") % {"to": told})
            return ""
        number = int(told) if str(told).isdecimal() else 0
        if kind == "page" and number in self.pages:
            return self.pages[number]
        if (kind, number) not in self.found:
            self.found[kind, number] = None
            self.found[kind, number] = self.taken(kind, number, f"{kind}-{len(self.of(kind)) + 1}")
        sheet = self.found[kind, number]
        return sheet.key if sheet else ""

    def taken(self, kind: str, number: int, key: str) -> Any:
        """The sheet of something met for the first time; nothing if it is gone."""
        match kind:
            case "question":
                return self.question(number, key)
            case "page":
                page = Page.objects.filter(pk=number).select_related("content_type").first()
                model = page and f"{page.content_type.app_label}.{page.content_type.model}"
                return page and LinkSheet(key, page.title, page.slug, str(model))
        return self.medium(kind, number, key)

    def question(self, number: int, key: str) -> Any:
        question = Question.objects.filter(pk=number).select_related("category").first()
        if question is None:
            return None
        picture = self.follow(PICTURE, question.picture_id) if question.picture_id else ""
        lesson = self.pages.get(question.lesson_id or 0, "")
        return questions.sheet_of(question, key, picture=picture, lesson=lesson)

    def medium(self, kind: str, number: int, key: str) -> MediaSheet | None:
        """The medium with its file in the zip; one whose file is gone is named."""
        medium = MODELS[kind].objects.filter(pk=number).first()
        if medium is None:
            return None
        try:
            sheet = MediaSheet(key, kind, medium.title, self.file(medium.file, key))
            if kind == VIDEO:
                sheet.captions = self.file(medium.captions, f"{key}-captions")
        except OSError:
            self.tell(_("The file of “%(title)s” is gone; it does not come along.") % {"title": medium.title})
            return None
        sheet.description = getattr(medium, "description", "")
        sheet.transcript, sheet.seconds = getattr(medium, "transcript", ""), getattr(medium, "seconds", 0)
        if poster := getattr(medium, "poster_id", None):
            sheet.poster = self.follow(PICTURE, poster)
        if kind == PICTURE and medium.has_focal_point():
            names = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
            sheet.focus = [getattr(medium, name) or 0 for name in names]
        return sheet

    def file(self, file: FieldFile, key: str) -> FileSheet:
        """Copy a file into the zip, piece by piece, and say what its bytes are."""
        name = PurePosixPath(str(file.name)).name
        path, digest, size = f"medien/{key}{PurePosixPath(name).suffix.lower()}", hashlib.sha256(), 0
        entry = zipfile.ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
        with file.open("rb") as source, self.zip.open(entry, "w", force_zip64=True) as goal:
            while piece := source.read(PIECE):
                goal.write(piece)
                digest.update(piece)
                size += len(piece)
        return FileSheet(path, name, size, digest.hexdigest())
