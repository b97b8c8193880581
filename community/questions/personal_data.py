"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from community.questions.models import Question, Reply
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """Questions the person asked and answers the person wrote."""
    questions, replies = Question.objects.filter(asker=user), Reply.objects.filter(author=user)
    number = how_many(user, questions=questions, replies=replies)
    seen_by = _("Colleagues of the office asked, its Digital Movers, the programme team")
    asked = Section(
        key="questions",
        title=_("Questions you asked"),
        purpose=_("Help from colleagues"),
        seen_by=seen_by,
        kept=_("Your name is removed when you leave"),
        facts=[(_("Questions"), str(number["questions"]))],
        records=lambda: [
            {"title": one.title, "text": one.text, "state": one.state, "asked_at": one.asked_at.isoformat()}
            for one in questions
        ],
        order=63,
    )
    answered = Section(
        key="replies",
        title=_("Answers you wrote"),
        purpose=_("Help for colleagues"),
        seen_by=seen_by,
        kept=_("Your name is removed when you leave"),
        facts=[(_("Answers"), str(number["replies"]))],
        records=lambda: [{"text": one.text, "written_at": one.written_at.isoformat()} for one in replies],
        order=64,
    )
    return [section for section, holds in ((asked, number["questions"]), (answered, number["replies"])) if holds]
