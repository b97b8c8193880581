"""Addresses of quizzes; an attempt has its own, which only its learner can open."""

from django.urls import path

from lms.attempts.views import accommodations, taking

QUIZ = "lernen/<str:course>/<str:step>/test/"
ATTEMPT = f"{QUIZ}<int:attempt>/"

HR = "auswertung/nachteilsausgleich/"

urlpatterns = [
    path(HR, accommodations.accommodations, name="accommodations"),
    path(f"{HR}<int:pk>/beenden/", accommodations.end_accommodation, name="end_accommodation"),
    path(QUIZ, taking.quiz, name="quiz"),
    path(f"{QUIZ}beginnen/", taking.begin, name="quiz_begin"),
    path(f"{ATTEMPT}frage/<int:place>/", taking.question, name="quiz_question"),
    path(f"{ATTEMPT}abgeben/", taking.finish, name="quiz_finish"),
    path(ATTEMPT, taking.result, name="quiz_result"),
]
