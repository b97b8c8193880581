"""Two people decide at the same moment."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from community.models import Question
from community.questions import services
from people.models import User


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_accepts_leave_one_accepted_answer(world, alma, cem, bruno):
    question = Question.objects.create(asker=alma, office=world.registry, title="Farbe?")
    answers = [services.reply(question=question, text=text, by=cem) for text in ("Ja.", "Nein.")]
    start = Barrier(2)

    def accept(answer, by: User) -> None:
        start.wait()
        services.accept(reply=answer, by=by)
        connection.close()

    threads = [Thread(target=accept, args=pair) for pair in zip(answers, (alma, bruno), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert question.replies.filter(is_accepted=True).count() == 1
    question.refresh_from_db()
    assert question.state == Question.State.SOLVED
