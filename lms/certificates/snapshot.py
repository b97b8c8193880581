"""What a certificate will always say, as it is on the day of issue."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from cms.languages.speaking import translations_of
from courses.models import LessonPage
from courses.papers.models import LANGUAGES, CertificateTemplate
from lms.attempts.models import Attempt
from lms.certificates import numbers
from lms.certificates.models import Certificate
from lms.certificates.sheets import fixed
from lms.certificates.wording import duration, extent, extent_of_programme, issuer
from lms.enrolments.models import Completion
from lms.programmes.models import ProgrammeCompletion

OTHERS = [language for language in LANGUAGES if language != settings.LANGUAGE_CODE]
FROZEN = (
    *("learner", "completion", "programme_completion", "title", "issuer", "extent", "contents", "translated"),
    *("completed_on", "source", "with_test", "valid_until", "sheet"),
)


def of_completion(completion: Completion) -> dict[str, object]:
    """What the certificate of a course says."""
    course = completion.course
    titles = {language: _title_of(course, language) for language in OTHERS}
    return _common(completion) | {
        "title": completion.course_title,
        "extent": _extent(completion, settings.LANGUAGE_CODE),
        "translated": {
            language: {"title": title, "extent": _extent(completion, language)} for language, title in titles.items()
        },
        "source": completion.source,
        "with_test": _passed_a_test(completion),
        "valid_until": completion.valid_until,
        "sheet": fixed(CertificateTemplate.for_page(course)),
    }


def of_programme(completion: ProgrammeCompletion) -> dict[str, object]:
    """What the certificate of a learning programme says, with the courses that counted."""
    counted, points = len(completion.counted), completion.points
    return _common(completion) | {
        "title": completion.programme_title,
        "extent": extent_of_programme(counted, points, settings.LANGUAGE_CODE),
        "translated": {
            language: {"title": "", "extent": extent_of_programme(counted, points, language)} for language in OTHERS
        },
        "contents": completion.counted,
        "sheet": fixed(CertificateTemplate.for_page(completion.programme)),
    }


def renamed(certificate: Certificate) -> dict[str, object]:
    """The same with the name of today and a number of its own."""
    frozen = {name: getattr(certificate, name) for name in FROZEN}
    return frozen | {"number": _number(), "holder": certificate.learner.get_full_name()}


def _common(completion: Completion | ProgrammeCompletion) -> dict[str, object]:
    return {
        "learner": completion.learner,
        "number": _number(),
        "holder": completion.learner.get_full_name(),
        "issuer": issuer(),
        "completed_on": completion.completed_on,
    }


def _number() -> str:
    return numbers.draw(timezone.localdate().year)


def _title_of(page: object, language: str) -> str:
    """The title of the page's published translation, or nothing."""
    found = list(translations_of([page], language).values())
    return found[0].title if found else ""


def _extent(completion: Completion, language: str) -> str:
    """Lessons and time; who learnt elsewhere or on site has not read our lessons."""
    with override(language):
        if completion.source != Completion.Source.SELF:
            return duration(completion.course.minutes)
        return extent(LessonPage.objects.child_of(completion.course).live().count(), completion.course.minutes)


def _passed_a_test(completion: Completion) -> bool:
    if completion.source != Completion.Source.SELF:
        return False
    passed = Attempt.objects.filter(enrolment=completion.enrolment_id, passed=True)
    return completion.score is not None or (completion.enrolment_id is not None and passed.exists())
