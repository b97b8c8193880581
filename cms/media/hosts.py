"""Uploads may lie on a host of their own; that host then serves nothing else."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound


def content_host(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """On the host of CONTENT_ORIGIN there are uploads and no pages, so that no upload ever stands beside a session."""
    if not settings.CONTENT_ORIGIN:
        raise MiddlewareNotUsed
    host = urlsplit(settings.CONTENT_ORIGIN).netloc

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.get_host() == host and not request.path.startswith(settings.MEDIA_URL):
            return HttpResponseNotFound()
        return get_response(request)

    return middleware
