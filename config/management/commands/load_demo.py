"""`manage.py load_demo`: invented people, courses and conversations for trying the platform out."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import demo


class Command(BaseCommand):
    help = "Load the demo content; what is already there stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="also where real people might be")

    def handle(self, *, force: bool, **options: object) -> None:
        if settings.HTTPS and not force:
            raise CommandError(
                "Demo people have a known password and do not belong on a public platform. "
                "Use --force if this one is for trials only."
            )
        demo.load(say=self.stdout.write)
