"""Addresses of the figures of questions."""

from django.urls import path

from lms.item_figures import views

urlpatterns = [
    path("auswertung/tests/", views.tests, name="item_figures"),
    path("auswertung/tests/<int:pk>/", views.test, name="item_figures_of"),
]
