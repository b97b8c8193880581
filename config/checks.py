"""What is wrong with this deployment, in sentences that say what to do; asked by every command and at every start."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.http.request import validate_host

from config import sign_on
from people.directory.roles import Role


@register(Tags.security)
def deployment(**kwargs: object) -> list[CheckMessage]:
    """Mistakes in the settings that would show only when it is too late."""
    return [*addresses(), *secrets(), *database(), *work(), *uploads(), *second_factor(), *sign_on.complaints()]


def addresses() -> Iterator[CheckMessage]:
    host = urlsplit(settings.PUBLIC_ORIGIN).hostname or ""
    if not validate_host(host, settings.ALLOWED_HOSTS):
        yield Error(
            f"PUBLIC_ORIGIN is {settings.PUBLIC_ORIGIN}, but requests for its host are refused.",
            hint=f"Add {host} to ALLOWED_HOSTS.",
            id="stadtcampus.E001",
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "ALLOWED_HOSTS accepts any host, so links in mails can be forged.",
            hint="Name the hosts of this platform, separated by commas.",
            id="stadtcampus.E002",
        )
    if not settings.EMBEDDED and not settings.HTTPS and host not in {"localhost", "127.0.0.1"}:
        yield Error(
            "Sign-ins and personal data would travel unencrypted.",
            hint="Set PUBLIC_ORIGIN to the https:// address people use.",
            id="stadtcampus.E003",
        )
    if settings.HTTPS and settings.DEBUG:
        yield Error(
            "DEBUG shows source code and settings to everybody when something goes wrong.",
            hint="Remove DEBUG from the environment.",
            id="stadtcampus.E004",
        )


def secrets() -> Iterator[CheckMessage]:
    if len(settings.SECRET_KEY) < 40 or len(set(settings.SECRET_KEY)) < 5:
        yield Error(
            "SECRET_KEY can be guessed; whoever does can sign in as anybody.",
            hint="Set it to at least 50 random characters, or remove it in the one-process mode.",
            id="stadtcampus.E005",
        )


def database() -> Iterator[CheckMessage]:
    given: dict = settings.DATABASES["default"]
    if given["ENGINE"].endswith("sqlite3"):
        if given.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE":
            yield Error(
                "SQLite without immediate transactions fails as soon as two people work at the same time.",
                hint="Leave DATABASE_URL empty for SQLite, or name a PostgreSQL database.",
                id="stadtcampus.E006",
            )
    elif given.get("OPTIONS", {}).get("pool") and given.get("CONN_MAX_AGE"):
        yield Error(
            "A connection pool and lasting connections exclude each other.",
            hint="Set DATABASE_CONNECTION_SECONDS=0.",
            id="stadtcampus.E007",
        )


def work() -> Iterator[CheckMessage]:
    if not settings.EMBEDDED and not settings.REDIS_URL:
        yield Warning(
            "Without Redis, limits for failed sign-ins count per process, and all processes must share a folder.",
            hint="Set REDIS_URL.",
            id="stadtcampus.W001",
        )
    options: dict = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    patience = options.get("visibility_timeout", settings.CELERY_TASK_TIME_LIMIT)
    if patience < settings.CELERY_TASK_TIME_LIMIT:
        yield Error(
            "Redis would hand out a task a second time while it is still running.",
            hint="The visibility timeout must be at least as long as the longest task.",
            id="stadtcampus.E008",
        )


def uploads() -> Iterator[CheckMessage]:
    if not settings.HTTPS:
        return
    if not settings.CONTENT_ORIGIN:
        yield Warning(
            "Uploaded files are served from the same host as the platform.",
            hint="Point a second host name to this server and set CONTENT_ORIGIN to it.",
            id="stadtcampus.W002",
        )
    elif urlsplit(settings.CONTENT_ORIGIN).hostname == urlsplit(settings.PUBLIC_ORIGIN).hostname:
        yield Error(
            "CONTENT_ORIGIN is the platform's own host, which protects nothing.",
            hint="Use a host name of its own, such as inhalte.campus.stadt.example.",
            id="stadtcampus.E009",
        )
    elif not validate_host(urlsplit(settings.CONTENT_ORIGIN).hostname or "", settings.ALLOWED_HOSTS):
        yield Error(
            "Requests for the host of CONTENT_ORIGIN are refused.",
            hint="Add it to ALLOWED_HOSTS.",
            id="stadtcampus.E010",
        )


def second_factor() -> Iterator[CheckMessage]:
    unknown = sorted(set(settings.SECOND_FACTOR_ROLES) - set(Role.values))
    if unknown:
        yield Error(
            f"SECOND_FACTOR_ROLES names roles that do not exist: {', '.join(unknown)}.",
            hint=f"Possible are: {', '.join(Role.values)}; “off” stands for none.",
            id="stadtcampus.E011",
        )
    if not settings.EMBEDDED and not settings.SECOND_FACTOR_ROLES:
        yield Warning(
            "Whoever guesses one password of HR or of an operator can read and change what concerns everybody.",
            hint="Remove SECOND_FACTOR_ROLES from the environment, or name the roles that need a second factor.",
            id="stadtcampus.W003",
        )
