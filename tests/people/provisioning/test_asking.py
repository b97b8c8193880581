"""Questions: filters as the documents say, pages that never overlap, and only what was asked for."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import staff
from people.models import Office, ScimAccount, User
from people.provisioning.portraits import people, person_document, with_details
from people.provisioning.protocol.attributes import CORE_USER, ENTERPRISE, PERSON
from people.provisioning.protocol.filters import parse_filter
from people.provisioning.protocol.trees import AllOf, AnyOf, Comparison, Element, Filter, Name, Not
from people.provisioning.querying import condition
from tests.factories.people import UserFactory


@pytest.fixture
def linked(entra, alma, bruno, gero, otto):
    """Alma has an account, Bruno and Gero are HR's only."""
    operation = {"op": "add", "value": {"externalId": "Ext-1", "userName": "Alma@stadt.example"}}
    assert entra.patch(f"Users/{alma.pk}", operation).status_code == 200
    return entra


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ('userName eq "alma@STADT.example"', "a"),
        ('userName eq "10000002"', "b"),
        ('userName eq "10000001"', ""),
        ('userName sw "1000000" and active eq true', "bgo"),
        ('externalId eq "Ext-1"', "a"),
        ('externalId eq "ext-1"', ""),
        ('externalId ne "Ext-1"', "bgo"),
        ("externalId pr", "a"),
        ("not (externalId pr)", "bgo"),
        ("externalId eq null", "bgo"),
        ('emails.value eq "BRUNO.berger@stadt.example"', "b"),
        ('emails[type eq "work"].value eq "bruno.berger@stadt.example"', "b"),
        ('emails[type eq "home"].value eq "bruno.berger@stadt.example"', ""),
        ('emails[type eq "work" and value co "berger"]', "b"),
        ('emails co "@stadt.example"', "abo"),
        ("not (emails pr)", "g"),
        ('name.familyName eq "graf" or name.givenName eq "bruno"', "bg"),
        ('displayName eq "Alma Aydin"', "a"),
        ('displayName ew "tto Ott"', "o"),
        ('name.familyName gt "b" and name.familyName lt "h"', "bg"),
        ('active eq "True" and (userName eq "10000002" or userName eq "10000007")', "bg"),
        ("active eq false", ""),
        ('meta.lastModified gt "2020-01-01T00:00:00Z"', "a"),
        ('meta.created lt "2020-01-01T00:00:00Z"', ""),
        (f'{CORE_USER}:userName eq "10000007"', "g"),
        (f'{ENTERPRISE}:employeeNumber eq "10000007"', "g"),
        ('urn:IETF:params:scim:schemas:extension:enterprise:2.0:USER:EMPLOYEENUMBER eq "10000007"', "g"),
        ('id eq "nobody"', ""),
    ],
)
def test_filters_find_whom_they_say(linked, alma, bruno, gero, otto, asked, found):
    who = {"a": alma, "b": bruno, "g": gero, "o": otto}
    assert set(linked.ids(asked)) == {str(who[letter].pk) for letter in found}


