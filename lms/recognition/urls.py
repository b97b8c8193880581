"""Addresses of this room."""

from django.urls import path

from lms.recognition.views import desk, own

urlpatterns = [
    path("lernen/nachweise/", own.mine, name="recognitions"),
    path("lernen/nachweise/einreichen/", own.hand_in, name="hand_in"),
    path("lernen/nachweise/einreichen/<int:pk>/", own.hand_in, name="hand_in_for"),
    path("lernen/nachweise/<int:pk>/", own.recognition, name="recognition"),
    path("lernen/nachweise/<int:pk>/scan/<int:scan>/", own.scan, name="recognition_scan"),
    path("lernen/nachweise/<int:pk>/antworten/", own.answer, name="answer_recognition"),
    path("lernen/nachweise/<int:pk>/zurueckziehen/", own.withdraw, name="withdraw_recognition"),
    path("lernen/nachweise/<int:pk>/anerkennen/", desk.accept, name="accept_recognition"),
    path("lernen/nachweise/<int:pk>/ablehnen/", desk.refuse, name="refuse_recognition"),
    path("lernen/nachweise/<int:pk>/rueckfrage/", desk.ask_back, name="ask_back_recognition"),
    path("auswertung/nachweise/", desk.desk, name="recognition_desk"),
    path("auswertung/nachweise/anerkennen/", desk.accept_many, name="accept_recognitions"),
    path("auswertung/nachweise/einreichen/", desk.hand_in_for, name="hand_in_for_whom"),
    path("auswertung/nachweise/arten/", desk.kinds, name="proof_kinds"),
    path("auswertung/nachweise/arten/<int:pk>/", desk.kinds, name="proof_kind"),
]
