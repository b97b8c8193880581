"""`manage.py translations`: German texts of all storeys."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import translations


class Command(BaseCommand):
    help = "Compile the German texts; --update collects new ones from the sources, --check finds gaps."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("storeys", nargs="*", help="only these: people cms courses community lms site")
        parser.add_argument("--update", action="store_true", help="bring the catalogues in line with the sources")
        parser.add_argument("--check", action="store_true", help="fail when something is missing, left over or wrong")

    def handle(self, *, storeys: list[str], update: bool, check: bool, **options: object) -> None:
        known = {storey.name for storey in translations.storeys()}
        if unknown := set(storeys) - known:
            raise CommandError(f"There is no storey {', '.join(unknown)}; there are {', '.join(sorted(known))}.")
        parts = translations.storeys(storeys)
        if update:
            self.update(parts)
        if check:
            self.check_german(parts)
        for storey in translations.compile_stale(parts):
            self.stdout.write(f"{storey.name}: compiled")

    def update(self, parts: list[translations.Storey]) -> None:
        """Write the catalogues anew and say how much German is missing."""
        for storey in parts:
            messages = translations.texts(translations.update(storey)).values()
            missing = sum(not translations.is_translated(message) for message in messages)
            self.stdout.write(f"{storey.name}: {len(messages)} texts, {missing} not yet translated")

    def check_german(self, parts: list[translations.Storey]) -> None:
        """Name every gap, and fail when there is one."""
        gaps = [gap for storey in parts for gap in translations.faults(storey)]
        gaps += translations.contradictions(translations.storeys())
        if gaps:
            raise CommandError("\n".join([*gaps, f"{len(gaps)} gaps in the German texts."]))
