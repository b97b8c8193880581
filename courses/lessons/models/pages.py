"""Lessons: the pages of a course."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.checks.pages import content_of, minutes_for
from cms.pages.blocks import text_of
from cms.pages.models import BasePage, PartMixin
from courses.lessons import glossary
from courses.lessons.blocks import LessonBodyBlock
from courses.lessons.forms import LessonForm
from courses.lessons.models.glossary import GlossaryTerm
from courses.lessons.models.glossary import glossary as terms
from courses.modules.models import ModulePartMixin
from courses.versions.editing import CHANGE_PANEL
from courses.versions.pages import VersionedMixin


class LessonPage(VersionedMixin, PartMixin, ModulePartMixin, BasePage):
    """One lesson, read in the player; whoever may see the course may see it."""

    template = "courses/lesson_page.html"
    parent_page_types = ["courses.CoursePage"]
    subpage_types: list[str] = []
    section = "courses"
    can_be_translated = True
    anchors_end = ""
    translated_fields = (*BasePage.translated_fields, "module", "body")

    minutes = models.PositiveSmallIntegerField(_("duration in minutes"), default=8, validators=[MinValueValidator(1)])
    estimates_minutes = models.BooleanField(
        _("estimate from the content"),
        default=False,
        help_text=_("Counts words, films, recordings and questions anew with every change."),
    )
    body = StreamField(LessonBodyBlock(), verbose_name=_("content"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("minutes"), FieldPanel("estimates_minutes")], _("Duration")),
        *ModulePartMixin.module_panels,
        FieldPanel("body"),
        CHANGE_PANEL,
    ]
    base_form_class = LessonForm
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    class PersonalData:
        holds = False

    def searchable_text(self) -> str:
        return f"{super().searchable_text()} {text_of(self.body)}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The duration follows the content where the author wants that."""
        if self.estimates_minutes:
            self.minutes = self.estimated_minutes
        super().save(*args, **kwargs)

    @property
    def estimated_minutes(self) -> int:
        """How long the lesson takes by its words, films, recordings and questions."""
        return max(1, minutes_for(content_of(self)))

    @property
    def asks(self) -> bool:
        """Whether a question of the bank is practised here."""
        return any(block.block_type == "question" for block in self.body)

    @property
    def plays(self) -> bool:
        """Whether something here is made more comfortable by a script: copying, tabs, pictures, films."""
        return any(block.block_type in {"code", "tabs", "gallery", "video", "audio"} for block in self.body)

    @cached_property
    def terms(self) -> list[GlossaryTerm]:
        """The glossary as it is now."""
        return terms()

    @cached_property
    def glossary(self) -> glossary.Marked:
        """The texts of the lesson with words of the glossary marked where they first occur."""
        texts = {str(block.id): str(block.value) for block in self.body if block.block_type == "rich_text"}
        return glossary.mark(texts, (glossary.Term(tuple(term.forms), self.anchor_of(term)) for term in self.terms))

    def anchor_of(self, term: GlossaryTerm) -> str:
        """The address of an explanation below this lesson; different where several lessons share a page."""
        return term.anchor + self.anchors_end

    @property
    def explained(self) -> list[tuple[str, GlossaryTerm]]:
        """The words of the glossary that occur, each with its anchor, in alphabetical order."""
        found = ((self.anchor_of(term), term) for term in self.terms)
        return sorted(
            (each for each in found if each[0] in self.glossary.found), key=lambda each: each[1].name.casefold()
        )
