"""All programmes at a glance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.languages.speaking import wished
from courses.programmes.reading import visible_programmes, ways


def programmes(request: HttpRequest) -> HttpResponse:
    """The programmes meant for the person, each with where she stands."""
    shown = ways(request.user, visible_programmes(request.user), wished(request))
    return render(request, "courses/programmes/programmes.html", {"ways": shown, "section": "courses"})
