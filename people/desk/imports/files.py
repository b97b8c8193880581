"""The files that were brought, as they lie in the storage."""

import hashlib

from django.utils.translation import gettext as _

from people.directory.models import StaffImport
from people.directory.staff_import.plan import Tables, read_tables
from people.directory.staff_import.sheets import UnreadableFileError


def digest_of(staff_file: bytes, offices_file: bytes | None) -> str:
    """What tells these files from all others."""
    return hashlib.sha256(hashlib.sha256(staff_file).digest() + (offices_file or b"")).hexdigest()


def contents(record: StaffImport) -> tuple[bytes, bytes | None]:
    """The staff file, and the file of offices if there is one; they must be those that were brought."""
    with record.staff_file.open() as file:
        people = file.read()
    offices = None
    if record.offices_file:
        with record.offices_file.open() as file:
            offices = file.read()
    if digest_of(people, offices) != record.digest:
        raise UnreadableFileError(_("The stored file is no longer the one that was brought. Please bring it again."))
    return people, offices


def tables_of(record: StaffImport) -> Tables:
    """The files, read as their columns were assigned."""
    people, offices = contents(record)
    return read_tables(people, offices, record.columns)
