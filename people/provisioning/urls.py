"""Addresses for identity systems, as RFC 7644 names them."""

from django.urls import path

from people.provisioning.views import discovery, groups, people

app_name = "scim"

urlpatterns = [
    path("ServiceProviderConfig", discovery.config, name="config"),
    path("ResourceTypes", discovery.resource_types, name="resource_types"),
    path("ResourceTypes/<str:name>", discovery.resource_types, name="resource_type"),
    path("Schemas", discovery.schemas, name="schemas"),
    path("Schemas/<str:name>", discovery.schemas, name="schema"),
    path("Users", people.users, name="users"),
    path("Users/.search", people.search, name="search_users"),
    path("Users/<str:pk>", people.user, name="user"),
    path("Groups", groups.groups, name="groups"),
    path("Groups/.search", groups.search, name="search_groups"),
    path("Groups/<str:pk>", groups.group, name="group"),
    path("Me", discovery.not_offered, name="me"),
    path("Bulk", discovery.not_offered, name="bulk"),
    path(".search", discovery.not_offered, name="search"),
    path("<path:rest>", discovery.nothing, name="nothing"),
]
