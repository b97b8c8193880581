"""Addresses of Digital Movers."""

from django.urls import path

from community.movers import management, views

urlpatterns = [
    path("movers/", views.movers, name="movers"),
    path("movers/mein-profil/", views.my_mover_profile, name="my_mover_profile"),
    path("movers/verwaltung/", management.mover_management, name="mover_management"),
    path("movers/verwaltung/ernennen/<int:pk>/", management.appoint, name="appoint"),
    path("movers/verwaltung/beenden/<int:pk>/", management.end_appointment, name="end_appointment"),
    path("movers/verwaltung/entziehen/<int:pk>/", management.withdraw_appointment, name="withdraw_appointment"),
    path("movers/<int:pk>/", views.mover, name="mover"),
]
