"""Who is meant: asking everybody at once and asking each person give the same answer."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.assignments.expression import inlined, leaves, members, mistakes
from lms.assignments.models import AssignmentVersion
from lms.assignments.wording import audience_in_words
from lms.models import Assignment, DutyAudience
from lms.obligations.dry_run import as_if
from lms.obligations.facts import Directory, read_people
from lms.obligations.meant import people_meant
from lms.obligations.rulebook import rulebook
from people.directory.roles import Role
from people.models import Post, RoleGrant, User
from tests.factories.people import UserFactory

ON = date(2026, 6, 15)
conditions = st.one_of(
    st.sampled_from(["0", "34", "34-2", "66", "nowhere"]).map(lambda key: {"office": key}),
    st.sampled_from(["Gärtnerin", "Assistenz"]).map(lambda job: {"job": job}),
    st.sampled_from(["Lärm", "Bildschirmarbeit"]).map(lambda hazard: {"hazard": hazard}),
    st.sampled_from(["A", "B"]).map(lambda value: {"attribute": ["Schicht", value]}),
    st.sampled_from(["hr", "mover"]).map(lambda role: {"role": role}),
    st.sampled_from(["2020-01-01", "2026-06-15"]).map(lambda day: {"entered_from": day}),
    st.sampled_from(["2020-01-01", "2026-06-15"]).map(lambda day: {"entered_before": day}),
    st.sampled_from([18, 25]).map(lambda age: {"younger_than": age}),
    st.just({"supervises": True}),
    st.just({"everybody": True}),
)
expressions = st.recursive(
    conditions,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=6,
)


@given(expressions)
def test_whatever_is_put_together_can_be_asked(expression) -> None:
    assert list(mistakes(expression)) == []
    everybody = set(range(5))
    assert members({"not": expression}, lambda kind, value: {1, 2}, everybody) == everybody - members(
        expression, lambda kind, value: {1, 2}, everybody
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {}, [], None, {"all": []}, {"office": ""}, {"office": "34", "job": "x"}, {"younger_than": "18"},
        {"supervises": False}, {"entered_from": "gestern"}, {"attribute": ["Schicht"]}, {"not": {}}, {"wizard": 1},
        {"all": [{"any": [{"nobody": True}]}]},
    ],
)  # fmt: skip
def test_what_cannot_be_asked_says_why(wrong) -> None:
    assert list(mistakes(wrong))


def test_an_audience_that_names_itself_means_nobody() -> None:
    known = {1: {"audience": 2}, 2: {"any": [{"audience": 1}, {"job": "x"}]}}
    found = inlined({"audience": 1}, known)
    assert "audience" not in dict(leaves(found))
    assert ("job", "x") in list(leaves(found))


@pytest.fixture
def staff(world) -> list[int]:
    """A dozen people who differ in everything that can be asked."""
    chief = UserFactory(office=world.registry, entered_on=date(2001, 5, 1), born_on=date(1970, 1, 1), role=Role.HR)
    UserFactory(
        office=world.births, office__supervisor=chief, office__job="Assistenz", office__hazard_group="Bildschirmarbeit",
        born_on=date(2008, 6, 15), entered_on=ON,
    )  # fmt: skip
    UserFactory(office=world.births, office__starts_on=date(2026, 6, 16), office__job="Gärtnerin")
    UserFactory(office=world.roads, office__ends_on=date(2026, 6, 14), office__hazard_group="Lärm")
    UserFactory(office=world.roads, office__attributes={"Schicht": "A"}, born_on=date(2001, 6, 16))
    mover = UserFactory(office=world.roads, office__job="Gärtnerin", office__attributes={"Schicht": "B"})
    RoleGrant.objects.create(user=mover, role=Role.MOVER, starts_on=date(2026, 1, 1), withdrawn_on=ON)
    twice = UserFactory(office=world.births, office__hazard_group="Lärm", entered_on=date(2020, 1, 1))
    Post.objects.create(user=twice, office=world.roads, is_main=False, supervisor=mover, job="Assistenz")
    gone = UserFactory(office=world.registry, is_active=False, left_on=date(2026, 1, 1))
    Post.objects.filter(user=gone).update(ends_on=date(2026, 1, 1))
    return list(User.objects.order_by("pk").values_list("pk", flat=True))


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(expression=expressions)
def test_asking_everybody_at_once_agrees_with_asking_each(staff, expression) -> None:
    version = AssignmentVersion(
        assignment=Assignment(title="x"), audience=expression, targets=[{"kind": "course", "id": 1}]
    )
    book = rulebook([as_if(version, ON)])
    edition = book.rules[0].editions[0]
    people = read_people(staff, Directory(book))
    one_by_one = {person.pk for person in people if person.is_active and edition.test(person.on(ON))}
    assert one_by_one == people_meant(expression, ON)


@pytest.mark.django_db
def test_an_audience_reads_as_a_sentence(world) -> None:
    named = DutyAudience.objects.create(name="Auszubildende", expression={"younger_than": 18})
    expression = {
        "all": [{"office": "34"}, {"any": [{"role": "hr"}, {"audience": named.pk}]}, {"not": {"job": "Bote"}}]
    }
    assert audience_in_words(expression) == (
        "Alle Beschäftigten, für die gilt: arbeitet hier: Standesamt und (hat die Rolle Personalentwicklung oder gehört"
        " zu „Auszubildende“) und nicht (hat die Tätigkeit Bote)"
    )
