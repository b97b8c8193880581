"""Addresses of this room."""

from django.urls import path

from courses.programmes import views

urlpatterns = [path("lernprogramme/", views.programmes, name="programmes")]
