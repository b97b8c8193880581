"""Addresses of this room."""

from django.urls import path

from people.desk.imports import views

urlpatterns = [
    path("", views.imports, name="imports"),
    path("<int:pk>/", views.one_import, name="import"),
    path("<int:pk>/spalten/", views.columns, name="import_columns"),
    path("<int:pk>/freigeben/", views.release, name="release_import"),
    path("<int:pk>/pruefen/", views.check_again, name="check_import"),
    path("<int:pk>/ausfuehren/", views.carry_out, name="carry_out_import"),
    path("<int:pk>/rueckgaengig/", views.undo, name="undo_import"),
    path("<int:pk>/verwerfen/", views.discard, name="discard_import"),
    path("<int:pk>/anstossen/", views.push, name="push_import"),
    path("<int:pk>/zeilen/", views.lines, name="import_lines"),
]
