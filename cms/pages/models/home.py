"""The start page."""

from django.apps import apps
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.navigation.memory import remembered
from cms.pages.dashboard import cards_for, greeting, situation
from cms.pages.models.base import BasePage


class HomePage(BasePage):
    """The first page after signing in: what matters first for this person, collected from all rooms."""

    template = "cms/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 1
    section = "start"

    class Meta:
        verbose_name = _("start page")

    class PersonalData:
        holds = False

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        now = timezone.localtime()
        cards = cards_for(request.user, request)
        context |= {"now": now, "greeting": greeting(now.hour), "cards": cards, "situation": situation(cards)}
        return context

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Finds the page below in one query instead of two: what kind each is hardly ever changes."""
        kinds = remembered(f"kinds-{self.pk}", self._kinds_below) if path_components else {}
        if path_components and path_components[0] in kinds:
            kind = apps.get_model(kinds[path_components[0]])
            if page := kind.objects.child_of(self).filter(slug=path_components[0]).first():
                return page.route(request, path_components[1:])
        return super().route(request, path_components)

    def _kinds_below(self) -> dict[str, str]:
        """The kinds of the pages below by their short names."""
        below = self.get_children().order_by("path").select_related("content_type")[:200]
        return {page.slug: f"{page.content_type.app_label}.{page.content_type.model}" for page in below}

    @classmethod
    def can_exist_under(cls, parent: Page) -> bool:
        return super().can_exist_under(parent) and parent.is_root()
