"""The attributes of people and groups that we keep (RFC 7643); the table checks what comes and describes itself."""

from dataclasses import dataclass

CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
CORE_GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"


@dataclass(frozen=True)
class Attribute:
    """One attribute: its type, and what may be done with it."""

    name: str
    text: str  # what it means to us, for /Schemas
    type: str = "string"
    many: bool = False
    required: bool = False
    exact: bool = False  # capital and small letters differ
    mutability: str = "readWrite"
    returned: str = "default"
    uniqueness: str = "none"
    parts: tuple["Attribute", ...] = ()

    @property
    def is_ours(self) -> bool:
        """Whether only the platform sets it."""
        return self.mutability == "readOnly"

    def part(self, name: str) -> "Attribute | None":
        """The sub-attribute of that name."""
        return named(self.parts, name)


def named(attributes: tuple[Attribute, ...], name: str) -> Attribute | None:
    """The attribute of that name, written in any case."""
    return next((found for found in attributes if found.name.casefold() == name.casefold()), None)


def ours(name: str, text: str, **more: object) -> Attribute:
    """An attribute that only the platform sets."""
    return Attribute(name, text, mutability="readOnly", **more)  # type: ignore[arg-type]


REF = ours("$ref", "Address of the resource", type="reference", exact=True)
PRIMARY = Attribute("primary", "Whether it is the main one; the only one kept is.", type="boolean")

COMMON = (
    ours("id", "Our number; never given to another", exact=True, returned="always", uniqueness="server"),
    Attribute("externalId", "The identity system's own number of the resource", exact=True),
    ours(
        "meta",
        "What is known about the resource itself",
        type="complex",
        parts=(
            ours("resourceType", "Kind of resource", exact=True),
            ours("created", "When it was first provisioned", type="dateTime"),
            ours("lastModified", "When provisioning last changed it", type="dateTime"),
            ours("location", "Address of the resource", type="reference", exact=True),
            ours("version", "Changes with the content", exact=True),
        ),
    ),
)

USER = (
    Attribute("userName", "Name of the account in the identity system", required=True, uniqueness="server"),
    Attribute(
        "name",
        "The person's name",
        type="complex",
        parts=(
            ours("formatted", "First and last name"),
            Attribute("givenName", "First name"),
            Attribute("familyName", "Last name"),
        ),
    ),
    Attribute("displayName", "First and last name; read where the parts of the name are missing"),
    Attribute("title", "Job"),
    Attribute("active", "Whether the person may sign in", type="boolean"),
    Attribute(
        "emails",
        "The mailbox; one is kept, the main or the work one",
        type="complex",
        many=True,
        parts=(Attribute("value", "Address"), Attribute("type", "Kind: work"), PRIMARY),
    ),
    Attribute(
        "phoneNumbers",
        "The telephone; one is kept, the main or the work one",
        type="complex",
        many=True,
        parts=(Attribute("value", "Number"), Attribute("type", "Kind: work"), PRIMARY),
    ),
    ours(
        "groups",
        "The groups the person is in; changed through the groups",
        type="complex",
        many=True,
        parts=(ours("value", "Our number of the group", exact=True), REF, ours("display", "Name of the group")),
    ),
)

WORK = (
    Attribute("employeeNumber", "Personnel number", exact=True),
    Attribute("department", "Office, by its key or its name"),
    Attribute("costCenter", "Office, by its key", exact=True),
    Attribute(
        "manager",
        "Supervisor",
        type="complex",
        parts=(
            Attribute("value", "Our number of the supervisor", exact=True),
            REF,
            ours("displayName", "Name of the supervisor"),
        ),
    ),
)

GROUP = (
    Attribute("displayName", "Name of the group", required=True, uniqueness="server"),
    Attribute(
        "members",
        "The people in it",
        type="complex",
        many=True,
        parts=(
            Attribute("value", "Our number of the person", exact=True),
            REF,
            Attribute("type", "Kind of member: User"),
            Attribute("display", "Name of the person"),
        ),
    ),
)


@dataclass(frozen=True)
class Resource:
    """A kind of resource: its own attributes, and those of its extension."""

    name: str  # User
    place: str  # Users
    text: str
    schema: str
    attributes: tuple[Attribute, ...]
    extensions: tuple[tuple[str, str, tuple[Attribute, ...]], ...] = ()

    def extension(self, schema: str) -> tuple[str, tuple[Attribute, ...]] | None:
        """The extension's name as it is written, and its attributes."""
        for known, _text, attributes in self.extensions:
            if known.casefold() == schema.casefold():
                return known, attributes
        return None

    def within(self, schema: str) -> tuple[Attribute, ...]:
        """The attributes a schema brings; none for a schema we do not know."""
        if not schema or schema.casefold() == self.schema.casefold():
            return COMMON + self.attributes
        found = self.extension(schema)
        return found[1] if found else ()

    @property
    def schemas(self) -> list[str]:
        """All its schemas, the core one first."""
        return [self.schema, *(schema for schema, _text, _attributes in self.extensions)]


PERSON = Resource(
    "User", "Users", "People who work for the city", CORE_USER, USER, ((ENTERPRISE, "Work for the city", WORK),)
)
TEAM = Resource("Group", "Groups", "Groups of the identity system", CORE_GROUP, GROUP)
