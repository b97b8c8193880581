"""A package becomes a course: a draft of whoever brought it, with everything it shows and asks."""

import json
from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile, File
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.documents.permissions import permission_policy as documents_policy
from wagtail.fields import StreamField
from wagtail.images.permissions import permission_policy as images_policy

from cms.media.models import Audio, SiteDocument, SiteImage, Video
from cms.translations.services import begin
from courses.catalogue.models import CourseIndexPage, CoursePage, CourseRequirement, Topic
from courses.lessons.models import GlossaryTerm
from courses.quizzes.models import Question, QuestionCategory, QuizDraw, QuizPage, QuizQuestion
from courses.transfer import kinds
from courses.transfer.checks import TRANSLATED
from courses.transfer.matching import match
from courses.transfer.opening import Parcel
from courses.transfer.permissions import may_add_terms
from courses.transfer.questions import made
from courses.transfer.shapes import DOCUMENT, PICTURE, VIDEO, FileSheet, MediaSheet, PageSheet, QuestionSheet
from people.directory.models import User

Watch = Callable[[int], None]


class Taking:
    """Makes the course of a checked parcel; `stored` holds the media it made, should everything be taken back."""

    def __init__(self, parcel: Parcel, *, by: User, watch: Watch) -> None:
        self.parcel, self.package, self.by, self.watch = parcel, parcel.package, by, watch
        self.found = match(parcel, by)
        self.here: dict[str, dict[str, Any]] = {"question": {}, "page": {}}  # what keys became, by kind
        self.pages: dict[str, Any] = {}
        self.stored: list[Any] = []

    def take(self, *, catalogue: CourseIndexPage, title: str, topic: Topic) -> CoursePage:
        """Everything, in the order in which one thing needs the other."""
        self.take_media()
        self.watch(50)
        course = self.lay_out(catalogue, title, topic)
        self.take_questions()
        self.watch(70)
        self.take_terms()
        for sheet in self.package.pages:
            self.write(sheet)
        self.watch(85)
        for sheet in self.package.pages:
            self.translate(sheet)
        self.watch(98)
        return course

    def take_media(self) -> None:
        """Pictures first, because videos show them before they play."""
        fresh: dict[tuple[str, ...], Any] = {}  # a file that lies in the package twice is kept once
        for sheet in sorted(self.package.media, key=lambda sheet: sheet.kind != PICTURE):
            alike = (sheet.kind, sheet.title, sheet.description, sheet.transcript, sheet.file.sha256)
            medium = self.found.media.get(sheet.key) or fresh.get(alike) or self.medium(sheet)
            fresh[alike] = medium
            self.here.setdefault(sheet.kind, {})[sheet.key] = medium.pk

    def medium(self, sheet: MediaSheet) -> Any:
        """A medium that is not here yet."""
        if sheet.kind == PICTURE:
            return self.picture(sheet)
        if sheet.kind == DOCUMENT:
            collection = documents_policy.collections_user_has_permission_for(self.by, "add").first()
            document = SiteDocument(title=sheet.title, uploaded_by_user=self.by, collection=collection)
            document.file = self.bytes_of(sheet.file)
            document._set_document_file_metadata()
            return self.kept(document)
        told = {"title": sheet.title, "transcript": sheet.transcript, "seconds": sheet.seconds}
        if sheet.kind == VIDEO and sheet.captions:
            poster = self.here.get(PICTURE, {}).get(sheet.poster)
            video = Video(**told, poster_id=poster, file=self.file(sheet.file), captions=self.file(sheet.captions))
            return self.kept(video)
        return self.kept(Audio(**told, file=self.file(sheet.file)))

    def picture(self, sheet: MediaSheet) -> SiteImage:
        collection = images_policy.collections_user_has_permission_for(self.by, "add").first()
        picture = SiteImage(title=sheet.title, description=sheet.description, collection=collection)
        picture.uploaded_by_user, picture.file = self.by, self.bytes_of(sheet.file)
        if sheet.focus:
            names = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
            for name, value in zip(names, sheet.focus, strict=True):
                setattr(picture, name, value)
        return self.kept(picture)

    def bytes_of(self, file: FileSheet) -> ContentFile:
        return ContentFile(self.parcel.archive.read(file.path), name=file.name)

    def file(self, file: FileSheet) -> File:
        """A large file, read from the package while it is stored."""
        return File(self.parcel.archive.open(file.path), name=file.name)

    def kept(self, medium: Any) -> Any:
        """The medium, saved; it is remembered as soon as its files may lie there."""
        self.stored.append(medium)
        medium.save()
        return medium

    def clear_away(self) -> None:
        """Delete the files of a course that did not come to be; the database has taken everything back itself."""
        for medium in self.stored:
            for file in (medium.file, getattr(medium, "captions", None)):
                if file and file._committed:
                    file.storage.delete(file.name)

    def lay_out(self, catalogue: CourseIndexPage, title: str, topic: Topic) -> CoursePage:
        """The course and its steps as empty drafts, so that texts can lead to them."""
        slug = find_available_slug(catalogue, slugify(title) or "kurs")
        own = {"title": title, "slug": slug, "topic": topic, "from_elsewhere": True}
        course = CoursePage(**self.draft(self.package.course) | own)
        self.pages[self.package.course.key] = catalogue.add_child(instance=course)
        for sheet in self.package.steps:
            name = find_available_slug(course, slugify(sheet.slug) or slugify(sheet.title) or "schritt")
            step = kinds.KINDS[sheet.kind].model(**self.draft(sheet) | {"slug": name})
            self.pages[sheet.key] = course.add_child(instance=step)
        self.here["page"] = {key: page.pk for key, page in self.pages.items()}
        self.here["page"] |= {key: page.pk for key, page in self.found.links.items()}
        return course

    def draft(self, sheet: PageSheet) -> dict[str, Any]:
        """A page without its body."""
        words = {name: told for name, told in sheet.words.items() if isinstance(told, str)}
        return {**words, **sheet.facts, "live": False, "has_unpublished_changes": True, "owner": self.by}

    def take_questions(self) -> None:
        for sheet in self.package.questions:
            question = self.found.questions.get(sheet.key) or self.question(sheet)
            self.here["question"][sheet.key] = question.pk

    def question(self, sheet: QuestionSheet) -> Question:
        """A question that is not in the bank yet."""
        question = made(sheet)
        if sheet.category:
            name = self.found.categories[sheet.category]
            question.category = QuestionCategory.objects.get_or_create(name=name)[0]
        question.picture_id = self.here.get(PICTURE, {}).get(sheet.picture)
        question.lesson = self.pages.get(sheet.lesson)
        question.save()
        return question

    def take_terms(self) -> None:
        """New words of the glossary; a word that is explained here stays as it is explained here."""
        if may_add_terms(self.by):
            for term in self.package.terms:
                if term.name not in self.found.terms:
                    GlossaryTerm.objects.create(**vars(term))

    def write(self, sheet: PageSheet) -> None:
        """The words of a page, and what a quiz asks; it stays a draft."""
        page = self.pages[sheet.key]
        self.say(page, sheet, sheet.words | {"title": page.title})
        if sheet.kind == "course":
            page.tags.add(*self.package.tags)
            page.requirements = [
                CourseRequirement(before=self.found.before[each.slug], kind=each.kind, sort_order=place)
                for place, each in enumerate(self.package.before)
                if each.slug in self.found.before
            ]
        if isinstance(page, QuizPage):
            self.ask(page, sheet)
        page.save()
        page.save_revision(user=self.by)

    def say(self, page: Any, sheet: PageSheet, words: dict[str, Any]) -> None:
        for name, told in words.items():
            if told == "" and not kinds.may_be_empty(sheet.kind, name):
                continue
            value = kinds.brought(sheet.kind, name, told, self)
            is_stream = isinstance(kinds.field_of(sheet.kind, name), StreamField)
            setattr(page, name, json.dumps(value) if is_stream else value)

    def ask(self, quiz: Any, sheet: PageSheet) -> None:
        ids = [self.here["question"][key] for key in sheet.questions]
        numbers = list(dict.fromkeys(ids))  # two questions of the package may be one here
        quiz.quiz_questions = [QuizQuestion(question_id=pk, sort_order=place) for place, pk in enumerate(numbers)]
        quiz.draws = [
            QuizDraw(
                category=QuestionCategory.objects.get(name=self.found.categories[draw.category]),
                number=draw.number,
                sort_order=place,
            )
            for place, draw in enumerate(sheet.draws)
        ]
        quiz.covers = [self.pages[key] for key in sheet.covers]

    def translate(self, sheet: PageSheet) -> None:
        """The page in other languages, drafts as well."""
        for language, words in sheet.translations.items():
            if language in TRANSLATED:
                translation = begin(page=self.pages[sheet.key], language=language, by=self.by)
                self.say(translation, sheet, words)
                translation.save()
                translation.save_revision(user=self.by)

    def follow(self, kind: str, told: Any) -> Any:
        """What a key became here; what did not come along is no link and shows nothing."""
        if kind == "address":
            return told
        found = self.here.get(kind, {}).get(told)
        return str(found) if found and kind in {"page", "document"} else found

    def tell(self, words: str) -> None:
        """It was told when the package was looked at."""
