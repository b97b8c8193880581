"""Carries out the operations of a PATCH on a document (RFC 7644, section 3.5.2), as Entra ID and others send them.

Kinder than the standard where a client known to be in use needs it: operations in any case, truth as a word, dotted
names and schema names as keys of a value without path, `remove` of the members given as value, and a value that is
added where `emails[type eq "work"]` finds none yet.
"""

from copy import deepcopy

from people.provisioning.protocol.attributes import Attribute, Resource, named
from people.provisioning.protocol.documents import typed
from people.provisioning.protocol.filters import parse_path
from people.provisioning.protocol.matching import meets
from people.provisioning.protocol.refusals import (
    Refused,
    immutable,
    invalid_path,
    invalid_syntax,
    invalid_value,
    no_target,
)
from people.provisioning.protocol.trees import AllOf, Comparison, Filter, Path

MOST_OPERATIONS = 1000
# Attributes of RFC 7643 that we do not keep; identity systems send them by default, and lose nothing by it.
NOT_KEPT = frozenset(
    {
        *("addresses", "entitlements", "ims", "locale", "nickname", "password", "photos", "preferredlanguage"),
        *("profileurl", "roles", "timezone", "usertype", "x509certificates", "division", "organization"),
        *("honorificprefix", "honorificsuffix", "middlename"),
    }
)


def patched(document: dict, request: object, resource: Resource) -> dict:
    """The document after all operations; the one given is left as it was."""
    result = deepcopy(document)
    for operation in operations(request):
        kind, path, value = read_operation(operation)
        if path:
            apply(result, kind, parse_path(path), value, resource)
        else:
            apply_object(result, kind, value, resource)
    return {key: value for key, value in result.items() if value not in ({}, [], None)}


def operations(request: object) -> list:
    if not isinstance(request, dict):
        raise invalid_syntax("The request must hold a JSON object.")
    found = insensitive(request).get("operations")
    if not isinstance(found, list) or not found or len(found) > MOST_OPERATIONS:
        raise invalid_syntax(f"Operations must be a list of 1 to {MOST_OPERATIONS} operations.")
    return found


def read_operation(operation: object) -> tuple[str, str, object]:
    """What to do, where, and with which value."""
    if not isinstance(operation, dict):
        raise invalid_syntax("Each operation must be a JSON object.")
    given = insensitive(operation)
    kind, path = str(given.get("op", "")).casefold(), given.get("path") or ""
    if kind not in {"add", "replace", "remove"}:
        raise invalid_syntax("The op must be add, replace or remove.")
    if not isinstance(path, str):
        raise invalid_path("The path must be a text.")
    if kind == "remove" and not path:
        raise no_target("To remove something, say which by a path.")
    return kind, path.strip(), given.get("value")


def insensitive(given: dict) -> dict:
    return {str(key).casefold(): value for key, value in given.items()}


def apply_object(document: dict, kind: str, value: object, resource: Resource) -> None:
    """Without a path, each key of the value is one; what is ours to set or unknown is passed over."""
    if not isinstance(value, dict):
        raise invalid_syntax("Without a path, the value must be a JSON object.")
    for key, inner in value.items():
        if resource.extension(key) and isinstance(inner, dict):
            for name, part in inner.items():
                apply_leniently(document, kind, f"{key}:{name}", part, resource)
        elif key.casefold() != "schemas":
            apply_leniently(document, kind, key, inner, resource)


def apply_leniently(document: dict, kind: str, path: str, value: object, resource: Resource) -> None:
    try:
        apply(document, kind, parse_path(path), value, resource)
    except Refused as reason:
        if reason.kind not in {"mutability", "invalidPath"}:
            raise


def apply(document: dict, kind: str, path: Path, value: object, resource: Resource) -> None:
    """Carry out one operation at its place."""
    whole = resource.extension(f"{path.name.schema}:{path.name.name}")
    if whole:
        return apply_extension(document, kind, whole[0], value, resource)
    attribute = named(resource.within(path.name.schema), path.name.name)
    if attribute is None:
        if path.name.name.casefold() in NOT_KEPT:
            return None
        raise invalid_path(f"There is no attribute {path.name}.")
    if attribute.is_ours:
        raise immutable(f"{attribute.name} cannot be changed.")
    holder = document
    if extension := resource.extension(path.name.schema):
        holder = document.setdefault(extension[0], {})
    if path.filter:
        return change_chosen(holder, kind, attribute, path.filter, path.part, value)
    if path.name.part:
        return change_part(holder, kind, attribute, path.name.part, value)
    return change(holder, kind, attribute, value)


