"""The page on which HR development finds certificates, withdraws them and has them issued anew."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.certificates import numbers, services
from lms.certificates.forms import RevokeForm, SearchForm
from lms.certificates.models import Certificate, CertificateQuerySet
from lms.certificates.permissions import may_look_after, may_reissue, may_revoke
from people.entrance.proofs import confirmed_recently
from people.privacy.services import record_looks

SHOWN = gettext_noop("Certificates")
PURPOSE = gettext_noop("Withdrawing or re-issuing certificates")
MOST = 50


@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """Certificates by number, personnel number or last name; everybody found can see that it was looked at."""
    if not may_look_after(request.user):
        raise PermissionDenied
    form = SearchForm(request.GET if "q" in request.GET else None)
    found = list(_matching(request, form.cleaned_data["q"])[: MOST + 1]) if form.is_valid() else []
    _note(request, *found[:MOST])
    context = {"form": form, "found": found[:MOST], "has_more": len(found) > MOST, "trail": _trail()}
    return render(request, "lms/certificates/desk/search.html", context, status=422 if form.errors else 200)


@never_cache
def looked_after(request: HttpRequest, number: str) -> HttpResponse:
    """One certificate, and what HR can do about it."""
    certificate = _within_reach(request, number)
    return _show(request, certificate, RevokeForm())


@require_POST
@confirmed_recently
def revoke(request: HttpRequest, number: str) -> HttpResponse:
    """The certificate no longer counts; the person is told why."""
    certificate = _within_reach(request, number)
    if not may_revoke(request.user, certificate):
        raise PermissionDenied
    form = RevokeForm(request.POST)
    if not form.is_valid():
        return _show(request, certificate, form, status=422)
    services.revoke(certificate=certificate, reason=form.cleaned_data["grund"], by=request.user)
    messages.success(request, _("The certificate is withdrawn. The person has been told."))
    return redirect("lms:looked_after_certificate", number)


@require_POST
def reissue(request: HttpRequest, number: str) -> HttpResponse:
    """The certificate is issued anew in the person's name of today."""
    certificate = _within_reach(request, number)
    if not may_reissue(request.user, certificate):
        raise PermissionDenied
    fresh = services.reissue(certificate=certificate, by=request.user)
    messages.success(request, _("The certificate is issued anew. The person has been told."))
    return redirect("lms:looked_after_certificate", fresh.number)


def _show(request: HttpRequest, certificate: Certificate, form: RevokeForm, status: int = 200) -> HttpResponse:
    _note(request, certificate)
    context = {
        "certificate": certificate,
        "form": form,
        "may_revoke": may_revoke(request.user, certificate),
        "may_reissue": may_reissue(request.user, certificate),
        "trail": _trail(certificate.number),
    }
    return render(request, "lms/certificates/desk/certificate.html", context, status=status)


def _matching(request: HttpRequest, text: str) -> CertificateQuerySet:
    asked = Q(learner__personnel_number=text) | Q(learner__last_name__iexact=text) | Q(number=numbers.read(text) or "")
    return _reached(request).filter(asked)


def _within_reach(request: HttpRequest, number: str) -> Certificate:
    if not may_look_after(request.user):
        raise PermissionDenied
    return get_object_or_404(_reached(request), number=number)


def _reached(request: HttpRequest) -> CertificateQuerySet:
    related = ("learner", "completion", "revocation__by", "replacement", "replaces")
    return Certificate.objects.looked_after_by(request.user).select_related(*related)


def _note(request: HttpRequest, *certificates: Certificate) -> None:
    people = [certificate.learner_id for certificate in certificates]
    record_looks(viewer=request.user, subjects=people, report=SHOWN, purpose=PURPOSE)


def _trail(number: str = "") -> list[tuple[str, str]]:
    overview, certificates = (_("Evaluation"), reverse("lms:report_overview")), reverse("lms:certificate_desk")
    here = [(_("Certificates"), certificates), (number, "")] if number else [(_("Certificates"), "")]
    return [overview, *here]
