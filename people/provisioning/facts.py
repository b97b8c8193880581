"""What a document says about a person, in our words; checked as strictly as a row of HR's file."""

from dataclasses import dataclass, fields

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from people.directory.staff_import import cells
from people.provisioning.protocol.attributes import ENTERPRISE
from people.provisioning.protocol.refusals import invalid_value

LONGEST = {
    "userName": 200,
    "externalId": 200,
    "phoneNumbers": 40,
    "title": 120,
    "department": 200,
    "costCenter": 200,
    "emails": 254,
}
NUMBER_FROM = {"employeeNumber": "employee_number", "externalId": "external_id", "userName": "user_name"}


@dataclass(frozen=True)
class Facts:
    """One person as the identity system sees them; empty is not said."""

    user_name: str = ""
    external_id: str = ""
    employee_number: str = ""
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    title: str = ""
    department: str = ""
    cost_center: str = ""
    manager: str = ""
    active: bool = True

    def differing(self, before: "Facts") -> set[str]:
        """The names of the facts that are not as before."""
        return {fact.name for fact in fields(self) if getattr(self, fact.name) != getattr(before, fact.name)}


def facts_of(document: dict) -> Facts:
    """The facts a document holds."""
    work = document.get(ENTERPRISE, {})
    first, last = names(document)
    return Facts(
        user_name=short("userName", document.get("userName", "")),
        external_id=short("externalId", document.get("externalId", "")),
        employee_number=work.get("employeeNumber", ""),
        first_name=first,
        last_name=last,
        email=mailbox(chosen(document.get("emails", []))),
        phone=short("phoneNumbers", chosen(document.get("phoneNumbers", []))),
        title=short("title", document.get("title", "")),
        department=short("department", work.get("department", "")),
        cost_center=short("costCenter", work.get("costCenter", "")),
        manager=work.get("manager", {}).get("value", ""),
        active=document.get("active", True),
    )


def short(name: str, text: str) -> str:
    if len(text) > LONGEST[name]:
        raise invalid_value(f"{name} may be {LONGEST[name]} characters long.")
    return text


def names(document: dict) -> tuple[str, str]:
    """First and last name; taken from the displayed name where a system knows only that."""
    name = document.get("name", {})
    first, last = name.get("givenName", ""), name.get("familyName", "")
    if not last:
        shown = document.get("displayName", "").strip()
        start, _mark, end = shown.partition(",")[::-1] if "," in shown else shown.rpartition(" ")
        first, last = first or start.strip(), end.strip()
    return first, last


def chosen(values: list[dict]) -> str:
    """The one value we keep: the main one, else the first; what is private or mobile is not ours to know."""
    fit = [value for value in values if str(value.get("type") or "work").casefold() == "work" and value.get("value")]
    fit.sort(key=lambda value: value.get("primary") is not True)
    return fit[0]["value"] if fit else ""


def mailbox(text: str) -> str:
    if text:
        try:
            validate_email(short("emails", text))
        except ValidationError:
            raise invalid_value("emails: this is no e-mail address.") from None
    return text.lower()


def personnel_number(facts: Facts, source: str) -> str:
    """The number under which HR knows the person, from the attribute the token's operators named."""
    try:
        return cells.personnel_number(getattr(facts, NUMBER_FROM[source]))
    except cells.RefusedError:
        raise invalid_value(
            f"{source} must hold the personnel number, 3 to 20 digits. Please check the mapping of attributes."
        ) from None


def sound_name(text: str, name: str) -> str:
    """A name as HR's file may hold it, too."""
    try:
        return cells.person_name(text, name)
    except cells.RefusedError:
        raise invalid_value(f"{name} must hold 1 to 100 printable characters and not begin like a formula.") from None
