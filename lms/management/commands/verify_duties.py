"""`manage.py verify_duties`: proves that the table of duties says what computing it anew would say."""

from django.core.management.base import BaseCommand, CommandError

from lms.obligations.models import DutyStatus
from lms.obligations.services import findings


class Command(BaseCommand):
    """Changes nothing; ends with an error when something differs, so that a monitor notices."""

    help = "Compares the table of duties with what is derived from rules, proof and organisation today."

    def handle(self, *args: object, **options: object) -> None:
        found = 0
        for words in findings():
            found += 1
            self.stdout.write(words)
        if found:
            raise CommandError(f"{found} differences found. `manage.py rebuild_duties` computes everything anew.")
        self.stdout.write(f"{DutyStatus.objects.count()} duties checked, nothing differs.")
