"""Addresses of sessions: finding and booking, approving, running, planning, calendars."""

from django.urls import path

from lms.attendance.views import approvals, booking, calendars, participants, planning

SESSION = "termine/<int:pk>/"
PEOPLE = f"{SESSION}teilnehmende/"

urlpatterns = [
    path("termine/", booking.sessions, name="sessions"),
    path("termine/meine/", booking.mine, name="my_sessions"),
    path("termine/meine/kalender/", calendars.make_feed, name="make_calendar"),
    path("termine/meine/kalender/beenden/", calendars.end_feed, name="end_calendar"),
    path("termine/abo/<str:secret>.ics", calendars.feed, name="calendar_feed"),
    path("termine/anfragen/", approvals.approvals, name="approvals"),
    path("termine/anfragen/<int:step>/", approvals.decide, name="decide"),
    path("termine/planung/", planning.planning, name="planning"),
    path("termine/planung/neu/", planning.plan, name="plan_session"),
    path("termine/planung/<int:pk>/", planning.change, name="change_session"),
    path("termine/planung/<int:pk>/absagen/", planning.call_off, name="call_off_session"),
    path(SESSION, booking.session, name="session"),
    path(f"{SESSION}termin.ics", calendars.session_file, name="session_file"),
    path(f"{SESSION}buchen/", booking.book, name="book_session"),
    path(f"{SESSION}annehmen/", booking.accept, name="accept_seat"),
    path(f"{SESSION}stornieren/", booking.cancel, name="cancel_booking"),
    path(f"{SESSION}umbuchen/", booking.rebook, name="rebook_session"),
    path(PEOPLE, participants.participants, name="participants"),
    path(f"{PEOPLE}alle/", participants.mark_all, name="mark_all"),
    path(f"{PEOPLE}abschliessen/", participants.conclude, name="conclude_session"),
    path(f"{PEOPLE}dazu/<int:learner>/", participants.walk_in, name="walk_in"),
    path(f"{PEOPLE}<int:learner>/", participants.mark, name="mark_attendance"),
    path(f"{PEOPLE}<int:learner>/stornieren/", participants.take_back, name="take_back_booking"),
]
