"""Addresses of this room."""

from django.urls import path

from lms.reports import views

urlpatterns = [
    path("auswertung/", views.overview, name="report_overview"),
    path("auswertung/namen/", views.people, name="report_people"),
    path("auswertung/namen/ausgeben/", views.request_export, name="request_export"),
    path("auswertung/dateien/<int:pk>/", views.export, name="report_export"),
    path("auswertung/dateien/<int:pk>/datei/", views.download_export, name="download_export"),
    path("auswertung/berichte/", views.definitions, name="report_definitions"),
]
