"""Changes to questions and answers."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from community.movers.appointments import answering
from community.movers.offices import home_of
from community.questions import notices
from community.questions.models import Question, Reply
from people.directory.models import Office, User
from people.notifications.services import notify

MOST_PER_HOUR = 10


class TooManyQuestionsError(Exception):
    """Somebody asks faster than colleagues can read."""


@transaction.atomic
def ask(*, asker: User, office: Office, title: str, text: str = "", page: Page | None = None, by: User) -> Question:
    """Put a question to the Digital Movers of an office and tell them."""
    an_hour_ago = timezone.now() - timedelta(hours=1)
    if Question.objects.filter(asker=asker, asked_at__gte=an_hour_ago).count() >= MOST_PER_HOUR:
        raise TooManyQuestionsError
    question = Question.objects.create(asker=asker, office=home_of(office), title=title, text=text, page=page)
    log(question, "community.ask", user=by)
    notify(
        recipients=[user.pk for user in answering(question.office) if user != asker],
        kind=notices.ASKED,
        event=f"{notices.ASKED}:{question.pk}",
        facts={"office": question.office.name},
        url=question.get_absolute_url(),
    )
    return question


@transaction.atomic
def reply(*, question: Question, text: str, by: User) -> Reply:
    """Answer, or ask back; the first answer from somebody else makes the question answered."""
    question = Question.objects.select_for_update(of=["self"]).get(pk=question.pk)
    answer = Reply.objects.create(question=question, author=by, text=text)
    if by.pk != question.asker_id and question.state == Question.State.OPEN:
        question.state = Question.State.ANSWERED
    question.save()  # the search finds the words of the answer too
    log(question, "community.reply", user=by, data={"reply": answer.pk})
    _tell_of_reply(answer)
    return answer


def _tell_of_reply(answer: Reply) -> None:
    """The asker hears of an answer; when the asker writes, those who answered so far and still look after it do."""
    question = answer.question
    if answer.author_id != question.asker_id:
        recipients, kind = [question.asker_id], notices.ANSWERED
    else:
        still = User.objects.filter(replies__question=question).exclude(pk=question.asker_id).distinct()
        recipients = [user.pk for user in still if Question.objects.visible_to(user).filter(pk=question.pk).exists()]
        kind = notices.ASKED_BACK
    facts = {"title": question.title} if kind == notices.ANSWERED else {"office": question.office.name}
    notify(
        recipients=recipients,
        kind=kind,
        event=f"{kind}:{answer.pk}",
        facts=facts,
        url=f"{question.get_absolute_url()}#antwort-{answer.pk}",
    )


@transaction.atomic
def accept(*, reply: Reply, by: User) -> Reply:
    """Mark the answer that solved the question; there is one, and the last word counts."""
    question = Question.objects.select_for_update(of=["self"]).get(pk=reply.question_id)
    answer = question.replies.get(pk=reply.pk)
    if answer.is_accepted:
        return answer
    question.replies.filter(is_accepted=True).update(is_accepted=False)
    answer.is_accepted = True
    answer.save(update_fields=["is_accepted"])
    question.state = Question.State.SOLVED
    question.save(update_fields=["state"])
    log(question, "community.accept", user=by, data={"reply": answer.pk})
    if answer.author_id not in (by.pk, question.asker_id):
        notify(
            recipients=[answer.author_id],
            kind=notices.ACCEPTED,
            event=f"{notices.ACCEPTED}:{answer.pk}",
            facts={"office": question.office.name},
            url=f"{question.get_absolute_url()}#antwort-{answer.pk}",
        )
    return answer
