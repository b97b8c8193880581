"""A person's own certificates; to everybody else they do not exist."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.papers.models import LANGUAGES
from lms.certificates import services
from lms.certificates.models import Certificate
from lms.certificates.permissions import may_reissue
from lms.certificates.printing import certificate_pdf
from lms.certificates.sheets import PICTURES
from lms.certificates.wording import wording
from lms.enrolments.models import Completion
from lms.programmes.models import ProgrammeCompletion
from people.directory.languages import NAMES
from people.directory.models import User
from people.hooks import plugged
from people.paper import qr


@never_cache
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """The certificate as a page that can be printed, in the language that was chosen."""
    own, language = _own(request.user, number), _language(request)
    words = wording(own, language)
    context = {
        "certificate": own,
        "wording": words,
        "qr": qr.draw(words.address),
        "language": language,
        "languages": [(code, NAMES[code]) for code in LANGUAGES],
        "may_reissue": may_reissue(request.user, own),
        "earlier": own.replaces,
        "parts": [part for offer in plugged("register_certificate_part") if (part := offer(own, request))],
    }
    return render(request, "lms/certificates/certificate.html", context)


@never_cache
def pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The certificate as a file."""
    own = _own(request.user, number)
    return pdf_response(certificate_pdf(own, _language(request)), f"{slugify(own.title)}-{own.number}")


def picture(request: HttpRequest, number: str, part: str) -> HttpResponse:
    """Logo, signature or seal as they were at issue."""
    own = _own(request.user, number)
    content = getattr(own.sheet, part, None) if part in PICTURES else None
    if not content:
        raise Http404
    return HttpResponse(bytes(content), content_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@require_POST
def reissue(request: HttpRequest, number: str) -> HttpResponse:
    """The person has it issued anew in the name of today."""
    own = _own(request.user, number)
    if not may_reissue(request.user, own):
        raise PermissionDenied
    fresh = services.reissue(certificate=own, by=request.user)
    messages.success(request, _("The certificate now has your name of today and a new number."))
    return redirect("lms:certificate", fresh.number)


def certificate_for(request: HttpRequest, completion: int) -> HttpResponse:
    """The certificate of a completion, issued now if that has not happened yet."""
    return redirect("lms:certificate", _issued(request.user, completion).number)


def pdf_for(request: HttpRequest, completion: int) -> HttpResponse:
    """The file of a completion's certificate."""
    return redirect("lms:certificate_pdf", _issued(request.user, completion).number)


def of_programme(request: HttpRequest, completion: int, leads_to: str = "lms:certificate") -> HttpResponse:
    """The certificate of a learning programme, issued now if that has not happened yet."""
    own = ProgrammeCompletion.objects.of(request.user).select_related("programme", "learner")
    issued = services.issue_for_programme(completion=get_object_or_404(own, pk=completion))
    return redirect(leads_to, issued.number)


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF to keep, never stored on the way."""
    return file_response(content, f"{name}.pdf", "application/pdf")


def file_response(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A file to keep, never stored on the way."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _own(user: User, number: str) -> Certificate:
    related = ("revocation", "replacement", "replaces", "completion", "sheet", "learner")
    return get_object_or_404(Certificate.objects.of(user).select_related(*related), number=number)


def _language(request: HttpRequest) -> str:
    """The language asked for, otherwise that of the city."""
    wanted = request.GET.get("sprache", "")
    return wanted if wanted in LANGUAGES else settings.LANGUAGE_CODE


def _issued(user: User, completion: int) -> Certificate:
    own = Completion.objects.of(user).select_related("course", "learner", "enrolment")
    return services.issue(completion=get_object_or_404(own, pk=completion))
