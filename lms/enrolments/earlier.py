"""What only an earlier version of a lesson offers stays open to those who still learn with that version."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from wagtail.models import ReferenceIndex

from cms.media.models import SiteDocument
from courses.models import CoursePage, VersionStep
from lms.enrolments.models import Enrolment
from people.directory.models import User


def offers(user: User, document: SiteDocument) -> bool:
    """Whether a lesson, as this person reads it in a version she began, leads to the document."""
    open_to = CoursePage.objects.visible_to(user).values("pk")
    places = taken().filter(learner=user, course__in=open_to)
    return any(document.pk in documents_of(step) for step in earlier_steps(places))


def taken() -> QuerySet[Enrolment]:
    """Places in courses that were not given up."""
    return Enrolment.objects.exclude(status=Enrolment.Status.WITHDRAWN)


def earlier_steps(places: QuerySet[Enrolment]) -> QuerySet[VersionStep]:
    """The lessons of these versions that read differently there than online, or are not online any more."""
    theirs = places.filter(course=OuterRef("version__course"), course_version=OuterRef("version__number"))
    steps = VersionStep.objects.filter(Exists(theirs)).select_related("page", "revision", "version")
    return steps.filter(Q(page__live=False) | Q(revision__isnull=False) & ~Q(revision=F("page__live_revision")))


def documents_of(step: VersionStep) -> set[int]:
    """The documents a lesson led to then, by number; Wagtail's index knows only what is published."""
    page = step.revision.as_object() if step.revision else step.page.specific
    documents = ContentType.objects.get_for_model(SiteDocument).pk
    references = ReferenceIndex._extract_references_from_object(page)
    return {int(number) for kind, number, *_paths in references if kind == documents}
