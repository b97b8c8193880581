"""Addresses of mandatory training: one's own, the team's, and those of HR development."""

from django.urls import path

from lms.duties.views import desk, office, own, team

urlpatterns = [
    path("lernen/pflichten/", own.my_duties, name="my_duties"),
    path("lernen/pflichten/<int:pk>/", own.duty, name="duty"),
    path("team/pflichten/", team.team_duties, name="team_duties"),
    path("auswertung/pflichten/", office.overview, name="duty_overview"),
    path("auswertung/pflichten/namen/", office.people, name="duty_people"),
    path("auswertung/pflichten/<int:pk>/", office.person, name="duty_of"),
    path("auswertung/pflichten/<int:pk>/befreien/", desk.exempt, name="exempt"),
    path("auswertung/pflichten/klaeren/", desk.clarify, name="clarify"),
    path("auswertung/pflichten/antraege/", desk.requests, name="duty_requests"),
    path("auswertung/pflichten/antraege/<int:pk>/", desk.decide, name="decide_extension"),
    path("auswertung/pflichten/befreiungen/<int:pk>/zuruecknehmen/", desk.withdraw, name="withdraw_exemption"),
]
