"""An identity system with a token, and the city it provisions."""

import json

import pytest
from django.test import Client

from people.models import ScimToken, User
from people.provisioning import tokens

BASE = "/scim/v2/"


class IdentitySystem:
    """Speaks SCIM as a client does; `told` keeps the last answer."""

    def __init__(self, secret: str) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {secret}"})

    def send(self, method: str, place: str, body: object = None, **headers: str):
        data = json.dumps(body) if body is not None else ""
        answer = self.client.generic(
            method, BASE + place, data, content_type="application/scim+json; charset=utf-8", headers=headers
        )
        answer.told = json.loads(answer.content) if answer.content else None
        return answer

    def get(self, place: str, **query: object):
        answer = self.client.get(BASE + place, query)
        answer.told = json.loads(answer.content) if answer.content else None
        return answer

    def post(self, place: str, body: object):
        return self.send("POST", place, body)

    def put(self, place: str, body: object, **headers: str):
        return self.send("PUT", place, body, **headers)

    def patch(self, place: str, *operations: dict, **headers: str):
        body = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": list(operations)}
        return self.send("PATCH", place, body, **headers)

    def delete(self, place: str, **headers: str):
        return self.send("DELETE", place, **headers)

    def ids(self, query: str, place: str = "Users") -> list[str]:
        """The ids a filter finds."""
        return [found["id"] for found in self.get(place, filter=query).told["Resources"]]


def connect(by: User, **settings: object) -> IdentitySystem:
    """An identity system with a new token."""
    return IdentitySystem(tokens.issue(token=ScimToken(**{"name": "Entra ID", **settings}), by=by))


@pytest.fixture
def entra(otto) -> IdentitySystem:
    """Decides who works where; the personnel number stands in employeeNumber."""
    return connect(otto, writes_posts=True)


@pytest.fixture
def beside_hr(otto) -> IdentitySystem:
    """Only lets people in and out; HR's file says who works where."""
    return connect(otto, name="Entra neben Personal")


@pytest.fixture
def keycloak(otto) -> IdentitySystem:
    """The name of its accounts is the personnel number."""
    return connect(otto, name="Keycloak", number_from=ScimToken.NumberFrom.USER_NAME)
