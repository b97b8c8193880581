"""Addresses of certificates, of the learning record and of the check that is open to everybody."""

from django.urls import path

from lms.certificates.views import check, desk, learning_record, own

urlpatterns = [
    path("lernen/bildungspass/", learning_record.record, name="record"),
    path("lernen/bildungspass/pdf/", learning_record.pdf, name="record_pdf"),
    path("lernen/bildungspass/json/", learning_record.plain, name="record_json"),
    path("lernen/bildungspass/mitnehmen/", learning_record.sealed, name="record_sealed"),
    path("lernen/bildungspass/europass/", learning_record.europass, name="record_europass"),
    path("lernen/bescheinigungen/<slug:number>/", own.certificate, name="certificate"),
    path("lernen/bescheinigungen/<slug:number>/pdf/", own.pdf, name="certificate_pdf"),
    path("lernen/bescheinigungen/zu/<int:completion>/", own.certificate_for, name="certificate_for"),
    path("lernen/bescheinigungen/zu/<int:completion>/pdf/", own.pdf_for, name="certificate_pdf_for"),
    path("lernen/bescheinigungen/programm/<int:completion>/", own.of_programme, name="programme_certificate_for"),
    path(
        "lernen/bescheinigungen/programm/<int:completion>/pdf/",
        own.of_programme,
        {"leads_to": "lms:certificate_pdf"},
        name="programme_certificate_pdf_for",
    ),
    path("lernen/bescheinigungen/<slug:number>/neu/", own.reissue, name="reissue_certificate"),
    path("lernen/bescheinigungen/<slug:number>/bild/<slug:part>/", own.picture, name="certificate_picture"),
    path("auswertung/bescheinigungen/", desk.search, name="certificate_desk"),
    path("auswertung/bescheinigungen/<slug:number>/", desk.looked_after, name="looked_after_certificate"),
    path("auswertung/bescheinigungen/<slug:number>/widerrufen/", desk.revoke, name="revoke_certificate"),
    path("auswertung/bescheinigungen/<slug:number>/neu/", desk.reissue, name="reissue_for"),
    path("pruefen/", check.verify_form, name="verify_form"),
    path("pruefen/<str:number>/", check.verify, name="verify"),
]
