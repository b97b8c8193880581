"""Makes a variable that a template of ours does not know an error instead of nothing."""

import inspect
from pathlib import Path

OUR_TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


class UndefinedVariableError(Exception):
    """A template printed a variable that its view did not give."""


class Undefined(str):
    """Django asks it for the text of an unknown variable; other people's templates get nothing, ours an error."""

    __slots__ = ()

    def __mod__(self, variable: object) -> str:
        template = _current_template()
        if template and Path(template).is_relative_to(OUR_TEMPLATES):
            raise UndefinedVariableError(f"{variable} is unknown in {Path(template).relative_to(OUR_TEMPLATES)}")
        return ""

    def __contains__(self, part: object) -> bool:
        return part == "%s"


def _current_template() -> str | None:
    """The file of the innermost template node being rendered."""
    frame = inspect.currentframe()
    while frame:
        node = frame.f_locals.get("self")
        origin = getattr(node, "origin", None)
        if origin is not None and getattr(origin, "name", None):
            return str(origin.name)
        frame = frame.f_back
    return None
