"""The tree of offices in the editor: names and kinds can be changed, the tree itself comes from HR."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy

from people.directory.models import Office, User
from people.directory.permissions import may_look_after_staff
from people.directory.roles import Role


class OperatorsChange(BasePermissionPolicy):
    """Operators may change what exists; nobody adds or deletes by hand."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action in {"change", "view"} and may_look_after_staff(user)

    def users_with_any_permission(self, actions: list[str]) -> QuerySet[User]:
        return User.objects.working().holding(Role.OPERATOR)


class OfficeViewSet(ModelViewSet):
    """Offices from top to bottom."""

    model = Office
    name = "people_offices"
    url_prefix = "aemter"
    icon = "site"
    menu_label = _("Offices")
    menu_order = 720
    add_to_admin_menu = True
    copy_view_enabled = False
    form_fields = ["name", "kind"]
    list_display = ["name", Column("key", label=_("key")), Column("get_kind_display", label=_("kind"))]
    search_fields = ["name", "key"]
    search_backend_name = None
    ordering = "path"
    list_per_page = 50

    @property
    def permission_policy(self) -> OperatorsChange:
        return OperatorsChange(Office)

    def get_queryset(self, request: Any) -> QuerySet[Office]:
        return Office.objects.order_by("path")
