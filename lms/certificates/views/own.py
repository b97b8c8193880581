"""A person's own certificates; to everybody else they do not exist."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.cache import never_cache

from lms.certificates import services
from lms.certificates.models import Certificate
from lms.certificates.printing import certificate_pdf
from lms.certificates.wording import wording
from lms.enrolments.models import Completion
from people.directory.models import User
from people.paper import qr


@never_cache
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """The certificate as a page that can be printed."""
    own = _own(request.user, number)
    words = wording(own)
    context = {"certificate": own, "wording": words, "qr": qr.draw(words.address)}
    return render(request, "lms/certificates/certificate.html", context)


@never_cache
def pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The certificate as a file."""
    own = _own(request.user, number)
    return pdf_response(certificate_pdf(own), f"{slugify(own.course_title)}-{own.number}")


def certificate_for(request: HttpRequest, completion: int) -> HttpResponse:
    """The certificate of a completion, issued now if that has not happened yet."""
    return redirect("lms:certificate", _issued(request.user, completion).number)


def pdf_for(request: HttpRequest, completion: int) -> HttpResponse:
    """The file of a completion's certificate."""
    return redirect("lms:certificate_pdf", _issued(request.user, completion).number)


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF to keep, never stored on the way."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _own(user: User, number: str) -> Certificate:
    return get_object_or_404(Certificate.objects.of(user).select_related("revocation", "completion"), number=number)


def _issued(user: User, completion: int) -> Certificate:
    own = Completion.objects.of(user).select_related("course", "learner", "enrolment")
    return services.issue(completion=get_object_or_404(own, pk=completion))
