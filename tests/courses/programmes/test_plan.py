"""What is done, what is next and what comes later in a programme."""

from hypothesis import given
from hypothesis import strategies as st

from courses.programmes.plan import Demand, Entry, Plan, Section, State, standing


def section(*courses: int, points: int = 0, **facts: object) -> Section:
    return Section("Abschnitt", tuple(Entry(course, points) for course in courses), **facts)


def states(plan: Plan, *learnt: int) -> list[list[str]]:
    return [[str(state) for state in part.states] for part in standing(plan, set(learnt)).sections]


def test_sections_in_order_have_their_turn_one_after_the_other() -> None:
    plan = Plan((section(1, 2), section(3)), in_order=True)
    assert states(plan) == [["next", "open"], ["later"]]
    assert states(plan, 1) == [["done", "next"], ["later"]]
    assert states(plan, 1, 2) == [["done", "done"], ["next"]]
    assert standing(plan, {1, 2, 3}).is_complete


def test_courses_in_order_within_a_section() -> None:
    plan = Plan((section(1, 2, 3, in_order=True),))
    assert states(plan) == [["next", "later", "later"]]
    assert states(plan, 2) == [["next", "done", "later"]], "what was completed out of turn counts"


def test_some_of_several() -> None:
    plan = Plan((section(1, 2, 3, demand=Demand.SOME, number=2), section(4)), in_order=True)
    assert not standing(plan, {1}).sections[0].is_met
    assert states(plan, 1, 3) == [["done", "open", "done"], ["next"]]
    assert standing(plan, {1, 3}).steps_total == 3
    assert standing(plan, {1, 2, 3}).steps_done == 2, "a third course is no further step"


def test_voluntary_sections_hold_nobody_up() -> None:
    plan = Plan((section(1, demand=Demand.OPTIONAL), section(2)), in_order=True)
    assert states(plan) == [["open"], ["next"]]
    assert standing(plan, {2}).is_complete
    assert not standing(Plan((section(1, demand=Demand.OPTIONAL),)), {1}).is_complete, "it asks for nothing"


def test_points_are_asked_for_besides() -> None:
    plan = Plan((section(1, points=20), section(2, 3, points=10, demand=Demand.OPTIONAL)), points=30)
    now = standing(plan, {1})
    assert (now.points, now.points_missing, now.is_complete, now.next_course) == (20, 10, False, 2)
    assert standing(plan, {1, 3}).is_complete


def test_what_is_closed_to_somebody_is_not_asked_of_her() -> None:
    plan = Plan((section(1, 2, points=10), section(3, points=10)), points=30)
    hers = plan.only({1})
    assert len(hers.sections) == 1
    assert standing(hers, {1}).is_complete


@st.composite
def plans(draw) -> Plan:
    numbers = iter(range(1, 100))
    sections = []
    for _place in range(draw(st.integers(0, 4))):
        entries = tuple(Entry(next(numbers), draw(st.integers(0, 20))) for _course in range(draw(st.integers(1, 4))))
        demand = draw(st.sampled_from(Demand))
        number = draw(st.integers(1, len(entries)))
        sections.append(Section("Abschnitt", entries, demand, number, draw(st.booleans())))
    plan = Plan(tuple(sections), draw(st.booleans()))
    return Plan(plan.sections, plan.in_order, draw(st.integers(0, plan.most_points)))


learnt_ = st.sets(st.integers(1, 16))


@given(plans(), learnt_)
def test_going_on_with_the_next_course_leads_to_the_goal(plan, learnt) -> None:
    now = standing(plan, learnt)
    for _step in range(len(plan.courses) + 1):
        if now.next_course is None:
            break
        assert now.next_course not in learnt
        learnt = learnt | {now.next_course}
        now = standing(plan, learnt)
    assert now.is_complete or not (now.steps_total or now.points_needed)


@given(plans(), learnt_, st.integers(1, 16))
def test_one_course_more_never_sets_anybody_back(plan, learnt, course) -> None:
    before, after = standing(plan, learnt), standing(plan, learnt | {course})
    assert after.steps_done >= before.steps_done
    assert after.points >= before.points
    assert after.is_complete >= before.is_complete
    for one, other in zip(before.sections, after.sections, strict=True):
        assert other.has_turn >= one.has_turn
        assert other.is_met >= one.is_met


@given(plans(), learnt_)
def test_states_say_what_they_mean(plan, learnt) -> None:
    now = standing(plan, learnt)
    found = [
        (entry.course, state)
        for part in now.sections
        for entry, state in zip(part.section.entries, part.states, strict=True)
    ]
    assert {course for course, state in found if state == State.DONE} == learnt & set(plan.courses)
    assert [course for course, state in found if state == State.NEXT] == [now.next_course] * bool(now.next_course)
    assert now.steps_done <= now.steps_total
    assert now.points <= plan.most_points
    if now.is_complete:
        assert now.next_course is None
        assert now.steps_done == now.steps_total


@given(plans(), learnt_, learnt_)
def test_a_plan_without_closed_courses_asks_for_no_more(plan, learnt, there) -> None:
    hers = plan.only(there | learnt)
    assert set(hers.courses) <= there | learnt
    assert standing(hers, learnt).steps_total <= standing(plan, learnt).steps_total
    assert standing(hers, learnt).points == standing(plan, learnt).points
