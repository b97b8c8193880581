"""Addresses of badges: the holder's, and those that anybody may read who checks one."""

from django.urls import path

from lms.badges import views

urlpatterns = [
    path("lernen/bescheinigungen/<slug:number>/badge/", views.turn_on, name="turn_badge_on"),
    path("lernen/bescheinigungen/<slug:number>/badge/ausschalten/", views.turn_off, name="turn_badge_off"),
    path("lernen/bescheinigungen/<slug:number>/badge/bild/", views.picture, name="badge_picture"),
    path("lernen/bescheinigungen/<slug:number>/badge/datei/", views.token, name="badge_token"),
    path("badges/aussteller/", views.issuer, name="badge_issuer"),
    path("badges/schluessel/<str:kid>/", views.key, name="badge_key"),
    path("badges/kurs/<uuid:key>/", views.course, name="badge_course"),
    path("badges/programm/<uuid:key>/", views.programme, name="badge_programme"),
    path("badges/status/<int:number>/", views.status, name="badge_status"),
]
