"""Addresses of my learning and of the lesson player."""

from django.urls import path

from lms.enrolments import printing, shortcuts, views

COURSE = "lernen/<str:course>/"
STEP = f"{COURSE}<str:step>/"

urlpatterns = [
    path("lernen/", views.my_learning, name="my_learning"),
    path("lernen/tastatur/", shortcuts.shortcuts, name="shortcuts"),
    path(f"{COURSE}drucken/", printing.printed, name="print_course"),
    path(f"{COURSE}beginnen/", views.start, name="start"),
    path(f"{COURSE}wechseln/", views.move_over, name="move_over"),
    path(f"{COURSE}abmelden/", views.withdraw, name="withdraw"),
    path(f"{STEP}weiter/", views.go_on, name="go_on"),
    path(f"{STEP}stelle/", views.remember, name="remember"),
    path(COURSE, views.resume, name="resume"),
    path(STEP, views.step, name="step"),
]
