"""Whatever an audience says fits into the form's groups, and comes out meaning the same."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from lms.rules.conditions import Condition, Group, Groups, groups_of

FACTS = ("a", "b", "c", "d")
leaves = st.sampled_from(FACTS).map(lambda name: {"job": name})
expressions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=7,
)


def holds(expression: dict, facts: set[str]) -> bool:
    """What the expression says about somebody with these facts."""
    ((kind, value),) = expression.items()
    match kind:
        case "all":
            return all(holds(part, facts) for part in value)
        case "any":
            return any(holds(part, facts) for part in value)
        case "not":
            return not holds(value, facts)
        case _leaf:
            return value in facts


def worlds() -> list[set[str]]:
    """Everybody there can be."""
    return [
        {fact for fact, has in zip(FACTS, chosen, strict=True) if has}
        for chosen in product((True, False), repeat=len(FACTS))
    ]


@given(expression=expressions)
def test_the_form_means_the_same_as_the_expression(expression: dict) -> None:
    shown = groups_of(expression)
    assert all(holds(shown.expression, facts) == holds(expression, facts) for facts in worlds())
    assert groups_of(shown.expression).expression == shown.expression


def test_two_offices_and_a_job_are_two_groups() -> None:
    registry, roads = {"office": "34"}, {"office": "66"}
    shown = groups_of({"all": [{"any": [registry, roads]}, {"not": {"job": "Amtsleitung"}}]})
    assert shown.join == "all"
    assert [(group.join, len(group.conditions)) for group in shown.groups] == [("all", 1), ("any", 2)]
    assert shown.groups[0].conditions == (Condition("job", "Amtsleitung", negated=True),)


def test_buttons_add_and_remove_conditions_and_groups() -> None:
    first = Groups().with_condition(0, Condition("office", "34"))
    both = first.with_group().with_condition(1, Condition("job", "Fahrdienst"))
    assert both.groups[1].join == "any"
    assert both.expression == {"all": [{"office": "34"}, {"job": "Fahrdienst"}]}
    assert both.without_condition(1, 0).expression == first.expression
    assert both.without_group(1) == first
    assert first.without_group(0) == Groups(groups=(Group(),))
    assert Groups().is_empty
