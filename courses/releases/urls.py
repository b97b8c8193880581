"""Addresses for those who try a course out and for those who look after one."""

from django.urls import path

from courses.releases import views
from courses.reviews import views as review_views

urlpatterns = [
    path("pilot/<str:course>/", views.feedback, name="pilot_feedback"),
    path("ueberpruefung/<int:pk>/erledigt/", review_views.still_right, name="still_right"),
]
