"""What the platform's SCIM can do: ServiceProviderConfig, ResourceTypes, Schemas (RFC 7644, section 4)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from people.provisioning.answers import answer, listing
from people.provisioning.asking import MOST
from people.provisioning.guard import for_identity_systems
from people.provisioning.protocol.attributes import PERSON, TEAM, Attribute, Resource
from people.provisioning.protocol.refusals import Refused, not_found

SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema"
RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType"
CONFIG = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"


def address(place: str) -> str:
    return f"{settings.PUBLIC_ORIGIN}/scim/v2/{place}"


def about(kind: str, place: str) -> dict:
    return {"meta": {"resourceType": kind, "location": address(place)}}


@for_identity_systems("GET")
def config(request: HttpRequest) -> HttpResponse:
    """What is supported and what is not."""
    return answer(
        {
            "schemas": [CONFIG],
            "patch": {"supported": True},
            "bulk": {"supported": False, "maxOperations": 0, "maxPayloadSize": 0},
            "filter": {"supported": True, "maxResults": MOST},
            "changePassword": {"supported": False},
            "sort": {"supported": True},
            "etag": {"supported": True},
            "authenticationSchemes": [
                {
                    "type": "oauthbearertoken",
                    "name": "Bearer token",
                    "description": "A token made by the operators, sent as Authorization: Bearer.",
                    "specUri": "https://www.rfc-editor.org/info/rfc6750",
                    "primary": True,
                }
            ],
            **about("ServiceProviderConfig", "ServiceProviderConfig"),
        }
    )


def type_document(resource: Resource) -> dict:
    extensions = [{"schema": schema, "required": False} for schema, _text, _attributes in resource.extensions]
    return {
        "schemas": [RESOURCE_TYPE],
        "id": resource.name,
        "name": resource.name,
        "endpoint": f"/{resource.place}",
        "description": resource.text,
        "schema": resource.schema,
        **({"schemaExtensions": extensions} if extensions else {}),
        **about("ResourceType", f"ResourceTypes/{resource.name}"),
    }


def schema_documents() -> list[dict]:
    found = []
    for resource in (PERSON, TEAM):
        found.append(schema_document(resource.schema, resource.name, resource.text, resource.attributes))
        found += [
            schema_document(schema, f"Enterprise{resource.name}", text, attributes)
            for schema, text, attributes in resource.extensions
        ]
    return found


def schema_document(schema: str, name: str, text: str, attributes: tuple[Attribute, ...]) -> dict:
    return {
        "schemas": [SCHEMA],
        "id": schema,
        "name": name,
        "description": text,
        "attributes": [attribute_document(attribute) for attribute in attributes],
        **about("Schema", f"Schemas/{schema}"),
    }


def attribute_document(attribute: Attribute) -> dict:
    document = {
        "name": attribute.name,
        "type": attribute.type,
        "multiValued": attribute.many,
        "description": attribute.text,
        "required": attribute.required,
        "mutability": attribute.mutability,
        "returned": attribute.returned,
    }
    if attribute.type in {"string", "reference"}:
        document |= {"caseExact": attribute.exact, "uniqueness": attribute.uniqueness}
    if attribute.type == "reference":
        document["referenceTypes"] = ["User", "Group"]
    if attribute.parts:
        document["subAttributes"] = [attribute_document(part) for part in attribute.parts]
    return document


@for_identity_systems("GET")
def resource_types(request: HttpRequest, name: str = "") -> HttpResponse:
    """Which kinds of resource there are."""
    return one_or_all(request, [type_document(resource) for resource in (PERSON, TEAM)], name, "ResourceType")


@for_identity_systems("GET")
def schemas(request: HttpRequest, name: str = "") -> HttpResponse:
    """Which attributes they have."""
    return one_or_all(request, schema_documents(), name, "Schema")


def one_or_all(request: HttpRequest, documents: list[dict], name: str, kind: str) -> HttpResponse:
    if "filter" in request.GET:
        raise Refused(403, "These resources cannot be filtered.")
    if not name:
        return listing(documents, total=len(documents), start=1)
    found = [document for document in documents if document["id"].casefold() == name.casefold()]
    if not found:
        raise not_found(kind)
    return answer(found[0])


@for_identity_systems("GET", "POST", "PUT", "PATCH", "DELETE")
def not_offered(request: HttpRequest) -> HttpResponse:
    """/Me, /Bulk and a search over everything: a token is nobody, and the rest nobody needs."""
    raise Refused(501, "This is not offered here.")


@for_identity_systems("GET", "POST", "PUT", "PATCH", "DELETE")
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address."""
    raise Refused(404, "There is no such resource. The addresses are listed in ResourceTypes.")
