"""Filters of the catalogue: what is chosen, and what stands beside every box."""

from datetime import UTC, datetime

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from courses.catalogue.facets import LABELS, OWN, SORTS, Wishes
from courses.catalogue.shelf import VALUES, Row, View, sorted_in

ROWS = [
    Row(1, "Zeit im Griff", "fuehrung", "basic", "self_study", 20, datetime(2026, 1, 1, tzinfo=UTC)),
    Row(2, "Akten anlegen", "eakte", "basic", "blended", 60, datetime(2026, 3, 1, tzinfo=UTC), offices=("33",)),
    Row(3, "Datenpannen", "sicherheit", "advanced", "self_study", 25, datetime(2026, 2, 1, tzinfo=UTC), mandatory=True),
    Row(4, "Phishing", "sicherheit", "basic", "in_person", 120, groups=(7,)),
]


def wishes(query: str) -> Wishes:
    return Wishes.read(QueryDict(query))


def view(rows: list[Row] = ROWS, **more: object) -> View:
    shelf = sorted_in(rows, office_paths={"33": "0001"})
    return View(shelf, shelf.bits(row.pk for row in rows), **more)


def test_everything_from_a_to_z_without_wishes() -> None:
    assert view().chosen(wishes("")) == [2, 3, 4, 1]


def test_umlauts_stand_beside_their_letter() -> None:
    rows = [Row(pk, title, "t", "basic", "self_study", 9) for pk, title in enumerate(["Zeit", "Ämter", "Akten", "Bau"])]
    assert view(rows).chosen(wishes("")) == [2, 1, 3, 0]


def test_values_of_one_filter_widen_and_different_filters_narrow() -> None:
    assert view().chosen(wishes("thema=sicherheit&thema=eakte")) == [2, 3, 4]
    assert view().chosen(wishes("thema=sicherheit&stufe=basic")) == [4]
    assert view().chosen(wishes("format=self_study&pflicht=pflicht")) == [3]


def test_durations() -> None:
    assert view().chosen(wishes("dauer=kurz")) == [3, 1]
    assert view().chosen(wishes("dauer=mittel")) == [2]
    assert view().chosen(wishes("dauer=lang")) == [4]


def test_especially_for_me_is_what_my_offices_and_jobs_say() -> None:
    shelf = view().shelf
    assert view(own=shelf.own({"0001"}, [])).chosen(wishes(f"fuer={OWN}")) == [2]
    assert view(own=shelf.own(set(), [7])).chosen(wishes(f"fuer={OWN}")) == [4]
    assert view().chosen(wishes(f"fuer={OWN}")) == []
    assert view(own=shelf.own(set(), [7])).chosen(wishes("sortierung=passend")) == [4, 2, 3, 1]


def test_orders() -> None:
    assert view().chosen(wishes("sortierung=neu")) == [2, 3, 1, 4]
    assert view().chosen(wishes("sortierung=kurz")) == [1, 3, 2, 4]
    assert view(best=[3, 1, 4, 2]).chosen(wishes("q=akten")) == [3, 1, 4, 2], "the order of the search"


def test_counts_say_what_one_would_get() -> None:
    wished = wishes("thema=sicherheit&stufe=basic")
    assert view().counts(wished, "thema") == {"fuehrung": 1, "eakte": 1, "sicherheit": 1}
    assert view().counts(wished, "stufe") == {"advanced": 1, "basic": 1}


def test_a_filter_that_keeps_everything_is_not_worth_showing() -> None:
    alike = [row._replace(format="self_study") for row in ROWS]
    assert view().tells_apart("format")
    assert not view(alike).tells_apart("format")


def test_addresses_can_be_shared_and_filters_removed() -> None:
    wished = wishes("q=akten&thema=eakte&dauer=kurz&sortierung=neu")
    assert wishes(wished.address()[1:]) == wished
    assert wished.without("thema", "eakte").address() == "?q=akten&dauer=kurz&sortierung=neu"
    assert wished.searching("").address() == "?thema=eakte&dauer=kurz&sortierung=neu"


def test_nonsense_in_the_address_is_ignored() -> None:
    names = {name: {} for name in LABELS} | {"thema": {"eakte": "Digitale Akte"}}
    assert wishes("thema=eakte&thema=x&stufe=%00&sortierung=quer").known(names).chosen == (("thema", "eakte"),)


FEW = {
    "thema": ["eakte", "ki"],
    "format": ["self_study", "blended"],
    "dauer": ["kurz", "mittel", "lang"],
    "fuer": ["10", "20", OWN],
    "pflicht": ["pflicht", "freiwillig"],
    "stufe": ["basic", "advanced"],
    "sprache": ["de", "en"],
}
rows_ = st.builds(
    Row,
    pk=st.integers(1, 9999),
    title=st.text(min_size=1, max_size=6),
    topic=st.sampled_from(FEW["thema"]),
    level=st.sampled_from(FEW["stufe"]),
    format=st.sampled_from(FEW["format"]),
    minutes=st.integers(1, 200),
    mandatory=st.booleans(),
    languages=st.sampled_from([("de",), ("de", "en")]),
    offices=st.sampled_from([(), ("10",), ("10", "20")]),
    groups=st.sampled_from([(), (7,)]),
)
wishes_ = st.builds(
    lambda boxes, sort: Wishes(chosen=tuple(sorted(boxes)), sort=sort),
    boxes=st.sets(st.sampled_from([(name, value) for name, values in FEW.items() for value in values]), max_size=5),
    sort=st.sampled_from(sorted(SORTS.keys() - {"treffer"})),
)


def has(row: Row, name: str, value: str) -> bool:
    """The rule in plain words, one course and one box at a time."""
    return "20" in row.offices or 7 in row.groups if value == OWN else value in VALUES[name](row)


def meets(row: Row, wished: Wishes) -> bool:
    return all(any(has(row, name, value) for value in wished.values(name)) for name, _value in wished.chosen)


@given(st.lists(rows_, unique_by=lambda row: row.pk, max_size=12), wishes_, st.data())
def test_counts_equal_what_is_shown_and_never_tell_of_closed_courses(rows, wished, data) -> None:
    shelf = sorted_in(rows, office_paths={"20": "0002"})
    open_to_her = {row.pk for row in rows if data.draw(st.booleans())}
    hers = View(shelf, shelf.bits(open_to_her), shelf.own({"0002"}, [7]))
    shown = hers.chosen(wished)
    assert sorted(shown) == sorted(row.pk for row in rows if row.pk in open_to_her and meets(row, wished))
    for name, values in FEW.items():
        beside = hers.counts(wished, name)
        others = tuple(pair for pair in wished.chosen if pair[0] != name)
        for value in values:
            alone = Wishes(chosen=(*others, (name, value)))
            assert beside.get(value, 0) == len(hers.chosen(alone)) == hers.number(alone)
    assert set(hers.titles()) == {row.title for row in rows if row.pk in open_to_her}
