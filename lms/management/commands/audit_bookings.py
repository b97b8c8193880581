"""`manage.py audit_bookings`: proves that seats, waiting lists and attendance agree with each other."""

from django.core.management.base import BaseCommand, CommandError

from courses.events.models import Session
from lms.attendance.audit import findings


class Command(BaseCommand):
    """Changes nothing; ends with an error when something is wrong, so that a monitor notices."""

    help = "Checks seats, waiting lists and attendance of all sessions."

    def handle(self, *args: object, **options: object) -> None:
        found = list(findings())
        for words in found:
            self.stdout.write(words)
        if found:
            raise CommandError(f"{len(found)} contradictions found.")
        self.stdout.write(f"{Session.objects.count()} sessions checked, nothing contradicts.")
