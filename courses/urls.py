"""Addresses of this storey."""

from django.urls import URLPattern, URLResolver, include, path

from courses.lessons import views as lessons

app_name = "courses"

urlpatterns: list[URLPattern | URLResolver] = [
    path("begriffe/", lessons.glossary, name="glossary"),
    path("", include("courses.programmes.urls")),
    path("", include("courses.releases.urls")),
]
