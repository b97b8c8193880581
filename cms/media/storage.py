"""Where uploads lie, and under which address a browser may fetch them."""

from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.core.signing import Signer

SIGNER = Signer(salt="media")


class SignedFileStorage(FileSystemStorage):
    """Files on this machine; an address works only with our signature, and without any cookie."""

    def url(self, name: str | None) -> str:
        path = (name or "").replace("\\", "/")
        signature = SIGNER.signature(path)
        return f"{settings.CONTENT_ORIGIN}{settings.MEDIA_URL}{quote(path)}?s={quote(signature)}"
