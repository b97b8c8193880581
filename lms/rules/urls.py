"""Addresses of the rules."""

from django.urls import path

from lms.rules.views import audiences, rules

urlpatterns = [
    path("auswertung/pflichtregeln/", rules.rules, name="rules"),
    path("auswertung/pflichtregeln/neu/", rules.new_rule, name="new_rule"),
    path("auswertung/pflichtregeln/<int:pk>/", rules.rule, name="rule"),
    path("auswertung/pflichtregeln/<int:pk>/entwurf/", rules.edit, name="edit_rule"),
    path("auswertung/pflichtregeln/<int:pk>/neue-fassung/", rules.new_version, name="new_version"),
    path("auswertung/pflichtregeln/<int:pk>/freigeben/", rules.release, name="release_rule"),
    path("auswertung/pflichtregeln/<int:pk>/archivieren/", rules.archive, name="archive_rule"),
    path("auswertung/zielgruppen/", audiences.audiences, name="audiences"),
    path("auswertung/zielgruppen/neu/", audiences.new_audience, name="new_audience"),
    path("auswertung/zielgruppen/<int:pk>/", audiences.audience, name="audience"),
]
