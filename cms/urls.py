"""Addresses of this storey."""

from django.urls import path

from cms.design.views import styleguide
from cms.media.views import upload
from cms.search.views import search

app_name = "cms"

urlpatterns = [
    path("styleguide/", styleguide, name="styleguide"),
    path("medien/<path:path>", upload, name="upload"),
    path("suche/", search, name="search"),
]
