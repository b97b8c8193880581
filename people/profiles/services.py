"""Changes to profiles and photos."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from people.directory.models import User
from people.profiles import consent, photos
from people.profiles.models import PhotoConsent, Profile

MOST_PER_HOUR = 10


class TooManyPhotosError(Exception):
    """Somebody changes the photo again and again."""


@transaction.atomic
def describe(*, profile: Profile, by: User) -> Profile:
    """Save what the person tells colleagues."""
    profile.save()
    log(instance=profile, action="people.describe", user=by)
    return profile


def show_photo(*, person: User, pictures: Mapping[int, bytes], by: User) -> User:
    """Show the photo (by its sizes in pixels) from now on: the person agreed to the current words."""
    photo = photos.keep(pictures)
    try:
        with transaction.atomic():
            return _change_photo(person, photo, by)
    except BaseException:
        photos.delete(photo)
        raise


def _change_photo(person: User, photo: str, by: User) -> User:
    person = User.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise ValidationError(_("This person has left. Photos are for people who work here."))
    an_hour_ago = timezone.now() - timedelta(hours=1)
    if PhotoConsent.objects.filter(user=person, given_at__gte=an_hour_ago).count() >= MOST_PER_HOUR:
        raise TooManyPhotosError
    _end_consents([person.pk], PhotoConsent.Ending.REPLACED)
    PhotoConsent.objects.create(user=person, wording=consent.CURRENT)
    _delete_after_commit(person.photo)
    person.photo = photo
    person.save(update_fields=["photo"])
    log(instance=person, action="people.show_photo", user=by, data={"wording": consent.CURRENT})
    return person


@transaction.atomic
def withdraw_photo(*, person: User, by: User) -> User:
    """End the consent and delete the photo in every size; asking twice changes nothing."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if _end_consents([person.pk], PhotoConsent.Ending.WITHDRAWN):
        log(instance=person, action="people.withdraw_photo", user=by)
    _delete_after_commit(person.photo)
    person.photo = ""
    person.save(update_fields=["photo"])
    return person


@transaction.atomic
def take_leave(people: list[int]) -> None:
    """Delete the photos of people (by id) who leave, and end their consents."""
    leaving = User.objects.filter(pk__in=people).exclude(photo="")
    for photo in leaving.values_list("photo", flat=True):
        _delete_after_commit(photo)
    leaving.update(photo="")
    _end_consents(people, PhotoConsent.Ending.LEFT)


def _end_consents(people: list[int], ending: PhotoConsent.Ending) -> int:
    running = PhotoConsent.objects.filter(user__in=people, ended_at=None)
    return running.update(ended_at=timezone.now(), ending=ending)


def _delete_after_commit(photo: str) -> None:
    """What cannot be deleted then, because the storage is away, goes the following night."""
    if photo:
        transaction.on_commit(partial(photos.delete, photo), robust=True)


@transaction.atomic
def forget_old(*, left_before: datetime, ended_before: datetime) -> None:
    """Forget profiles of people who left, photos nobody shows and consents that nobody needs to prove any more."""
    take_leave(list(User.objects.filter(is_active=False).exclude(photo="").values_list("pk", flat=True)))
    left = {"user__is_active": False, "user__left_on__lt": timezone.localdate(left_before)}
    Profile.objects.filter(**left).delete()
    PhotoConsent.objects.filter(ended_at__lt=ended_before).delete()
    unused = photos.left_over()
    for photo in unused - set(User.objects.exclude(photo="").values_list("photo", flat=True)):
        _delete_after_commit(photo)
