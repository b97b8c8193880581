"""Work of this room that runs outside requests."""

from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from people.directory import forgetting
from people.directory.absence_import import keeping as absences
from people.directory.staff_import import keeping
from people.notifications import services as notifications
from people.privacy import services
from people.profiles import services as profiles

NOTIFICATIONS_KEPT = timedelta(days=90)
PROFILES_KEPT = timedelta(days=90)
THREE_YEARS = CONSENTS_KEPT = LOOKS_KEPT = IMPORTS_KEPT = timedelta(days=3 * 366)


@shared_task(name="people.forget_old")
def forget_old() -> None:
    notifications.forget_old(before=timezone.now() - NOTIFICATIONS_KEPT)
    services.forget_old(before=timezone.now() - LOOKS_KEPT)
    profiles.forget_old(left_before=timezone.now() - PROFILES_KEPT, ended_before=timezone.now() - CONSENTS_KEPT)
    for imported in (keeping, absences):
        imported.forget_files(before=timezone.now() - timedelta(days=settings.STAFF_IMPORT_DAYS))
        imported.forget_imports(before=timezone.now() - IMPORTS_KEPT)
    absences.forget_absences(before=timezone.localdate() - THREE_YEARS)
    forgetting.forget_deputyships(before=timezone.localdate() - THREE_YEARS)
    forgetting.forget_grants(before=timezone.localdate() - THREE_YEARS)
