"""What the editor lets somebody find: pages to read and pages to work on. Wagtail's choosers offer everything."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.db.models.functions import Length, Substr
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import chooser
from wagtail.models import Page, get_page_models
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet
from wagtail.snippets.views.chooser import SnippetChooserViewSet

from cms.pages.models.audiences import AudienceMixin
from cms.pages.models.base import BasePage
from cms.pages.models.parts import PartMixin
from people.directory.models import User

ANY = ["add", "change", "delete", "view"]


def readable(user: User | AnonymousUser) -> PageQuerySet:
    """Pages of every kind that the person may read on the site."""
    kinds = [kind for kind in get_page_models() if issubclass(kind, BasePage)]
    open_to_staff = [kind for kind in kinds if not issubclass(kind, AudienceMixin | PartMixin)]
    meant = Q(pk__in=[])
    for kind in kinds:
        if issubclass(kind, AudienceMixin):
            meant |= Q(pk__in=kind.objects.visible_to(user).values("pk"))
    whole = Page.objects.live().filter(meant | Q(pk__in=Page.objects.type(*open_to_staff).values("pk")))
    parts = Page.objects.live().type(*(kind for kind in kinds if issubclass(kind, PartMixin)))
    parts = parts.annotate(above=Substr("path", 1, Length("path") - Page.steplen))
    return Page.objects.filter(
        Q(pk__in=whole.values("pk")) | Q(pk__in=parts.filter(above__in=whole.values("path")).values("pk"))
    )


def choosable(user: User | AnonymousUser) -> PageQuerySet:
    """Pages the person may read, and those the person works on or passes on the way there."""
    works_on = page_permission_policy.explorable_instances(user)
    return Page.objects.filter(Q(pk__in=readable(user).values("pk")) | Q(pk__in=works_on.values("pk")))


def offered_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """The chooser of pages, browsed or searched."""
    return pages.filter(pk__in=choosable(request.user).values("pk"))


def check_explored(parent: Page, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Wagtail explores every page below the highest one a person works on, also those of others."""
    if not page_permission_policy.explorable_instances(request.user).filter(pk=parent.pk).exists():
        raise Http404
    return pages


def check_move(request: HttpRequest, page: Page, destination: Page) -> None:
    """Wagtail asks for the right only after it has shown the page's title."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied


@require_admin_access
def browse(request: HttpRequest, parent_page_id: int) -> HttpResponse:
    """The chooser inside one page."""
    get_object_or_404(Page.objects.filter(depth=1) | choosable(request.user), pk=parent_page_id)
    return chooser.BrowseView.as_view()(request, parent_page_id)


@require_admin_access
def chosen(request: HttpRequest) -> HttpResponse:
    """The titles of several chosen pages; Wagtail would tell any."""
    wanted = {number for number in request.GET.getlist("id") if number.isdecimal() and len(number) < 19}
    if choosable(request.user).filter(pk__in=wanted).count() != len(set(request.GET.getlist("id"))):
        raise Http404
    return chooser.ChosenMultipleView.as_view()(request)


# These stand before Wagtail's own addresses.
urlpatterns = [
    path("choose-page/<int:parent_page_id>/", browse),
    path("choose-page/chosen-multiple/", chosen),
]


class KeptChooserViewSet(SnippetChooserViewSet):
    """A chooser only for those who work with this kind of thing; Wagtail's opens to everybody in the editor."""

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path(str(each.pattern), self.kept(each.callback), name=each.name) for each in super().get_urlpatterns()]

    def kept(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """The view for those who may do anything with the model."""

        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not ModelPermissionPolicy(self.model).user_has_any_permission(request.user, ANY):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded
