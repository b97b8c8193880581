"""Addresses of this storey."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "lms"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("lms.rules.urls")),
    path("", include("lms.duties.urls")),
    path("", include("lms.feedback.urls")),
    path("", include("lms.item_figures.urls")),
    path("", include("lms.demands.urls")),
    path("", include("lms.reminders.urls")),
    path("", include("lms.reports.urls")),
    path("", include("lms.history.urls")),
    path("", include("lms.recognition.urls")),
    path("", include("lms.xapi.urls")),
    path("", include("lms.badges.urls")),
    path("", include("lms.certificates.urls")),
    path("", include("lms.instruction.urls")),
    path("", include("lms.attendance.urls")),
    path("", include("lms.attempts.urls")),
    path("", include("lms.notes.urls")),
    path("", include("lms.enrolments.urls")),
]
