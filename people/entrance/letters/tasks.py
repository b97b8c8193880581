"""Work of this room that runs outside requests."""

from celery import shared_task

from people.entrance.letters.models import LetterBatch


@shared_task(name="people.write_letters")
def write_letters(batch: int) -> None:
    """Write the letters somebody asked for; a failure is told to the person and to the operator's log."""
    from people.entrance.letters import services

    found = LetterBatch.objects.select_related("by").get(pk=batch)
    try:
        services.write(batch=found)
    except Exception:
        services.fail(batch=found)
        raise
