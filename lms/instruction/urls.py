"""Addresses of instruction on site."""

from django.urls import path

from lms.instruction.views import correcting, holding, own, signing, topics

MEETING = "unterweisung/<int:pk>/"

urlpatterns = [
    path("unterweisung/", holding.overview, name="instruction"),
    path("unterweisung/beginnen/", holding.start, name="begin_instruction"),
    path("unterweisung/themen/", topics.topics, name="instruction_topics"),
    path("unterweisung/themen/neu/", topics.new_topic, name="new_instruction_topic"),
    path("unterweisung/themen/<int:pk>/", topics.topic, name="instruction_topic"),
    path("unterweisung/teilnehmen/<str:code>/", own.attend, name="attend_instruction"),
    path(MEETING, holding.meeting, name="instruction_meeting"),
    path(f"{MEETING}code/", holding.code, name="instruction_code"),
    path(f"{MEETING}unterschreiben/", signing.sign, name="sign_instruction"),
    path(f"{MEETING}pin/", signing.pin, name="instruction_pin"),
    path(f"{MEETING}personen/<int:learner>/", holding.add_person, name="expect_at_instruction"),
    path(f"{MEETING}personen/<int:learner>/streichen/", holding.remove_person, name="take_off_instruction"),
    path(f"{MEETING}abschliessen/", holding.close, name="close_instruction"),
    path(f"{MEETING}wiederholen/", holding.repeat, name="repeat_instruction"),
    path(f"{MEETING}protokoll/", holding.minutes, name="instruction_minutes"),
    path(f"{MEETING}nachweise/<int:record>/korrigieren/", correcting.correct, name="correct_instruction"),
]
