"""Reading what identity systems say, each in its own shape: Keycloak nests, Entra ID lists, SAML repeats."""

from typing import Any


def at(claims: dict[str, Any], path: str) -> Any:
    """The claim of that name, or step by step into nested ones: `realm_access.roles`; None where there is nothing."""
    if path in claims:
        return claims[path]
    place: Any = claims
    for step in path.split("."):
        place = place.get(step) if isinstance(place, dict) else None
    return place


def text(claims: dict[str, Any], path: str) -> str:
    """A claim as one line; the first where there are several."""
    return next(iter(texts(at(claims, path))), "")


def texts(value: Any) -> list[str]:
    """A claim as a list of lines, whether it came as one value, a number or a list."""
    values = value if isinstance(value, list) else [value]
    return [str(item).strip() for item in values if isinstance(item, str | int) and str(item).strip()]


def groups(claims: dict[str, Any], path: str) -> list[str] | None:
    """The groups of the person; None when there were too many to send, as Entra ID does beyond 200."""
    if at(claims, path) is None and (path in (claims.get("_claim_names") or {}) or claims.get("hasgroups")):
        return None
    return texts(at(claims, path))


def is_strong(claims: dict[str, Any], marks: list[str]) -> bool:
    """Whether one of the marks of a second factor stands in `amr` or `acr`."""
    return not set(marks).isdisjoint([*texts(claims.get("amr")), *texts(claims.get("acr"))])
