"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from courses.exchange.models import QuestionImport
from people.directory.models import User
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """The files of questions the person brought."""
    brought = QuestionImport.objects.of(user)
    number = brought.count()
    return [
        Section(
            key="question_imports",
            title=_("Files of questions you brought"),
            purpose=_("Looking at a file of questions before it is taken into the bank"),
            seen_by=_("Only you"),
            kept=_("Seven days"),
            facts=[(_("Number"), str(number))] if number else [],
            records=lambda: [record(each) for each in brought],
            order=80,
            only_me=True,
        )
    ]


def record(each: QuestionImport) -> dict[str, object]:
    return {
        "file": each.file_name,
        "brought_at": each.brought_at.isoformat(),
        "state": each.state,
        "questions_taken": each.taken,
    }
