"""Addresses of reminders."""

from django.urls import path

from lms.reminders import views

urlpatterns = [
    path("auswertung/erinnerungen/", views.reminders, name="reminders"),
    path("auswertung/erinnerungen/buch/", views.ledger, name="reminder_ledger"),
    path("auswertung/erinnerungen/briefe/", views.letters, name="reminder_letters"),
]
