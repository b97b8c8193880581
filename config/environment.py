"""Typed readers for the environment: every setting says what it is for when it is missing or malformed."""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.FileAwareEnv()


def text(name: str, default: str) -> str:
    """A line of text, or the content of the file named by NAME_FILE."""
    return env.str(name, default).strip()


def flag(name: str, *, default: bool) -> bool:
    """A yes or no: true, false, 1, 0, yes, no, on, off."""
    value = env.str(name, "yes" if default else "no").strip().lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off", ""}:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, but it is “{value}”.")


def number(name: str, default: int) -> int:
    """A whole number."""
    value = env.str(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, but it is “{value}”.") from None


def hours(name: str, default: tuple[int, int]) -> tuple[int, int]:
    """From which full hour to which, such as 6-20; 0-0 is at any time."""
    value = env.str(name, "{}-{}".format(*default))
    first, dash, last = value.partition("-")
    if not (dash and first.strip().isdecimal() and last.strip().isdecimal() and int(first) <= int(last) <= 24):
        raise ImproperlyConfigured(f"{name} must look like 6-20, but it is “{value}”.")
    return int(first), int(last)


def words(name: str, default: list[str]) -> list[str]:
    """A list separated by commas."""
    value = env.str(name, ",".join(default))
    return [word.strip() for word in value.split(",") if word.strip()]


def choices(name: str, default: list[str]) -> list[str]:
    """A list separated by commas in which “off” stands for none; an empty value counts as not given."""
    return [word for word in words(name, []) or default if word != "off"]


def origin(name: str, default: str) -> str:
    """An address without path, such as https://campus.stadt.example."""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    if value and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path):
        raise ImproperlyConfigured(f"{name} must look like https://campus.stadt.example, but it is “{value}”.")
    return value


def directory(name: str, default: Path) -> Path:
    """A folder that exists afterwards."""
    path = Path(text(name, str(default))).expanduser().resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret(name: str, *, stored_in: Path, required: bool) -> str:
    """A secret from the environment; the embedded mode makes one on first start and keeps it in a private file."""
    value = text(name, "")
    if value:
        return value
    if required:
        raise ImproperlyConfigured(
            f"{name} is missing. Set it to 50 random characters, or {name}_FILE to a file with them."
        )
    if not stored_in.exists():
        stored_in.touch(mode=0o600)
        stored_in.write_text(secrets.token_urlsafe(50))
    return stored_in.read_text().strip()
