"""Address of the community's front page."""

from django.urls import path

from community.hub import views

urlpatterns = [path("community/", views.hub, name="hub")]