def apply_extension(document: dict, kind: str, schema: str, value: object, resource: Resource) -> None:
    """The path names a whole extension."""
    if kind == "remove":
        document.pop(schema, None)
    elif not isinstance(value, dict):
        raise invalid_value("An extension consists of attributes.")
    else:
        apply_object(document, kind, {schema: value}, resource)


def change(holder: dict, kind: str, attribute: Attribute, value: object) -> None:
    """A whole attribute."""
    given = typed(attribute, value)
    present = holder.get(attribute.name)
    if kind == "remove":
        gone = given if attribute.many and value is not None else present
        left = [each for each in present or [] if not same(each, gone)] if attribute.many else None
        set_or_drop(holder, attribute, left)
    elif kind == "add" and attribute.many:
        set_or_drop(holder, attribute, joined(present or [], given, attribute))  # type: ignore[arg-type]
    elif attribute.type == "complex" and not attribute.many and isinstance(given, dict):
        set_or_drop(holder, attribute, (present or {}) | given if attribute.name == "name" else given)
    else:
        set_or_drop(holder, attribute, given)


def same(value: dict, among: object) -> bool:
    return isinstance(among, list) and value.get("value") in [each.get("value") for each in among]


def joined(present: list[dict], given: list[dict], attribute: Attribute) -> list[dict]:
    """Both lists; a value that is there already is not added again, one of a known type takes its place."""
    result = {each.get("value"): each for each in present}
    for each in given:
        kind = str(each.get("type", "")).casefold()
        if attribute.name != "members" and kind:
            result = {key: old for key, old in result.items() if str(old.get("type", "")).casefold() != kind}
        result.setdefault(each.get("value"), each)
    return list(result.values())


def set_or_drop(holder: dict, attribute: Attribute, value: object) -> None:
    if value in (None, "", [], {}):
        if attribute.required:
            raise immutable(f"{attribute.name} cannot be without a value.")
        holder.pop(attribute.name, None)
    else:
        holder[attribute.name] = value


def change_part(holder: dict, kind: str, attribute: Attribute, name: str, value: object) -> None:
    """A part of an attribute; of one with many values, the part of each."""
    part = part_of(attribute, name)
    if part is None:
        return
    if attribute.many:
        for each in holder.get(attribute.name) or []:
            set_or_drop(each, part, None if kind == "remove" else typed(part, value))
        return
    inner = dict(holder.get(attribute.name) or {})
    set_or_drop(inner, part, None if kind == "remove" else typed(part, value))
    set_or_drop(holder, attribute, inner)


def part_of(attribute: Attribute, name: str) -> Attribute | None:
    """The part that may be changed; None for one that is not kept."""
    part = attribute.part(name)
    if part is None and name.casefold() in NOT_KEPT:
        return None
    if part is None:
        raise invalid_path(f"{attribute.name} has no part {name}.")
    if part.is_ours:
        raise immutable(f"{attribute.name}.{part.name} cannot be changed.")
    return part


def change_chosen(holder: dict, kind: str, attribute: Attribute, chosen: Filter, name: str, value: object) -> None:
    """Those values of the attribute that meet the filter, or a part of them."""
    if not attribute.many:
        raise invalid_path(f"{attribute.name} has one value only; no choice is possible.")
    values = holder.get(attribute.name) or []
    found = [each for each in values if meets(each, chosen, attribute)]
    if kind == "remove" and not name:
        return set_or_drop(holder, attribute, [each for each in values if each not in found])
    if not found and kind != "remove":
        found = [example(chosen)]
        values = [*values, *found]
    part = part_of(attribute, name) if name else None
    for each in found:
        if part:
            set_or_drop(each, part, None if kind == "remove" else typed(part, value))
        elif not name and isinstance(new := typed(single(attribute), value), dict):
            each.update(new)
    return set_or_drop(holder, attribute, [each for each in values if each.get("value")])


def single(attribute: Attribute) -> Attribute:
    """The attribute as if it had one value only."""
    return Attribute(attribute.name, attribute.text, attribute.type, parts=attribute.parts)


def example(chosen: Filter) -> dict:
    """A value that meets the filter, where it says what it must be: `type eq "work"`."""
    tests = chosen.filters if isinstance(chosen, AllOf) else (chosen,)
    if not all(isinstance(test, Comparison) and test.operator == "eq" for test in tests):
        raise no_target("No value meets the filter of the path.")
    return {test.name.name: test.value for test in tests}  # type: ignore[union-attr]
