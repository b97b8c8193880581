"""Where photos lie, and under which address a browser gets them."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from people.profiles.pictures import SIZES

FOLDER = "portraits"
BEING_SAVED = timedelta(hours=1)  # a file that young may belong to a change that is not finished


def file_of(photo: str, size: int) -> str:
    """The file with the photo in that size; `photo` is what `User.photo` holds."""
    return f"{FOLDER}/{photo}-{size}.webp"


def address(photo: str, size: int) -> str:
    """Where a browser gets the photo in that size."""
    return default_storage.url(file_of(photo, size))


def keep(pictures: Mapping[int, bytes]) -> str:
    """Store the sizes of a photo under a name nobody can guess, and give that name."""
    photo = uuid4().hex
    for size, picture in pictures.items():
        default_storage.save(file_of(photo, size), ContentFile(picture))
    return photo


def read(photo: str, size: int) -> bytes:
    """The photo itself."""
    with default_storage.open(file_of(photo, size)) as file:
        return file.read()


def delete(photo: str) -> None:
    """Remove every size; what is gone already is no mistake."""
    for size in SIZES:
        default_storage.delete(file_of(photo, size))


def left_over() -> set[str]:
    """All photos that lie there for longer than a change takes."""
    try:
        _folders, files = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return set()
    since = timezone.now() - BEING_SAVED
    return {name.rpartition("-")[0] for name in files if default_storage.get_modified_time(f"{FOLDER}/{name}") < since}
