"""Learning programmes: courses gathered into a way with a goal."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.pages.models import AudienceMixin, BasePage
from cms.pages.models.information import AUDIENCE_PANELS
from courses.catalogue.models import Topic
from courses.papers.models import template_choice
from courses.programmes.blocks import SectionBlock, sections_of, worded
from courses.programmes.forms import ProgrammeForm
from courses.programmes.plan import Plan


class ProgrammePage(AudienceMixin, BasePage):
    """A learning programme: sections of courses, in order or free; where somebody stands follows from completions."""

    template = "courses/programmes/programme_page.html"
    parent_page_types = ["courses.CourseIndexPage"]
    subpage_types: list[str] = []
    section = "courses"
    can_be_translated = True
    translated_fields = (*BasePage.translated_fields, "summary", "audience_text", "sections")

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="programmes", verbose_name=_("topic"))
    summary = models.CharField(_("summary"), max_length=200, help_text=_("One sentence for the catalogue"))
    audience_text = models.CharField(_("who it is for"), max_length=200, blank=True)
    contact_office = models.ForeignKey(
        "people.Office", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("responsible office")
    )
    sections = StreamField([("section", SectionBlock())], verbose_name=_("sections"), blank=True)
    in_order = models.BooleanField(
        _("sections in order"), default=False, help_text=_("A section has its turn when those before it are done")
    )
    points_needed = models.PositiveSmallIntegerField(
        _("points needed"), default=0, help_text=_("0: points do not matter")
    )
    version = models.PositiveIntegerField(
        _("version"),
        default=1,
        validators=[MinValueValidator(1)],
        help_text=_("A higher number lets people prove the programme anew. Earlier proofs stay."),
    )

    certificate_template = template_choice()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("lead"),
        MultiFieldPanel([FieldPanel("topic"), FieldPanel("audience_text"), FieldPanel("contact_office")], _("Facts")),
        FieldPanel("sections"),
        MultiFieldPanel([FieldPanel("in_order"), FieldPanel("points_needed"), FieldPanel("version")], _("Rules")),
        FieldPanel("certificate_template"),
    ]
    promote_panels = [*BasePage.promote_panels, *AUDIENCE_PANELS]
    base_form_class = ProgrammeForm
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.FilterField("audience")]

    class Meta:
        verbose_name = _("learning programme")
        verbose_name_plural = _("learning programmes")

    class PersonalData:
        holds = False

    def words_from(self, translation: "BasePage", name: str) -> Any:
        """What a programme asks for is said by the original; a translation only words its sections."""
        words = super().words_from(translation, name)
        return worded(self.sections, words) if name == "sections" else words

    def searchable_text(self) -> str:
        titles = " ".join(f"{section.title} {section.text}" for section in sections_of(self.sections))
        return " ".join([super().searchable_text(), self.summary, titles, self.topic.name])

    @cached_property
    def plan(self) -> Plan:
        """What the programme asks for."""
        return Plan(sections_of(self.sections), in_order=self.in_order, points=self.points_needed)

    @cached_property
    def index(self) -> Page:
        """The catalogue the programme stands in."""
        return self.get_parent()

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """The way here: the catalogue, all programmes, the programme."""
        programmes = (str(type(self)._meta.verbose_name_plural), reverse("courses:programmes"))
        return [(self.index.title, self.index.url or ""), programmes, (self.title, "")]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from courses.programmes.reading import page_facts

        return super().get_context(request, *args, **kwargs) | page_facts(self, request)
