"""`manage.py prepare`: what an installation needs after every update, before its processes start."""

from django.core.management.base import BaseCommand

from config import preparation


class Command(BaseCommand):
    help = "Bring German texts, database, site and static files up to date; does nothing where all is."

    def handle(self, **options: object) -> None:
        preparation.speak_german()
        preparation.bring_up_to_date(say=self.stdout.write)
