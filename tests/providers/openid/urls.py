"""The provider's pages."""

from django.urls import include, path

urlpatterns = [path("konto/", include("allauth.account.urls")), path("", include("allauth.idp.urls"))]
