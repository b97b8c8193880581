"""Whether the platform is well: for load balancers and monitoring, without a word about people or secrets."""

import shutil
import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.celery import app
from people.entrance import pressure
from people.notifications import refused
from people.notifications.mailing import failed_since

PULSE = "worker-pulse"
LEAST_ROOM = 256 * 2**20  # bytes
LATEST = 180  # seconds after which a worker that gave no sign counts as stopped


@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """The process answers; whoever gets no answer may restart it."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Everything the platform needs, each by name; 503 as long as one is missing.

    What is worth knowing without anything being broken stands beside it.
    """
    parts = {name: state(check) for name, check in CHECKS.items()}
    well = all(part == "ok" for part in parts.values())
    notes = {"sign_in": "under attack"} if pressure.is_felt() else {}
    notes |= mail_given_up() if parts["database"] == "ok" else {}
    return JsonResponse({"status": "ok" if well else "failing", **parts, **notes}, status=200 if well else 503)


def state(check: Callable[[], bool]) -> str:
    """“ok” or “failing”, whatever went wrong: reasons belong in the log, not in an open answer."""
    try:
        return "ok" if check() else "failing"
    except Exception:
        return "failing"


def mail_given_up() -> dict[str, str]:
    """How many mails of the last day could not be sent, if any."""
    number = failed_since(timezone.now() - timedelta(days=1)) + refused.number()
    return {"mail": f"{number} not sent"} if number else {}


def database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def cache_remembers() -> bool:
    cache.set("health", "remembered", 10)
    return cache.get("health") == "remembered" and not getattr(cache, "is_away", False)


def broker_accepts() -> bool:
    with app.connection_for_write(connect_timeout=2) as line:
        line.ensure_connection(max_retries=1, timeout=3)
        return True


def storage_has_room() -> bool:
    """Uploads, exports and, in one-process mode, database and queue still find a place."""
    return shutil.disk_usage(settings.DATA_DIR).free > LEAST_ROOM


def worker_works() -> bool:
    """A worker did the job of the last minutes; without a shared cache nobody can tell."""
    if not (settings.EMBEDDED or settings.REDIS_URL):
        return True
    return time.time() - cache.get(PULSE, 0) < LATEST


def note_pulse() -> None:
    """A worker was here just now."""
    cache.set(PULSE, time.time(), None)


CHECKS = {
    "database": database_answers,
    "cache": cache_remembers,
    "broker": broker_accepts,
    "storage": storage_has_room,
    "worker": worker_works,
}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """An internal platform: no search engine needs to look."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")


@require_safe
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Browsers ask at this address whatever a page says."""
    return HttpResponseRedirect(static("favicon.svg"))