@pytest.mark.parametrize(
    "asked",
    [
        "userName",
        'userName eq "x',
        'shoeSize eq "44"',
        'urn:example:other:User:userName eq "x"',
        "active gt true",
        "userName eq 5",
        "userName co true",
        'meta.created gt "yesterday"',
        'emails[shape eq "round"]',
        'groups co "1"',
        'title eq "x"',
    ],
)
def test_what_cannot_be_asked_is_refused(entra, asked):
    answer = entra.get("Users", filter=asked)
    assert (answer.status_code, answer.told["scimType"]) == (400, "invalidFilter")
    assert answer.told["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
    assert answer.told["status"] == "400"


TEXTS = ["alma", "Alma", "10000002", "Aydin", "@stadt", "Ext-1", "a", "", "work", "ö", "%", "_", "\\"]
NAMES = ["userName", "externalId", "displayName", "name.familyName", "emails.value"]
asked_texts = st.builds(
    Comparison,
    st.sampled_from([Name(*name.split(".")) for name in NAMES]),
    st.sampled_from(["eq", "ne", "co", "sw", "ew"]),
    st.sampled_from(TEXTS),
)
asked_others = st.sampled_from(
    [
        Comparison(Name("active"), "eq", True),
        Comparison(Name("active"), "ne", True),
        Comparison(Name("externalId"), "pr"),
        Comparison(Name("emails"), "pr"),
        Element(Name("emails"), Comparison(Name("type"), "eq", "work")),
        Element(Name("emails"), Not(Comparison(Name("value"), "co", "alma"))),
    ]
)
asked_filters = st.recursive(
    st.one_of(asked_texts, asked_others),
    lambda inner: st.one_of(
        st.builds(AllOf, st.tuples(inner, inner)), st.builds(AnyOf, st.tuples(inner, inner)), st.builds(Not, inner)
    ),
    max_leaves=5,
)


def holds(asked: Filter, document: dict) -> bool:
    """The filter judged by the document alone."""
    match asked:
        case AllOf(filters):
            return all(holds(each, document) for each in filters)
        case AnyOf(filters):
            return any(holds(each, document) for each in filters)
        case Not(inner):
            return not holds(inner, document)
        case Element(name, inner):
            return any(holds(inner, each) for each in document.get(name.name, []))
    return compares(asked, document)


def compares(asked: Comparison, document: dict) -> bool:
    """One comparison, judged by the document alone."""
    held = document.get(asked.name.name)
    if isinstance(held, list):
        held = held[0].get(asked.name.part or "value")
    elif isinstance(held, dict):
        held = held.get(asked.name.part)
    if asked.operator == "pr":
        return bool(held)
    if isinstance(asked.value, bool):
        return (held == asked.value) == (asked.operator == "eq")
    left, right = held or "", asked.value
    if asked.name.name != "externalId":
        left, right = left.casefold(), right.casefold()
    return {
        "eq": held is not None and left == right,
        "ne": not (held is not None and left == right),
        "co": right in left,
        "sw": left.startswith(right),
        "ew": left.endswith(right),
    }[asked.operator]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(asked=asked_filters)
def test_the_database_judges_like_the_document(linked, asked):
    everybody = [person_document(person) for person in with_details(people())]
    expected = {document["id"] for document in everybody if holds(asked, document)}
    found = people().filter(condition(parse_filter(str(asked)), PERSON))
    assert {str(pk) for pk in found.values_list("pk", flat=True)} == expected, str(asked)


def test_pages_hold_everybody_once(entra):
    UserFactory.create_batch(7)
    seen, start = [], 1
    while page := entra.get("Users", startIndex=start, count=3).told["Resources"]:
        seen += [person["id"] for person in page]
        start += 3
    assert sorted(seen) == sorted(str(pk) for pk in User.objects.values_list("pk", flat=True))


def test_odd_pages(entra, alma):
    total = User.objects.count()
    for query, size in (({"count": 0}, 0), ({"count": -5}, 0), ({"startIndex": -3}, total), ({"startIndex": 999}, 0)):
        told = entra.get("Users", **query).told
        assert (told["totalResults"], told["itemsPerPage"], len(told["Resources"])) == (total, size, size)
        assert told["startIndex"] >= 1
    assert entra.get("Users", count="viele").status_code == 400


def test_sorted_by_what_is_wished(entra, alma, bruno, gero):
    def order(**query: str) -> list[str]:
        return [each["name"]["familyName"] for each in entra.get("Users", **query).told["Resources"]]

    assert order(sortBy="name.familyName") == ["Aydin", "Berger", "Graf", "Ott"]
    assert order(sortBy="NAME.familyname", sortOrder="descending") == ["Ott", "Graf", "Berger", "Aydin"]
    assert order(sortBy="emails")[-1] in {"Ott", "Graf"}
    assert entra.get("Users", sortBy="shoeSize").told["scimType"] == "invalidValue"
    assert entra.get("Users", sortBy="active").status_code == 400


def test_only_the_attributes_asked_for(entra, alma):
    (told,) = entra.get("Users", filter=f'id eq "{alma.pk}"', attributes="userName,emails.value").told["Resources"]
    assert set(told) == {"schemas", "id", "userName", "emails"}
    told = entra.get(f"Users/{alma.pk}", excludedAttributes="emails,name").told
    assert "emails" not in told
    assert "name" not in told
    assert told["userName"] == "10000001"


def test_a_search_in_the_body_is_the_same_search(entra, alma):
    asked = {"filter": 'userName eq "10000001"', "attributes": ["userName"], "count": 5, "startIndex": 1}
    answer = entra.post("Users/.search", {"schemas": [], **asked})
    assert answer.status_code == 200
    assert [set(each) for each in answer.told["Resources"]] == [{"schemas", "id", "userName"}]


def test_accounts_kept_by_hand_do_not_exist_here(entra):
    first = User.objects.create_superuser("900", "x", first_name="Technik", last_name="Konto")
    assert entra.ids('userName eq "900"') == []
    assert entra.get(f"Users/{first.pk}").status_code == 404
    assert entra.patch(f"Users/{first.pk}", {"op": "replace", "path": "active", "value": False}).status_code == 404
    account = {"userName": "technik", "name": {"familyName": "Konto"}, ENTERPRISE: {"employeeNumber": "900"}}
    assert entra.post("Users", account).status_code == 409


def test_a_page_of_a_large_city_costs_a_handful_of_queries(entra, world, django_assert_max_num_queries):
    from random import Random

    staff.hire(Random(3), list(Office.objects.all()), 400)  # noqa: S311
    entra.get("Users", count=10)
    with django_assert_max_num_queries(8):
        assert len(entra.get("Users", startIndex=150, count=200).told["Resources"]) == 200


def test_versions_protect_against_overwriting(entra, alma):
    read = entra.get(f"Users/{alma.pk}")
    version = read["ETag"]
    assert version == read.told["meta"]["version"]
    assert entra.send("GET", f"Users/{alma.pk}", **{"If-None-Match": version}).status_code == 304
    change = {"op": "replace", "path": "title", "value": "Leitung"}
    assert entra.patch(f"Users/{alma.pk}", change, **{"If-Match": version}).status_code == 200
    late = entra.patch(f"Users/{alma.pk}", change, **{"If-Match": version})
    assert late.status_code == 412
    assert entra.delete(f"Users/{alma.pk}", **{"If-Match": version}).status_code == 412
    assert not ScimAccount.objects.filter(removed_at__isnull=False).exists()
