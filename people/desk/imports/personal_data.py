"""What this room keeps about a person: changes by imports, and the imports somebody had to do with."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.directory.models import AbsenceImport, ColumnAssignment, ImportedChange, StaffImport, User
from people.privacy.sections import Section


def sections(user: User) -> list[Section]:
    """What imports changed about the person, and what the person did with imports."""
    days = settings.STAFF_IMPORT_DAYS
    kept = ngettext(
        "Changes for %(days)s day, who did what for three years",
        "Changes for %(days)s days, who did what for three years",
        days,
    )
    return [
        Section(
            key="staff_imports",
            title=_("Changes by imports of HR's file"),
            purpose=_("Checking an import before it happens, and undoing it afterwards"),
            seen_by=_("HR and operators"),
            kept=kept % {"days": days},
            records=lambda: [*changes(user), *own(user), *absences(user), *assignments(user)],
            order=85,
        )
    ]


def changes(user: User) -> list[dict]:
    """What imports changed about the person, or would."""
    found = ImportedChange.objects.filter(user=user).select_related("staff_import")
    facts = ("kind", "details", "before", "after", "left_alone")
    return [
        {
            "at": change.staff_import.started_at.isoformat(),
            "state": change.staff_import.state,
            **{name: getattr(change, name) for name in facts},
        }
        for change in found
    ]


def own(user: User) -> list[dict]:
    """The imports the person brought, released, carried out or undid."""
    mine = Q(by=user) | Q(released_by=user) | Q(carried_out_by=user) | Q(undone_by=user)
    return [
        {
            "at": record.started_at.isoformat(),
            "file": record.file_name,
            "brought": record.by_id == user.pk,
            "released": record.release_reason if record.released_by_id == user.pk else None,
            "carried_out": record.carried_out_by_id == user.pk,
            "undone": record.undone_by_id == user.pk,
        }
        for record in StaffImport.objects.filter(mine)
    ]


def absences(user: User) -> list[dict]:
    """The imports of absences the person brought or carried out."""
    return [
        {
            "at": record.started_at.isoformat(),
            "file": record.file_name,
            "state": record.state,
            "brought": record.by_id == user.pk,
            "carried_out": record.carried_out_by_id == user.pk,
        }
        for record in AbsenceImport.objects.filter(Q(by=user) | Q(carried_out_by=user))
    ]


def assignments(user: User) -> list[dict]:
    """What the person said the columns of files mean."""
    found = ColumnAssignment.objects.filter(by=user)
    return [{"at": saved.assigned_at.isoformat(), "columns": saved.columns} for saved in found]
