"""Roles by group: what membership in a group of the city’s sign-in or of the identity system stands for."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy

from people.desk.forms import GroupRoleForm
from people.directory.models import GroupRole, User
from people.directory.permissions import may_look_after_staff
from people.directory.roles import Role


class OperatorsOnly(BasePermissionPolicy):
    """Operators add, change and delete; nobody else knows of it."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return may_look_after_staff(user)

    def users_with_any_permission(self, actions: list[str]) -> QuerySet[User]:
        return User.objects.working().holding(Role.OPERATOR)


class GroupRoleViewSet(ModelViewSet):
    """The lines by group; what changes takes effect when the person comes the next time."""

    model = GroupRole
    name = "people_group_roles"
    url_prefix = "rollen-nach-gruppe"
    icon = "group"
    menu_label = _("Roles by group")
    menu_order = 730
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        "group",
        Column("get_role_display", label=_("role")),
        Column("reach", label=_("for the office")),
        Column("get_origin_display", label=_("where the group is kept")),
    ]
    search_fields = ["group"]
    search_backend_name = None
    list_per_page = 50

    @property
    def permission_policy(self) -> OperatorsOnly:
        return OperatorsOnly(GroupRole)

    def get_form_class(self, for_update: bool = False) -> type[GroupRoleForm]:
        return GroupRoleForm

    def get_queryset(self, request: Any) -> QuerySet[GroupRole]:
        return GroupRole.objects.select_related("office")
