"""Addresses of questions."""

from django.urls import path

from community.questions import views

urlpatterns = [
    path("fragen/", views.questions, name="questions"),
    path("fragen/neu/", views.ask, name="ask"),
    path("fragen/<int:pk>/", views.question, name="question"),
    path("fragen/<int:pk>/antworten/<int:reply>/annehmen/", views.accept, name="accept"),
]
