"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from courses.transfer.models import CourseExport, CourseImport
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """Packages of courses the person made or brought."""
    packed, brought = CourseExport.objects.of(user), CourseImport.objects.of(user)
    number = sum(how_many(user, packed=packed, brought=brought).values())
    return [
        Section(
            key="course_packages",
            title=_("Courses you packed or brought"),
            purpose=_("Handing courses from one administration to another"),
            seen_by=_("Only you"),
            kept=_("Seven days"),
            facts=[(_("Number"), str(number))] if number else [],
            records=lambda: [
                *({"course": each.course.title, "packed_at": each.made_at.isoformat()} for each in packed),
                *(
                    {"file": each.file_name, "state": each.state, "brought_at": each.brought_at.isoformat()}
                    for each in brought
                ),
            ],
            order=81,
            only_me=True,
        )
    ]
