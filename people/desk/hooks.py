"""What the desk adds to Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from people.desk import devices, letters, posts, roles, scim, views
from people.desk.groups import GroupRoleViewSet
from people.desk.offices import OfficeViewSet
from people.directory.permissions import may_look_after_staff


class OperatorsItem(MenuItem):
    """An entry that only operators see."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_look_after_staff(request.user)


def urls() -> list[URLPattern]:
    return [
        path("personen/", views.people, name="people_desk"),
        path("personen/<str:number>/", views.person, name="people_person"),
        path("personen/<str:number>/rolle/<int:grant>/beenden/", views.end_grant, name="people_end_grant"),
        path(
            "personen/<str:number>/rolle/<int:grant>/entziehen/",
            views.withdraw_grant,
            name="people_withdraw_grant",
        ),
        path("personen/<str:number>/startkennwort/", views.starting_password, name="people_starting_password"),
        path("personen/<str:number>/stellen/", posts.posts, name="people_posts"),
        path("personen/<str:number>/stellen/<int:post>/", posts.post, name="people_post"),
        path("personen/<str:number>/stellen/<int:post>/beenden/", posts.end_post, name="people_end_post"),
        path("personen/<str:number>/stellen/<int:post>/absagen/", posts.call_off, name="people_call_off"),
        path("personen/<str:number>/vertretung/", posts.deputies, name="people_deputies"),
        path(
            "personen/<str:number>/vertretung/<int:deputyship>/beenden/",
            posts.end_deputyship,
            name="people_end_deputyship",
        ),
        path("personen/<str:number>/brief/", letters.letter_for, name="people_letter_for"),
        path("geraete/", devices.devices, name="people_devices"),
        path("geraete/<int:pk>/", devices.device, name="people_device"),
        path("geraete/<int:pk>/code/", devices.invite, name="people_invite_device"),
        path("geraete/<int:pk>/ausser-betrieb/", devices.revoke, name="people_revoke_device"),
        path("briefe/", letters.letters, name="people_letters"),
        path("briefe/<int:pk>/", letters.fetch, name="people_fetch_letters"),
        path("personen/<str:number>/zweiter-faktor/", views.reset_factors, name="people_reset_factors"),
        path(
            "personen/<str:number>/anmeldung/<int:identity>/loesen/",
            views.release_identity,
            name="people_release_identity",
        ),
        path("identitaetssysteme/", scim.systems, name="people_scim"),
        path("identitaetssysteme/neu/", scim.new_token, name="people_scim_new"),
        path("identitaetssysteme/gruppen-nachziehen/", scim.follow_now, name="people_scim_follow"),
        path("identitaetssysteme/<int:token>/", scim.token, name="people_scim_token"),
        path("identitaetssysteme/<int:token>/sperren/", scim.revoke, name="people_scim_revoke"),
        path("rollen/", roles.role_holders, name="people_roles"),
        path("rollen/ausgeben/", roles.export_role_holders, name="people_export_roles"),
    ]


def roles_item() -> MenuItem:
    return OperatorsItem(_("Roles"), reverse("people_roles"), icon_name="key", order=705)


def people_item() -> MenuItem:
    return OperatorsItem(_("People"), reverse("people_desk"), icon_name="group", order=700)


def imports_item() -> MenuItem:
    return OperatorsItem(_("Staff imports"), reverse("people:imports"), icon_name="download", order=710)


def scim_item() -> MenuItem:
    return OperatorsItem(_("Identity systems"), reverse("people_scim"), icon_name="link", order=740)


def who_sees_item() -> MenuItem:
    return OperatorsItem(_("Who may see what?"), reverse("people:who_sees"), icon_name="view", order=730)


def offices() -> OfficeViewSet:
    return OfficeViewSet()


def group_roles() -> GroupRoleViewSet:
    return GroupRoleViewSet()


def devices_item() -> MenuItem:
    return OperatorsItem(_("Shared devices"), reverse("people_devices"), icon_name="desktop", order=730)


def letters_item() -> MenuItem:
    return OperatorsItem(_("Letters with codes"), reverse("people_letters"), icon_name="mail", order=740)
