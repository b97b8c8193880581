"""Addresses of what must be taken again."""

from django.urls import path

from lms.demands import views

urlpatterns = [
    path("auswertung/wiederholung/", views.demands, name="demands"),
    path("auswertung/wiederholung/<int:pk>/zuruecknehmen/", views.withdraw, name="withdraw_demand"),
]
