"""Hands out uploads: to whoever has an address we signed, without any cookie, and never as a part of our own pages."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.core.signing import BadSignature
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from cms.media.storage import SIGNER
from people.profiles.photos import FOLDER as PHOTOS

# What a browser may show; everything else is only offered for download.
SHOWN = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".vtt": "text/vtt; charset=utf-8",
}
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
CHUNK = 64 * 1024


@require_safe
def upload(request: HttpRequest, path: str) -> HttpResponseBase:
    """One uploaded file; a wrong signature, a wrong host and a file that is gone all give the same 404."""
    if settings.CONTENT_ORIGIN and request.get_host() != urlsplit(settings.CONTENT_ORIGIN).netloc:
        raise Http404
    try:
        SIGNER.unsign(f"{path}:{request.GET.get('s', '')}")
        file = default_storage.open(path)
    except (BadSignature, SuspiciousFileOperation, OSError) as reason:
        raise Http404 from reason
    return with_protection(part_or_whole(request, file, file.size), path)


upload.open_to_everyone = True


def part_or_whole(request: HttpRequest, file: BinaryIO, size: int) -> HttpResponseBase:
    """The file, or the one stretch of it a video player asks for."""
    asked = request.headers.get("Range", "")
    if not asked:
        return FileResponse(file)
    stretch = stretch_of(asked, size)
    if stretch is None:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = stretch
    response = StreamingHttpResponse(read(file, first, last), status=206)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last - first + 1)
    return response


def stretch_of(asked: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a Range header such as `bytes=0-99`, `100-` or `-50`; None if it cannot be met."""
    match = RANGE.fullmatch(asked.strip())
    if not match or match.groups() == ("", "") or not size:
        return None
    start, end = match.groups()
    if not start:
        return (max(size - int(end), 0), size - 1) if int(end) else None
    first, last = int(start), min(int(end), size - 1) if end else size - 1
    return (first, last) if first <= last else None


def read(file: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    """The bytes of a stretch, piece by piece."""
    with file:
        file.seek(first)
        missing = last - first + 1
        while missing and (piece := file.read(min(CHUNK, missing))):
            missing -= len(piece)
            yield piece


def with_protection(response: HttpResponseBase, path: str) -> HttpResponseBase:
    """The right type and nothing a browser could be talked into: no sniffing, no scripts, no shared cache."""
    name = PurePosixPath(path).name
    shown = SHOWN.get(PurePosixPath(path).suffix.lower())
    response["Content-Type"] = shown or "application/octet-stream"
    if not shown:
        response["Content-Disposition"] = f'attachment; filename="{re.sub(r"[^A-Za-z0-9._-]", "_", name)}"'
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    if path.startswith(f"{PHOTOS}/"):
        response["Cache-Control"] = "private, max-age=600"  # a photo may be withdrawn; browsers forget it soon
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    if settings.CONTENT_ORIGIN:
        response["Access-Control-Allow-Origin"] = settings.PUBLIC_ORIGIN
    return response
