"""How people and offices stand in the database, written down so that it can be compared and brought back."""

from collections.abc import Iterable, Mapping
from typing import Any

from people.directory.models import Office, Post, RoleGrant, User
from people.directory.services import chunks
from people.directory.staff_import.comparing import PERSONAL

State = dict[str, Any]
FIELDS = (*PERSONAL, "is_active")


def states_of(people: Iterable[int]) -> dict[int, State]:
    """Person, posts and roles by id, as far as an import may change them."""
    found: dict[int, State] = {}
    for chunk in chunks(sorted(people)):
        for person in User.objects.filter(pk__in=chunk).order_by("pk").values("pk", *FIELDS):
            pk = person.pop("pk")
            found[pk] = {"person": written(person), "posts": [], "roles": []}
        for post in Post.objects.filter(user__in=chunk).order_by("pk").values():
            found[post["user_id"]]["posts"].append(written(post))
        for role in RoleGrant.objects.filter(user__in=chunk).order_by("pk").values():
            found[role["user_id"]]["roles"].append(written(role))
    return found


def office_states(keys: Iterable[str]) -> dict[str, State]:
    """Name, kind and place of these offices."""
    by_path = {office.path: office for office in Office.objects.all()}
    wanted = set(keys)
    return {
        office.key: {"name": office.name, "kind": office.kind, "above": above.key if above else ""}
        for office in by_path.values()
        if office.key in wanted
        for above in [by_path.get(office.path[: -Office.steplen])]
    }


def written(facts: Mapping[str, Any]) -> State:
    """The facts as JSON can hold them; days and numbers with decimals become text."""
    plain = (bool, int, str, dict, list, type(None))
    return {name: value if isinstance(value, plain) else str(value) for name, value in facts.items()}


def read_back(model: type[Post | User | RoleGrant], facts: State) -> State:
    """The facts as the database wants them."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: fields[name].to_python(value) for name, value in facts.items()}
