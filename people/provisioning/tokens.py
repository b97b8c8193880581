"""Tokens: made, recognised, limited and revoked."""

from datetime import timedelta
from hashlib import sha256

from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import get_random_string
from wagtail.log_actions import log

from people.directory.models import User
from people.provisioning.models import ScimRequest, ScimToken

PREFIX = "scim_"  # so that scanners of source code recognise one that was left lying about
NOTED_EVERY = timedelta(minutes=1)


def issue(*, token: ScimToken, by: User) -> str:
    """Store the new token; its secret is told once, here."""
    secret = PREFIX + get_random_string(43)
    token.beginning, token.digest, token.owner = secret[:9], digest(secret), by
    token.save()
    log(instance=token, action="people.scim_issue", user=by)
    return secret


def change(*, token: ScimToken, by: User) -> None:
    """Store what the token may."""
    token.save()
    log(instance=token, action="people.scim_change", user=by)


def revoke(*, token: ScimToken, by: User) -> None:
    """The token opens nothing from now on."""
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        log(instance=token, action="people.scim_revoke", user=by)


def digest(secret: str) -> str:
    """What is kept of a secret; a slow hash is not needed, because nobody can guess 43 random characters."""
    return sha256(secret.encode()).hexdigest()


def recognise(secret: str) -> ScimToken | None:
    """The valid token with this secret; remembers that it was used."""
    token = ScimToken.objects.valid().filter(digest=digest(secret)).first()
    now = timezone.now()
    if token and (token.last_used_at is None or token.last_used_at < now - NOTED_EVERY):
        ScimToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token


def counted(key: str, minutes: int = 1) -> int:
    """How often this happened within the running minutes, this time included."""
    cache.add(f"scim:{key}", 0, minutes * 60)
    try:
        return cache.incr(f"scim:{key}")
    except ValueError:  # forgotten in between
        return 1


def forget_old(*, before: object) -> None:
    """Delete requests that are older than the audit is kept."""
    ScimRequest.objects.filter(at__lt=before).delete()
