"""Addresses of feedback on courses."""

from django.urls import path

from lms.feedback import views

urlpatterns = [
    path("lernen/<str:course>/rueckmeldung/", views.feedback, name="feedback"),
    path("auswertung/rueckmeldungen/", views.overview, name="feedback_overview"),
    path("auswertung/rueckmeldungen/<int:pk>/", views.results, name="feedback_results"),
]
