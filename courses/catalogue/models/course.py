"""Courses."""

from dataclasses import replace
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.languages.speaking import speak_all, wished
from cms.pages.models import AudienceMixin, BasePage
from cms.pages.models.audiences import oversees
from cms.pages.models.information import AUDIENCE_PANELS
from courses.catalogue.forms import CourseForm
from courses.catalogue.models.requirements import CourseRequirement
from courses.catalogue.models.topic import Topic
from courses.catalogue.panels import StepLink, learnt_by, panels_for
from courses.lessons.models import LessonPage
from courses.modules.grouping import Module, grouped
from courses.papers.models import template_choice
from courses.pilots.models import Pilot, courses_tried_by
from courses.pilots.services import invite
from courses.quizzes.models import QuizPage
from courses.versions.editing import CHANGE_PANEL
from courses.versions.frozen import steps_of
from courses.versions.pages import VersionedMixin
from people.directory.models import User
from people.directory.roles import Role


class CourseTag(TaggedItemBase):
    """A keyword of a course."""

    content_object = ParentalKey("courses.CoursePage", on_delete=models.CASCADE, related_name="tagged_items")

    class PersonalData:
        holds = False


class CoursePage(VersionedMixin, AudienceMixin, BasePage):
    """A course: what it teaches, for whom, and its lessons below it."""

    class Level(models.TextChoices):
        BASIC = "basic", _("Basics")
        ADVANCED = "advanced", _("Advanced")

    class Format(models.TextChoices):
        SELF_STUDY = "self_study", _("Online, at any time")
        IN_PERSON = "in_person", _("In person")
        ONLINE_LIVE = "online_live", _("Online, on a date")
        BLENDED = "blended", _("Online and in person")

    template = "courses/course_page.html"
    parent_page_types = ["courses.CourseIndexPage"]
    subpage_types = ["courses.LessonPage", "courses.QuizPage"]
    section = "courses"
    can_be_translated = True
    translated_fields = (
        *BasePage.translated_fields,
        *("summary", "learning_goals", "audience_text", "prerequisites"),
    )

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="courses", verbose_name=_("topic"))
    summary = models.CharField(_("summary"), max_length=200, help_text=_("One sentence for the catalogue"))
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.BASIC)
    minutes = models.PositiveSmallIntegerField(_("duration in minutes"), validators=[MinValueValidator(1)])
    format = models.CharField(_("format"), max_length=11, choices=Format, default=Format.SELF_STUDY)
    mandatory_for = models.CharField(
        _("mandatory for"),
        max_length=120,
        blank=True,
        help_text=_("Who has to take it, as HR development has laid down, such as “all staff”. Empty: voluntary."),
    )
    relevant_offices = ParentalManyToManyField(
        "people.Office", blank=True, related_name="+", verbose_name=_("especially for offices")
    )
    relevant_groups = ParentalManyToManyField(
        "people.StaffGroup", blank=True, related_name="+", verbose_name=_("especially for jobs and hazard groups")
    )
    learning_goals = StreamField(
        [("goal", blocks.CharBlock(max_length=200, label=_("Learning goal")))],
        verbose_name=_("what you learn"),
        blank=True,
    )
    audience_text = models.CharField(_("who it is for"), max_length=200, blank=True)
    prerequisites = models.CharField(
        _("what else one needs"), max_length=300, blank=True, help_text=_("Besides courses, such as an account")
    )
    contact_person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="courses_to_ask_about",
        verbose_name=_("contact"),
        help_text=_("A Digital Mover. When she or he stops being one, the responsible office is named instead."),
    )
    contact_office = models.ForeignKey(
        "people.Office", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("responsible office")
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    certificate_valid_months = models.PositiveSmallIntegerField(
        _("certificate valid for months"), default=0, help_text=_("0: without end")
    )
    certificate_template = template_choice()
    in_pilot = models.BooleanField(_("in a pilot"), default=False, editable=False)
    is_template = models.BooleanField(
        _("is a template"),
        default=False,
        help_text=_("Nobody learns from a template; authors begin new courses with it."),
    )
    from_elsewhere = models.BooleanField(_("comes from another platform"), default=False, editable=False)
    tags = ClusterTaggableManager(through=CourseTag, blank=True, verbose_name=_("keywords"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("topic"),
                FieldPanel("format"),
                FieldPanel("level"),
                FieldPanel("minutes"),
                FieldPanel("mandatory_for"),
                FieldPanel("tags"),
            ],
            _("In the catalogue"),
        ),
        FieldPanel("learning_goals"),
        MultiFieldPanel([FieldPanel("audience_text"), FieldPanel("prerequisites")], _("Who it is for")),
        InlinePanel("requirements", heading=_("Courses before this one"), label=_("Course")),
        MultiFieldPanel(
            [
                *(FieldPanel("contact_office"), FieldPanel("contact_person")),
                *(FieldPanel("certificate_valid_months"), FieldPanel("certificate_template")),
            ],
            _("Contact and proof"),
        ),
        CHANGE_PANEL,
    ]
    promote_panels = [
        *BasePage.promote_panels,
        *AUDIENCE_PANELS,
        FieldPanel("is_template"),
        MultiFieldPanel(
            [FieldPanel("relevant_offices"), FieldPanel("relevant_groups", widget=CheckboxSelectMultiple)],
            heading=_("Especially for"),
            help_text=_("People of these offices and jobs find the course with the filter “My office or my job”."),
        ),
    ]
    base_form_class = CourseForm
    exclude_fields_in_copy = ["version", "in_pilot", "from_elsewhere"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.FilterField("topic"),
        index.FilterField("audience"),
    ]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    class PersonalData:
        holds = True
        subject = "contact_person"
        purpose = _("Whom to ask about the course")
        basis = "§ 15 LDSG BW"
        roles = _("all staff who may see the course")
        keep = _("until the editors name somebody else or the person leaves")

    def searchable_text(self) -> str:
        goals = " ".join(str(goal.value) for goal in self.learning_goals)
        keywords = " ".join(self.tags.names()) if self.pk else ""
        return " ".join([super().searchable_text(), self.summary, goals, keywords, self.topic.name])

    def steps(self) -> list[Page]:
        """The live lessons and quizzes of the course in order; texts are read when they are shown."""
        return list(self._steps)

    def steps_in(self, version: int) -> list[Page]:
        """The lessons and quizzes of that version, as people who began it read them."""
        return steps_of(self, version, self._steps)

    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)
        if self.live and self.in_pilot:
            invite(self)

    @classmethod
    def meant_for(cls, user: User | AnonymousUser) -> Q:
        """A course that is tried out is there for its participants and nobody else; a template is for nobody."""
        wanted = super().meant_for(user)
        if user.is_authenticated and user.is_active and not oversees(user):
            wanted = Q(in_pilot=False) & wanted | Q(in_pilot=True, pk__in=courses_tried_by(user))
        return Q(is_template=False) & wanted

    def is_meant_for(self, user: User) -> bool:
        if self.in_pilot:
            return Pilot.objects.running().with_part(user).filter(course=self).exists()
        return not self.is_template and super().is_meant_for(user)

    def is_visible_to(self, user: User | AnonymousUser) -> bool:
        if self.in_pilot or self.is_template:
            return type(self).objects.visible_to(user).filter(pk=self.pk).exists()
        return super().is_visible_to(user)

    @property
    def versioned_course(self) -> Page:
        return self

    def with_content_json(self, content: dict) -> Page:
        """Which version people begin and who tries it out are facts of the course, not of a draft."""
        page = super().with_content_json(content)
        page.version, page.in_pilot = self.version, self.in_pilot
        return page

    @cached_property
    def _steps(self) -> list[Page]:
        kinds = (LessonPage.objects.defer("body"), QuizPage.objects.all())
        return sorted((page for kind in kinds for page in kind.child_of(self).live()), key=attrgetter("path"))

    @cached_property
    def index(self) -> Page:
        """The catalogue the course stands in."""
        return self.get_parent()

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """The way here: the catalogue, the course's topic in it, the course."""
        catalogue = self.index.url or ""
        topic = (self.topic.name, f"{catalogue}?thema={self.topic.slug}")
        return [(self.index.title, catalogue), topic, (self.title, "")]

    @property
    def card_facts(self) -> list[tuple[str, str]]:
        """What the catalogue's card says about the course, each with its icon."""
        facts = [("clock", self.duration), ("screen", self.get_format_display())]
        if self.in_pilot:
            facts.append(("target", str(_("Pilot"))))
        if self.mandatory_for:
            facts.append(("flag", _("Mandatory for %(whom)s") % {"whom": self.mandatory_for}))
        return facts

    @cached_property
    def contact_today(self) -> User | None:
        """Whom to ask by name: the contact while working here as a Digital Mover; otherwise the office is named."""
        person = self.contact_person
        return person if person and person.is_active and person.holds(Role.MOVER) else None

    def required_before(self) -> set[int]:
        """The ids of all courses that have to be completed first, also by way of others."""
        links = CourseRequirement.objects.filter(kind=CourseRequirement.Kind.REQUIRED)
        before: dict[int, list[int]] = {}
        for course, needed in links.values_list("course_id", "before_id"):
            before.setdefault(course, []).append(needed)
        found: set[int] = set()
        waiting = [self.pk]
        while waiting:
            fresh = set(before.get(waiting.pop(), [])) - found
            found |= fresh
            waiting += fresh
        return found

    def requirements_for(self, user: User | AnonymousUser) -> list[CourseRequirement]:
        """The courses before this one that the person may see; what is closed to somebody is not asked of her."""
        known: dict[int | None, list[CourseRequirement]] = self.__dict__.setdefault("_requirements_known", {})
        if user.pk not in known:  # the page and its panel ask for the same
            open_to = type(self).objects.visible_to(user).values("pk")
            links = CourseRequirement.objects.filter(course=self.pk, before__in=open_to)
            known[user.pk] = list(links.select_related("before").order_by("sort_order", "pk"))
        return known[user.pk]

    @property
    def duration(self) -> str:
        """How long the course takes, in minutes."""
        return _("%(minutes)d min.") % {"minutes": self.minutes}

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        speak_all(self.steps(), wished(request))
        panels = panels_for(self, request)
        steps = next((panel.steps for panel in panels if panel.steps is not None), self.steps())
        links = {pk: link for panel in panels for pk, link in panel.step_links.items()}
        requirements = self.requirements_for(request.user)
        speak_all((each.before for each in requirements), wished(request))
        context |= {
            "steps": [(step, links.get(step.pk)) for step in steps],
            "modules": self.modules(steps, links),
            "panels": panels,
            "requirements": requirements,
            "learnt": learnt_by(request.user, [each.before_id for each in requirements]),
        }
        return context

    def modules(self, steps: list[Page], links: dict[int, StepLink]) -> list[tuple[Module, bool]]:
        """The modules with their steps and links, and whether a module stands open: the one with the current step."""
        modules = grouped(steps)
        states = [{links[step.pk].state for step in module.steps if step.pk in links} for module in modules]
        at = next((place for place, found in enumerate(states) if "current" in found), 0)
        return [
            (replace(module, steps=[(step, links.get(step.pk)) for step in module.steps]), place == at)
            for place, module in enumerate(modules)
        ]
