"""All certificates of a course in one file, for those who have to show them to authorities."""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify

from lms.certificates import services as certificates
from lms.certificates.models import Certificate
from lms.certificates.printing import certificate_pdf
from lms.enrolments.models import Completion
from lms.enrolments.retakes import still_counts
from lms.reports.models import ReportExport
from people.directory.models import User

EVERY = 20  # certificates after which the person sees how far it is


def write(export: ReportExport, listed: QuerySet[User], to: BinaryIO) -> int:
    """A PDF for each of these people whose completion counts today. Returns how many there are."""
    completions = _newest(listed, export)
    _tell(export, total=len(completions))
    number = 0
    with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as bundle:  # a PDF is compressed already
        for number, (name, content) in enumerate(_printed(completions), start=1):
            bundle.writestr(name, content)
            if number % EVERY == 0:
                _tell(export, done=number)
    return number


def _newest(listed: QuerySet[User], export: ReportExport) -> list[int]:
    """For each person the newest completion that counts, in the order of their names."""
    found = Completion.objects.filter(still_counts(timezone.localdate()), course__slug=export.filters["kurs"])
    found = found.filter(learner__in=listed.order_by().values("pk")).order_by("completed_on", "pk")
    newest = {learner: pk for learner, pk in found.values_list("learner_id", "pk")}
    return [newest[person] for person in listed.values_list("pk", flat=True) if person in newest]


def _printed(completions: list[int]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file; what was withdrawn is left out."""
    related = ("learner", "course__certificate_template", "enrolment")
    for pk in completions:
        certificate = certificates.issue(completion=Completion.objects.select_related(*related).get(pk=pk))
        if certificate.state != Certificate.State.REVOKED:
            learner = certificate.learner
            name = f"{slugify(learner.last_name)}-{slugify(learner.first_name)}-{learner.personnel_number}.pdf"
            yield name, certificate_pdf(certificate)


def _tell(export: ReportExport, **progress: int) -> None:
    ReportExport.objects.filter(pk=export.pk).update(**progress)
    for name, value in progress.items():
        setattr(export, name, value)
