"""What all pages share."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from cms.navigation.memory import forget
from cms.pages.forms import CheckedPageForm
from cms.pages.onlookers import choices, onlooker
from cms.search.analyser import stems
from cms.search.vocabulary import vocabulary
from people.directory.models import User


class BasePage(Page):
    """A page with a lead. Only people who are signed in see it, unless its kind says otherwise."""

    lead = models.TextField(_("lead"), blank=True, max_length=400, help_text=_("One or two sentences below the title"))

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("german_stems")]

    base_form_class = CheckedPageForm
    can_be_translated = False
    earlier_revision: int | None = None  # where somebody finishes an earlier version of the page
    spoken_language = settings.LANGUAGE_CODE
    translated_fields: tuple[str, ...] = ("title", "lead")  # the words a translation lends
    open_to_everyone = False
    private_page_options: list[str] = []  # audiences say who sees a page
    section = ""

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)
        forget()

    def delete(self, *args: Any, **options: Any) -> Any:
        deleted = super().delete(*args, **options)
        forget()
        return deleted

    def is_visible_to(self, user: User | AnonymousUser) -> bool:
        """Whether the person may see this page; asked by whatever shows it."""
        return self.live and (self.open_to_everyone or user.is_authenticated)

    def is_meant_for(self, user: User) -> bool:
        """Whether the person would see this page once it is published as it is now in memory."""
        return True

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """With whose eyes an author may look at the page."""
        return [("", str(_("As you see it"))), *choices(self)]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as somebody else sees it, or the honest word that this person does not."""
        looking = onlooker(mode_name)
        if looking is None:
            return super().serve_preview(request, mode_name)
        request.user = looking
        request.preview_as = dict(self.preview_modes).get(mode_name, "")  # type: ignore[attr-defined]
        if not self.is_meant_for(looking):
            return TemplateResponse(request, "cms/preview_not_meant.html", {"page": self})
        return super().serve_preview(request, "")

    @cached_property
    def crumbs(self) -> list[tuple[str, str]]:
        """The way here from below the start page, as titles and addresses; the page itself last."""
        above = self.get_ancestors().filter(depth__gt=2).live()
        return [*((page.title, page.url or "") for page in above), (self.title, "")]

    def words_from(self, translation: "BasePage", name: str) -> Any:
        """What a translation lends this page for one field; nothing keeps the page's own words."""
        return getattr(translation, name)

    def searchable_text(self) -> str:
        """Everything on the page worth finding, as plain text."""
        return " ".join([self.title, self.lead])

    def german_stems(self) -> str:
        """The page's words reduced to their stems and parts, so that German word forms find each other."""
        return " ".join(stems(self.searchable_text(), vocabulary()))
