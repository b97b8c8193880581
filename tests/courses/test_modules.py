"""Steps gathered into modules."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from courses.modules.grouping import grouped


def steps(*modules: str) -> list[SimpleNamespace]:
    return [SimpleNamespace(module=title, minutes=5) for title in modules]


def test_what_stands_before_the_first_module_belongs_to_none() -> None:
    assert [(module.number, module.title, module.minutes) for module in grouped(steps("", "A", "", "B"))] == [
        (0, "", 5),
        (1, "A", 10),
        (2, "B", 5),
    ]


def test_a_course_without_modules_is_one_list() -> None:
    assert [module.title for module in grouped(steps("", "", ""))] == [""]
    assert grouped([]) == []


@given(st.lists(st.sampled_from(["", "A", "B"])))
def test_no_step_gets_lost_and_the_order_stays(titles) -> None:
    given_ = steps(*titles)
    assert [step for module in grouped(given_) for step in module.steps] == given_
