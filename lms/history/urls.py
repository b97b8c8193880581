"""Addresses of this room."""

from django.urls import path

from lms.history import views

BASE = "personal/abschluesse"

urlpatterns = [
    path(f"{BASE}/", views.imports, name="history_imports"),
    path(f"{BASE}/<int:pk>/", views.one_import, name="history_import"),
    path(f"{BASE}/<int:pk>/spalten/", views.columns, name="history_columns"),
    path(f"{BASE}/<int:pk>/kurse/", views.courses, name="history_courses"),
    path(f"{BASE}/<int:pk>/pruefen/", views.check_again, name="check_history"),
    path(f"{BASE}/<int:pk>/ausfuehren/", views.carry_out, name="carry_out_history"),
    path(f"{BASE}/<int:pk>/rueckgaengig/", views.undo, name="undo_history"),
    path(f"{BASE}/<int:pk>/verwerfen/", views.discard, name="discard_history"),
    path(f"{BASE}/<int:pk>/anstossen/", views.push, name="push_history"),
    path(f"{BASE}/<int:pk>/zeilen/", views.lines, name="history_lines"),
]
