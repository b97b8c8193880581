"""Documents as they come and go: known attributes under their right names and types, whole or in parts."""

from collections.abc import Iterable

from people.provisioning.protocol.attributes import Attribute, Resource, named
from people.provisioning.protocol.filters import parse_path
from people.provisioning.protocol.refusals import Refused, invalid_syntax, invalid_value

WORDS = {"true": True, "false": False}  # Entra ID writes truth as a word
LONGEST = 1000  # characters of one text


def tidy(document: object, resource: Resource) -> dict:
    """What we keep of a document: known attributes, rightly named and typed; all others are passed over."""
    if not isinstance(document, dict):
        raise invalid_syntax("The request must hold a JSON object.")
    tidied: dict = {}
    for key, value in document.items():
        extension = resource.extension(key)
        if extension is None:
            tidied |= tidied_part(key, value, resource.within(""))
        elif isinstance(value, dict):
            name, attributes = extension
            parts = [tidied_part(inner, given, attributes) for inner, given in value.items()]
            tidied |= {name: {name: given for part in parts for name, given in part.items()}}
    return {key: value for key, value in tidied.items() if value != {}}


def replaced(document: dict, body: object, resource: Resource) -> dict:
    """The document after a PUT: what the body names is as it says, null and empty included; the rest stays known."""
    given = tidy(body, resource)
    result = dict(document)
    for key, value in body.items() if isinstance(body, dict) else ():
        if extension := resource.extension(key):
            name, attributes = extension
            spoken_of = {known.name for inner in value or {} if (known := named(attributes, inner))}
            kept = {inner: held for inner, held in result.get(name, {}).items() if inner not in spoken_of}
            result[name] = kept | given.get(name, {})
        elif known := named(resource.within(""), key):
            result.pop(known.name, None)
    return result | {key: value for key, value in given.items() if not resource.extension(key)}


def tidied_part(key: str, value: object, attributes: tuple[Attribute, ...]) -> dict:
    """The attribute under its right name; nothing if it is unknown, ours to set, or has no value."""
    known = named(attributes, key)
    if known is None or known.is_ours:
        return {}
    given = typed(known, value)
    return {} if given in (None, "", [], {}) else {known.name: given}


def typed(attribute: Attribute, value: object) -> object:
    """The value in the attribute's type; None is no value."""
    if attribute.many:
        values = value if isinstance(value, list) else [value]
        return [given for each in values if (given := one(attribute, each)) not in (None, "", {})]
    if isinstance(value, list):
        if len(value) > 1:
            raise invalid_value(f"{attribute.name} takes one value only.")
        return one(attribute, value[0]) if value else None
    return one(attribute, value)


def one(attribute: Attribute, value: object) -> object:
    if value is None:
        return None
    if attribute.type == "complex":
        return composed(attribute, value)
    if isinstance(value, dict):
        value = {key.casefold(): inner for key, inner in value.items()}.get("value")
    return truth(attribute, value) if attribute.type == "boolean" else text(attribute, value)


def composed(attribute: Attribute, value: object) -> dict:
    """The value's known parts; a bare text is its `value`."""
    given = value if isinstance(value, dict) else {"value": value}
    if not isinstance(value, dict) and attribute.part("value") is None:
        raise invalid_value(f"{attribute.name} consists of parts.")
    parts = {}
    for key, inner in given.items():
        part = attribute.part(key)
        if part and not part.is_ours and (typed_inner := one(part, inner)) not in (None, ""):
            parts[part.name] = typed_inner
    return parts


def truth(attribute: Attribute, value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().casefold() in WORDS:
        return WORDS[value.strip().casefold()]
    raise invalid_value(f"{attribute.name} must be true or false.")


def text(attribute: Attribute, value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise invalid_value(f"{attribute.name} must be a text.")
    given = str(value).strip()
    if len(given) > LONGEST or "\x00" in given or not given.isprintable():
        raise invalid_value(f"{attribute.name} is too long or holds control characters.")
    return given


def trimmed(document: dict, resource: Resource, *, only: Iterable[str] = (), without: Iterable[str] = ()) -> dict:
    """The document with only, or without, the attributes named in the request; the id always stays."""
    wanted, unwanted = places(only, resource), places(without, resource)

    def stays(*place: str) -> bool:
        always = place in {("id",), ("schemas",)}
        return always or ((not wanted or covered(place, wanted)) and not covered(place, unwanted))

    kept: dict = {}
    for place, value in leaves(document):
        if isinstance(value, list) and value and isinstance(value[0], dict):
            value = [{part: inner for part, inner in each.items() if stays(*place, part)} for each in value]
            if any(value):
                put(kept, place, value)
        elif stays(*place):
            put(kept, place, value)
    return kept


def places(names: Iterable[str], resource: Resource) -> set[tuple[str, ...]]:
    """Where the named attributes stand in a document, in small letters; what is no attribute is nowhere."""
    found: set[tuple[str, ...]] = set()
    for name in names:
        try:
            path = parse_path(name).name
        except Refused:
            continue
        whole = f"{path.schema}:{path.name}".casefold()
        if resource.extension(whole):
            found.add((whole,))
            continue
        schema = (path.schema,) if path.schema and path.schema.casefold() != resource.schema.casefold() else ()
        found.add(tuple(step.casefold() for step in (*schema, path.name, path.part) if step))
    return found


def leaves(document: dict, above: tuple[str, ...] = ()) -> Iterable[tuple[tuple[str, ...], object]]:
    """Every value that is not itself an object, with the way to it."""
    for key, value in document.items():
        if isinstance(value, dict):
            yield from leaves(value, (*above, key))
        else:
            yield (*above, key), value


def covered(place: tuple[str, ...], by: set[tuple[str, ...]]) -> bool:
    """Whether the place, or something it lies in, is among them."""
    way = tuple(step.casefold() for step in place)
    return any(way[:length] in by for length in range(1, len(way) + 1))


def put(document: dict, place: tuple[str, ...], value: object) -> None:
    *way, last = place
    for step in way:
        document = document.setdefault(step, {})
    document[last] = value
