"""Addresses of certificates, of the learning record and of the check that is open to everybody."""

from django.urls import path

from lms.certificates.views import check, learning_record, own

urlpatterns = [
    path("lernen/bildungspass/", learning_record.record, name="record"),
    path("lernen/bildungspass/pdf/", learning_record.pdf, name="record_pdf"),
    path("lernen/bescheinigungen/<slug:number>/", own.certificate, name="certificate"),
    path("lernen/bescheinigungen/<slug:number>/pdf/", own.pdf, name="certificate_pdf"),
    path("lernen/bescheinigungen/zu/<int:completion>/", own.certificate_for, name="certificate_for"),
    path("lernen/bescheinigungen/zu/<int:completion>/pdf/", own.pdf_for, name="certificate_pdf_for"),
    path("pruefen/", check.verify_form, name="verify_form"),
    path("pruefen/<str:number>/", check.verify, name="verify"),
]
