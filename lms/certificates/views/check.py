"""The check of certificates, open to everybody: it tells whether a number counts, and nothing about a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from lms.certificates import numbers
from lms.certificates.forms import NumberForm
from lms.certificates.limits import asks_too_often
from lms.certificates.models import Certificate


@never_cache
def verify_form(request: HttpRequest) -> HttpResponse:
    """Asks for the number."""
    form = NumberForm(request.GET or None)
    if form.is_valid():
        return redirect("lms:verify", form.cleaned_data["nummer"])
    return render(request, "lms/certificates/verify_form.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
def verify(request: HttpRequest, number: str) -> HttpResponse:
    """Says whether the certificate with this number counts today."""
    if asks_too_often(request):
        return render(request, "429.html", status=429)
    read = numbers.read(number)
    if read and read != number:
        return redirect("lms:verify", read)
    known = Certificate.objects.select_related("revocation", "replacement", "completion")
    found = known.filter(number=read).first() if read else None
    context = {"certificate": found, "form": NumberForm(initial={"nummer": number})}
    return render(request, "lms/certificates/verify.html", context, status=200 if found else 404)
