"""Addresses of what learners keep for themselves."""

from django.urls import path

from lms.notes import views

STEP = "lernen/<str:course>/<str:step>/"

urlpatterns = [
    path("lernen/notizen/", views.notes, name="notes"),
    path("lernen/notizen/<str:kind>/<int:pk>/loeschen/", views.throw_away, name="throw_away"),
    path(f"{STEP}notiz/", views.write_note, name="write_note"),
    path(f"{STEP}lesezeichen/", views.bookmark, name="bookmark"),
    path(f"{STEP}abspielstelle/", views.media_place, name="media_place"),
]
