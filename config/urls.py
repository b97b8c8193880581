"""Which address leads to which room."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from cms.pages.views import serve
from config import health

urlpatterns = [
    path("gesundheit/", health.alive, name="alive"),
    path("gesundheit/bereit/", health.ready, name="ready"),
    path("robots.txt", health.robots),
    path("favicon.ico", health.favicon),
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("cms/account/", RedirectView.as_view(pattern_name="people:settings")),
    path("cms/", include("cms.pages.choosing")),
    path("cms/", include(wagtailadmin_urls)),
    path("dokumente/", include(wagtaildocs_urls)),
    path("", include("people.urls")),
    path("", include("cms.urls")),
    path("", include("courses.urls")),
    path("", include("community.urls")),
    path("", include("lms.urls")),
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
