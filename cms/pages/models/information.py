"""Information and news pages."""

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.pages.blocks import PageBodyBlock, contents, text_of
from cms.pages.models.audiences import AudienceMixin
from cms.pages.models.base import BasePage
from people.directory.models import User

AUDIENCE_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("audience", widget=RadioSelect),
            FieldPanel("audience_offices"),
            FieldPanel("audience_groups", widget=CheckboxSelectMultiple),
        ],
        heading=_("For whom"),
        help_text=_("Offices count only for “Certain offices”, jobs and hazard groups only for that choice."),
    )
]


class InformationIndexPage(BasePage):
    """The shelf of information pages."""

    template = "cms/information_index_page.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.InformationPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("information overview")

    class PersonalData:
        holds = False

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["pages"] = InformationPage.objects.child_of(self).visible_to(request.user).order_by("title")
        return context


class InformationPage(AudienceMixin, BasePage):
    """A page that explains something; imprint and privacy notice may be open to everyone."""

    template = "cms/information_page.html"
    parent_page_types = ["cms.HomePage", "cms.InformationIndexPage", "cms.InformationPage"]

    can_be_translated = True
    translated_fields = (*BasePage.translated_fields, "body")
    body = StreamField(PageBodyBlock(), verbose_name=_("content"), blank=True)
    is_public = models.BooleanField(
        _("open to everyone"), default=False, help_text=_("Also to people who are not signed in, such as the imprint")
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    promote_panels = [*BasePage.promote_panels, *AUDIENCE_PANELS, FieldPanel("is_public")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    class PersonalData:
        holds = False

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        below = InformationPage.objects.child_of(self).visible_to(request.user).order_by("title")
        self.crumbs = self.crumbs_for(request.user)
        return super().get_context(request, *args, **kwargs) | {"contents": contents(self.body), "pages_below": below}

    def crumbs_for(self, user: User | AnonymousUser) -> list[tuple[str, str]]:
        """The way here, without pages above that are not meant for the reader."""
        above = InformationPage.objects.ancestor_of(self)
        hidden = {page.url for page in above if not page.is_visible_to(user)}
        return [(title, address) for title, address in self.crumbs if address not in hidden]

    def is_meant_for(self, user: User) -> bool:
        return self.is_public or super().is_meant_for(user)

    def is_visible_to(self, user: User | AnonymousUser) -> bool:
        return self.live and (self.is_public or super().is_visible_to(user))

    def searchable_text(self) -> str:
        return f"{super().searchable_text()} {text_of(self.body)}"


class NewsIndexPage(BasePage):
    """The list of news."""

    template = "cms/news_index_page.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("news overview")

    class PersonalData:
        holds = False

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["pages"] = (
            NewsPage.objects.child_of(self).visible_to(request.user).order_by("-published_on", "-pk")[:50]
        )
        return context


class NewsPage(AudienceMixin, BasePage):
    """Something new, with a day."""

    template = "cms/news_page.html"
    parent_page_types = ["cms.NewsIndexPage"]
    subpage_types: list[str] = []

    can_be_translated = True
    translated_fields = (*BasePage.translated_fields, "body")
    published_on = models.DateField(_("date"), default=timezone.localdate)
    body = StreamField(PageBodyBlock(), verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("published_on"), FieldPanel("body")]
    promote_panels = [*BasePage.promote_panels, *AUDIENCE_PANELS]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    class PersonalData:
        holds = False

    def searchable_text(self) -> str:
        return f"{super().searchable_text()} {text_of(self.body)}"
