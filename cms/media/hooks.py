"""What media adds to the editor: videos and recordings with text, and lists that show only one's own collections."""

from django.db.models import QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents import permissions as documents
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images import permissions as images
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permission_policies.collections import CollectionPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.media.models import Audio, Video


class VideoViewSet(SnippetViewSet):
    """Videos stand in the editor's own menu."""

    model = Video
    icon = "media"
    add_to_admin_menu = True
    menu_order = 310
    list_display = ("title",)


class AudioViewSet(SnippetViewSet):
    """Recordings stand beside the videos."""

    model = Audio
    icon = "media"
    add_to_admin_menu = True
    menu_order = 311
    list_display = ("title",)


class OwnCollections:
    """Lists what the person may work with; Wagtail's own list shows everything to everybody in the editor."""

    policy: CollectionPermissionPolicy

    def get_queryset(self) -> QuerySet:
        mine = self.policy.instances_user_has_any_permission_for(self.request.user, ["add", "change", "choose"])
        return super().get_queryset().filter(pk__in=mine.values("pk"))


class OwnDocuments(OwnCollections, DocumentsAdminAPIViewSet):
    policy = documents.permission_policy


class OwnImages(OwnCollections, ImagesAdminAPIViewSet):
    policy = images.permission_policy


def own_collections(router: WagtailAPIRouter) -> None:
    """Take the place of Wagtail's own lists."""
    router.register_endpoint("documents", OwnDocuments)
    router.register_endpoint("images", OwnImages)
