"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from courses.catalogue.models import CoursePage
from people.directory.models import User
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """Courses that name the person as contact."""
    courses = CoursePage.objects.originals().filter(contact_person=user)
    if not courses.exists():
        return []
    return [
        Section(
            key="course_contact",
            title=_("Courses you are asked about"),
            purpose=_("Colleagues know whom to ask about the course"),
            seen_by=_("All staff who may see the course"),
            kept=_("Until the editors name somebody else, or you leave"),
            facts=[(_("Courses"), str(courses.count()))],
            records=lambda: [{"title": course.title} for course in courses],
            order=60,
        )
    ]
