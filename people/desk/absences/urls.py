"""Addresses of this room."""

from django.urls import path

from people.desk.absences import views

urlpatterns = [
    path("", views.absences, name="absence_imports"),
    path("<int:pk>/", views.one_import, name="absence_import"),
    path("<int:pk>/ausfuehren/", views.carry_out, name="carry_out_absences"),
    path("<int:pk>/verwerfen/", views.discard, name="discard_absences"),
]
