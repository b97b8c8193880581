"""What must be up to date before the first request: database, German texts and static files."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import activate
from django.utils.translation import gettext as _
from django.utils.translation.reloader import translation_file_changed

from cms.pages.models import HomePage
from cms.pages.services import set_up_site
from config import translations


def speak_german() -> None:
    """Compile German texts that have changed, and speak German from here on."""
    for storey in translations.compile_stale():
        translation_file_changed(sender=None, file_path=storey.compiled)
    activate(settings.LANGUAGE_CODE)


def bring_up_to_date(*, say: Callable[[str], object]) -> None:
    """Migrate, set up the site and collect static files where that is needed, and say what takes time."""
    outdated = migrations_missing()
    if outdated:
        say(_("Preparing the database …"))
        call_command("migrate", interactive=False, verbosity=0)
    if outdated or not HomePage.objects.exists():
        set_up_site()
    if collect_static_needed():
        say(_("Compressing styles and scripts …"))
        collect_static()


def migrations_missing() -> bool:
    """Whether a migration on disk is not in the database; a look at names, far cheaper than Django's plan."""
    recorder = MigrationRecorder(connection)
    applied = set(recorder.applied_migrations())
    for app in apps.get_app_configs():
        folder = Path(app.path) / "migrations"
        names = {path.stem for path in folder.glob("[0-9]*.py")}
        if any((app.label, name) not in applied for name in names):
            return True
    return False


def static_fingerprint() -> str:
    """Changes with every static file added, removed or edited."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def stamp() -> Path:
    """Where the fingerprint of the collected files is kept."""
    return Path(settings.STATIC_ROOT) / ".fingerprint"


def collect_static_needed() -> bool:
    """Whether any static source differs from what was collected last."""
    return not stamp().exists() or stamp().read_text() != static_fingerprint()


def collect_static() -> None:
    """Hash and compress all static files anew."""
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp().write_text(static_fingerprint())
