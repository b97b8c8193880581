"""Guidance: how-tos that Digital Movers write for their office and the city."""

from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PagePermissionTester
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.pages.blocks import text_of
from cms.pages.models import AudienceMixin, AudiencePageQuerySet, BasePage
from cms.pages.models.information import AUDIENCE_PANELS
from community.guidance.blocks import GuidanceBodyBlock
from community.guidance.editing import GuidanceForm
from community.movers.appointments import in_force, reach_of
from community.movers.offices import in_offices
from people.directory.models import Office, User


def a_year_from_now() -> date:
    """When guidance written today is looked at again."""
    return timezone.localdate().replace(day=1).replace(year=timezone.localdate().year + 1)


class GuidanceIndexPage(BasePage):
    """All guidance of the city."""

    template = "community/guidance/index_page.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["community.OfficeShelfPage"]
    max_count_per_parent = 1
    section = "guidance"

    class Meta:
        verbose_name = _("guidance overview")

    class PersonalData:
        holds = False

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Go to the shelf in one query instead of two."""
        here = OfficeShelfPage.objects.child_of(self).select_related("office")
        if path_components and (found := here.filter(slug=path_components[0]).first()):
            return found.route(request, path_components[1:])
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from community.guidance.listing import listing

        return super().get_context(request, *args, **kwargs) | listing(request)


class ShelfPermissions(PagePermissionTester):
    """Digital Movers work below their shelf; the shelf itself belongs to whoever looks after the whole overview."""

    def _looks_after_overview(self) -> bool:
        return self.page.get_parent().permissions_for_user(self.user).can_edit()

    def can_edit(self) -> bool:
        return super().can_edit() and self._looks_after_overview()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self._looks_after_overview()

    def can_unpublish(self) -> bool:
        return super().can_unpublish() and self._looks_after_overview()


class OfficeShelfPage(BasePage):
    """The guidance of one office; its Digital Movers may write here and nowhere else."""

    template = "community/guidance/index_page.html"
    parent_page_types = ["community.GuidanceIndexPage"]
    subpage_types = ["community.GuidancePage"]
    is_creatable = False  # comes with the first appointment in the office
    section = "guidance"

    office = models.OneToOneField(
        "people.Office", models.PROTECT, null=True, blank=True, related_name="guidance_shelf", verbose_name=_("office")
    )  # none: a place for translations of what stands on the shelf
    writers = models.OneToOneField(
        "auth.Group", models.SET_NULL, null=True, editable=False, related_name="guidance_shelf"
    )
    uploads = models.OneToOneField(
        "wagtailcore.Collection", models.SET_NULL, null=True, editable=False, related_name="guidance_shelf"
    )

    class Meta:
        verbose_name = _("guidance of an office")
        verbose_name_plural = _("guidance of offices")

    class PersonalData:
        holds = False

    @property
    def of_office(self) -> Office:
        """The office; the place for translations stands for the same."""
        return self.office or self.alias_of.specific.office

    def full_clean(self, *args: object, **options: object) -> None:
        """A place for translations is nobody's shelf."""
        if self.alias_of_id:
            self.office = self.writers = self.uploads = None
        super().full_clean(*args, **options)

    def with_content_json(self, content: dict) -> Page:
        """Whose shelf it is does not change with its words, and is not handed on to places for translations."""
        page = super().with_content_json(content)
        page.office_id, page.writers_id, page.uploads_id = self.office_id, self.writers_id, self.uploads_id
        return page

    def permissions_for_user(self, user: User | AnonymousUser) -> PagePermissionTester:
        return ShelfPermissions(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Go to the guidance in one query instead of two; it then knows its shelf."""
        here = GuidancePage.objects.child_of(self)
        if path_components and (found := here.filter(slug=path_components[0]).first()):
            found.shelf = self
            return found.route(request, path_components[1:])
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from community.guidance.listing import listing

        return super().get_context(request, *args, **kwargs) | listing(request, shelf=self)


class GuidanceTag(TaggedItemBase):
    """A keyword of guidance."""

    content_object = ParentalKey("community.GuidancePage", on_delete=models.CASCADE, related_name="tagged_items")

    class PersonalData:
        holds = False


class GuidancePageQuerySet(AudiencePageQuerySet):
    """Ways to find guidance."""

    def with_helpful_count(self) -> "GuidancePageQuerySet":
        """Each page with the number of people it helped."""
        marks = HelpfulMark.objects.filter(page=OuterRef("pk")).order_by().values("page").annotate(total=Count("pk"))
        return self.annotate(helpful_count=Coalesce(Subquery(marks.values("total")), 0))

    def to_review_by(self, user: User) -> "GuidancePageQuerySet":
        """Live guidance on the shelves of the offices a Digital Mover writes for, whose day of review has come."""
        paths = OfficeShelfPage.objects.filter(office__in=reach_of(user) or []).values_list("path", flat=True)
        below = Q(pk__in=[])
        for path in paths:
            below |= Q(path__startswith=path)
        return self.live().filter(below, review_on__lt=timezone.localdate()).order_by("review_on", "pk")


class GuidancePage(AudienceMixin, BasePage):
    """A how-to with an owner and a day on which it is looked at again."""

    template = "community/guidance/page.html"
    parent_page_types = ["community.OfficeShelfPage"]
    subpage_types: list[str] = []
    section = "guidance"
    can_be_translated = True
    translated_fields = (*BasePage.translated_fields, "needs", "body")

    body = StreamField(GuidanceBodyBlock(), verbose_name=_("content"))
    needs = models.TextField(_("what you need"), blank=True, max_length=400, help_text=_("One thing per line"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="guidance",
        verbose_name=_("owner"),
    )
    checked_on = models.DateField(_("checked on"), default=timezone.localdate)
    review_on = models.DateField(_("look at again on"), default=a_year_from_now)
    tags = ClusterTaggableManager(through=GuidanceTag, blank=True, verbose_name=_("keywords"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("needs"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("author"), FieldPanel("checked_on"), FieldPanel("review_on")], _("Owner and review")
        ),
        FieldPanel("tags"),
    ]
    promote_panels = [*BasePage.promote_panels, *AUDIENCE_PANELS]
    base_form_class = GuidanceForm
    objects = PageManager.from_queryset(GuidancePageQuerySet)()
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("audience"),
    ]

    class Meta:
        verbose_name = _("guidance")
        verbose_name_plural = _("guidance")

    class PersonalData:
        holds = True
        subject = "author"
        purpose = _("Colleagues know whom to ask about this guidance")
        basis = "§ 15 LDSG BW"
        roles = _("all staff")
        keep = _("as long as the guidance; the office takes over when the author leaves")

    @cached_property
    def shelf(self) -> OfficeShelfPage:
        """The shelf on which the guidance stands."""
        return OfficeShelfPage.objects.select_related("office").get(path=self.path[: -self.steplen])

    @property
    def office(self) -> Office:
        """The office that looks after the guidance."""
        return self.shelf.of_office

    @cached_property
    def owner_today(self) -> User | None:
        """Who is asked about it: the author while appointed here, afterwards nobody by name but the office."""
        if not self.author_id:
            return None
        appointment = in_force().filter(in_offices([self.office], "office"), user=self.author_id).first()
        return appointment.user if appointment else None

    @property
    def is_overdue(self) -> bool:
        """Whether the day of review has passed."""
        return self.review_on < timezone.localdate()

    def steps(self) -> int:
        """How many steps the reader takes."""
        return sum(len(part["value"]) for part in self.body.raw_data if part["type"] == "steps")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from community.guidance.reading import reading

        return super().get_context(request, *args, **kwargs) | reading(self, request)

    def needed_things(self) -> list[str]:
        """What the reader needs before beginning."""
        return [line.strip() for line in self.needs.splitlines() if line.strip()]

    def searchable_text(self) -> str:
        keywords = " ".join(self.tags.names()) if self.pk else ""
        text = text_of(self.body)
        return f"{super().searchable_text()} {keywords} {text}"


class HelpfulMark(models.Model):
    """“This helped me”, once per person and page."""

    page = models.ForeignKey(GuidancePage, models.CASCADE, related_name="helpful_marks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    marked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("helpful mark")
        verbose_name_plural = _("helpful marks")
        constraints = [models.UniqueConstraint(name="community_helpful_once", fields=["page", "user"])]

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Shows the owner how many people the guidance helped, without names")
        basis = "§ 15 LDSG BW"
        roles = _("only the person; others see the number")
        keep = _("until the person takes it back or leaves")

    def __str__(self) -> str:
        return f"{self.page_id}"
