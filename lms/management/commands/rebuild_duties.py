"""`manage.py rebuild_duties`: computes everybody's duties anew, as every night."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.obligations.services import rebuild


class Command(BaseCommand):
    """With `--even-if-many-end` also when suspiciously many would end: somebody has looked and found it right."""

    help = "Computes everybody's duties anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--even-if-many-end", action="store_true", help="write although very many duties end")

    def handle(self, *args: object, **options: object) -> None:
        tally = rebuild(is_guarded=not options["even_if_many_end"])
        if tally.stopped:
            raise CommandError(
                f"{tally.ended} of {tally.running} duties would end. Nothing was ended; check the last staff import."
            )
        self.stdout.write(f"{tally.people} people: {tally.began} began, {tally.changed} changed, {tally.ended} ended.")
