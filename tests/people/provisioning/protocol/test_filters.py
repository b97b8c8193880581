"""Filters and paths are read strictly; what is no filter is refused with words, never with a crash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.provisioning.protocol.filters import parse_filter, parse_path
from people.provisioning.protocol.refusals import Refused
from people.provisioning.protocol.trees import AllOf, AnyOf, Comparison, Element, Name, Not, Path

ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
RESERVED = {"and", "or", "not", "pr", "true", "false", "null"}
words = st.from_regex(r"[a-z][A-Za-z0-9_-]{0,8}", fullmatch=True).filter(lambda word: word.casefold() not in RESERVED)
names = st.builds(Name, words, st.one_of(st.just(""), words), st.sampled_from(["", ENTERPRISE]))
values = st.one_of(st.text(max_size=20), st.booleans(), st.none(), st.integers(-(10**6), 10**6))
comparisons = st.one_of(
    st.builds(Comparison, names, st.sampled_from(["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"]), values),
    st.builds(Comparison, names, st.just("pr")),
)


def combined(inner: st.SearchStrategy) -> st.SearchStrategy:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(AllOf, several), st.builds(AnyOf, several), st.builds(Not, inner))


filters = st.recursive(comparisons, combined, max_leaves=8)
elements = st.builds(Element, st.builds(Name, words), filters)


@given(st.one_of(filters, elements))
def test_what_is_written_down_reads_the_same(tree):
    assert parse_filter(str(tree)) == tree


@given(st.builds(Path, names, st.one_of(st.none(), filters), st.just("")))
def test_paths_read_the_same(path):
    assert parse_path(str(path)) == path


@given(st.text(alphabet='aeq "()[].:urn\\-10andortpr', max_size=60))
def test_whatever_comes_is_read_or_refused(text):
    for read, kind in ((parse_filter, "invalidFilter"), (parse_path, "invalidPath")):
        reason = refusal(lambda read=read: read(text))
        assert reason is None or (reason.status, reason.kind) == (400, kind)


def refusal(action) -> Refused | None:
    """Why the action is refused, if it is."""
    try:
        action()
    except Refused as reason:
        return reason


def test_and_binds_closer_than_or_and_not_closest():
    tree = parse_filter('a eq 1 or not (b pr) and c EQ "x"')
    a, b, c = Comparison(Name("a"), "eq", 1), Comparison(Name("b"), "pr"), Comparison(Name("c"), "eq", "x")
    assert tree == AnyOf((a, AllOf((Not(b), c))))


def test_entra_s_way_of_asking_for_a_mailbox():
    tree = parse_filter('emails[type eq "work"].value eq "a@b.example"')
    assert tree == Element(
        Name("emails"),
        AllOf((Comparison(Name("type"), "eq", "work"), Comparison(Name("value"), "eq", "a@b.example"))),
    )


def test_names_of_schemas_hold_dots_and_colons():
    assert parse_path(f"{ENTERPRISE}:manager.value") == Path(Name("manager", "value", ENTERPRISE))
    path = parse_path('emails[type eq "work" and primary eq true].value')
    assert (path.name, path.part) == (Name("emails"), "value")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "userName",
        "userName eq",
        "userName eq alma",
        'userName equals "alma"',
        'userName eq "alma',
        '(userName eq "alma"',
        'userName eq "alma")',
        'not userName eq "alma"',
        'userName eq "a" and',
        'emails[type eq "work"',
        "a eq 01",
        "(" * 30 + "a pr" + ")" * 30,
        "a pr or " * 600 + "a pr",
        'a.b.c eq "x"',
        "userName eq 'alma'",
    ],
)
def test_what_is_no_filter(text):
    with pytest.raises(Refused) as refused:
        parse_filter(text)
    assert refused.value.kind == "invalidFilter"
