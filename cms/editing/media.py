"""The report on unused media: pictures, documents and recordings that no page and no draft shows."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.auth import require_admin_access
from wagtail.documents.permissions import permission_policy as documents_policy
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy as images_policy
from wagtail.models import CollectionMember, Page, ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from cms.editing.views import crumbs
from people.directory.models import User

PER_PAGE = 30
RIGHTS = ["change", "delete"]


def kinds(user: User | AnonymousUser) -> dict[str, QuerySet]:
    """The kinds of media by name, each with what the person may put in order."""
    found = {
        "bilder": images_policy.instances_user_has_any_permission_for(user, RIGHTS),
        "dokumente": documents_policy.instances_user_has_any_permission_for(user, RIGHTS),
    }
    for model in get_snippet_models():
        if issubclass(model, CollectionMember):
            policy = model.snippet_viewset.permission_policy
            name = str(model._meta.model_name)
            found[name] = policy.instances_user_has_any_permission_for(user, RIGHTS)
    return found


def unused(media: QuerySet) -> QuerySet:
    """Those among the media that nothing refers to, newest first."""
    kind = ContentType.objects.get_for_model(media.model)
    shown = ReferenceIndex.objects.filter(to_content_type=kind).values_list("to_object_id", flat=True)
    return media.exclude(pk__in={int(pk) for pk in shown} | drafted(kind)).order_by("-pk")


def drafted(kind: ContentType) -> set[int]:
    """What drafts of published pages refer to; Wagtail's index knows only what is published."""
    found = set()
    for page in Page.objects.filter(live=True, has_unpublished_changes=True).specific():
        draft = page.get_latest_revision_as_object()
        references = ReferenceIndex._extract_references_from_object(draft)
        found |= {int(pk) for content_type, pk, *_paths in references if content_type == kind.pk}
    return found


def is_silent(medium: Model) -> bool:
    """Whether a picture has no words of its own for those who do not see it."""
    return hasattr(medium, "description") and not medium.description


@require_admin_access
@never_cache
@require_GET
def unused_media(request: HttpRequest) -> HttpResponse:
    """What could be tidied away, one kind at a time."""
    offered = kinds(request.user)
    kind = request.GET.get("art", "")
    chosen = offered.get(kind, offered["bilder"])
    shown = Paginator(unused(chosen), PER_PAGE).get_page(request.GET.get("p"))
    finder = AdminURLFinder(request.user)
    title = _("Unused media")
    context = {
        "kinds": [(name, media.model._meta.verbose_name_plural, media is chosen) for name, media in offered.items()],
        "page": shown,
        "is_pictures": chosen.model is get_image_model(),
        "rows": [(medium, finder.get_edit_url(medium) or "", is_silent(medium)) for medium in shown],
        "header_title": title,
        "breadcrumbs_items": crumbs((title, "")),
    }
    return render(request, "cms/editing/unused_media.html", context)
