"""Addresses of one's own learning steps."""

from django.urls import path

from lms.xapi import views

urlpatterns = [
    path("lernen/verlauf/", views.history, name="history"),
    path("lernen/verlauf/herunterladen/", views.download, name="history_download"),
]
