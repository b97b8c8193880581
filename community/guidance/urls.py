"""Addresses of guidance; the pages themselves are served by Wagtail."""

from django.urls import path

from community.guidance import views

urlpatterns = [
    path("anleitungen/schreiben/", views.write, name="write_guidance"),
    path("anleitungen/<int:pk>/hilfreich/", views.mark_helpful, name="mark_helpful"),
]
