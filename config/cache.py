"""The cache of the production set-up: when Redis is away, each process remembers for itself and everybody goes on."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any, ClassVar

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

PAUSE = 5.0  # seconds before Redis is asked again


class PatientRedisCache(RedisCache):
    """Redis as long as it answers; meanwhile limits count per process, and what was remembered is read anew."""

    away_until: ClassVar[float] = 0.0

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.meanwhile = LocMemCache("meanwhile", {"max_entries": 10_000})

    @property
    def is_away(self) -> bool:
        """Whether Redis failed just now."""
        return monotonic() < PatientRedisCache.away_until


def patient(name: str) -> Callable[..., Any]:
    """The method of this name, carried out by the process itself while Redis is away."""
    ask = getattr(RedisCache, name)

    def carried_out(self: PatientRedisCache, *args: Any, **kwargs: Any) -> Any:
        if not self.is_away:
            try:
                return ask(self, *args, **kwargs)
            except RedisError as reason:
                PatientRedisCache.away_until = monotonic() + PAUSE
                logger.error("Redis does not answer, the cache does without it: %s", type(reason).__name__)
        return getattr(self.meanwhile, name)(*args, **kwargs)

    return carried_out


for method in (
    "add",
    "get",
    "set",
    "touch",
    "delete",
    "get_many",
    "has_key",
    "incr",
    "set_many",
    "delete_many",
    "clear",
):
    setattr(PatientRedisCache, method, patient(method))
