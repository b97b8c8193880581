"""In whatever order the lines stand, and however often they come, the city is the same afterwards."""

from datetime import date
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from people.directory.staff_import.services import import_staff
from people.models import Post, RoleGrant, User

HEAD = "Personalnummer;Nachname;Vorname;E-Mail;Org.-Schlüssel;Eintritt;Austritt;Vorgesetzte/r;Tätigkeit"
FIRST, SECOND = date(2026, 10, 1), date(2026, 11, 1)
NUMBERS = [str(number) for number in range(1001, 1009)]

line = st.builds(
    ";".join,
    st.tuples(
        st.sampled_from(NUMBERS),
        st.sampled_from(["Aydin", "Berger", "=1+1"]),
        st.sampled_from(["Alma", "Bruno", ""]),
        st.sampled_from(["", "a@stadt.example", "b@stadt.example", "keine"]),
        st.sampled_from(["34", "34-2", "66", "99"]),
        st.sampled_from(["01.09.2015", "15.11.2026", ""]),
        st.sampled_from(["", "", "30.11.2026", "15.10.2026"]),
        st.sampled_from(["", *NUMBERS]),
        st.sampled_from(["", "Standesbeamtin"]),
    ),
)
files = st.lists(line, max_size=10)


def bring_in(lines: list[str], on: date) -> dict:
    return import_staff(
        people_file="\n".join([HEAD, *lines]).encode(), file_name="personal.csv", on=on, threshold=100
    ).people.figures


def city() -> tuple:
    """Everybody, every post, every role; ids aside, which depend on the order."""
    personal = ("personnel_number", "last_name", "first_name", "email", "entered_on", "left_on", "is_active")
    post = ("user__personnel_number", "office__key", "supervisor__personnel_number", "job", "starts_on", "ends_on")
    role = ("user__personnel_number", "role", "ends_on")
    return (
        sorted(map(str, User.objects.values_list(*personal))),
        sorted(map(str, Post.objects.values_list(*post))),
        sorted(map(str, RoleGrant.objects.values_list(*role))),
    )


SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def staff(world, cem) -> None:
    """Cem has a role that ends when he is moved."""


@SLOW
@example(  # who keeps an address that was promised to somebody else
    before=["1002;Aydin;Alma;b@stadt.example;34;;;;"],
    after=[
        "1001;Aydin;Alma;a@stadt.example;34;;;;",
        "1002;Aydin;Alma;a@stadt.example;34;;;;",
        "1003;Aydin;Alma;b@stadt.example;34;;;;",
    ],
    chance=Random(1),  # noqa: S311
)
@given(before=files, after=files, chance=st.randoms())
def test_the_order_of_the_lines_makes_no_difference(staff, before, after, chance):
    outcomes = []
    for shuffle in (False, True):
        with transaction.atomic():
            for lines, on in ((before, FIRST), (after, SECOND)):
                mixed = list(lines)
                if shuffle:
                    chance.shuffle(mixed)
                bring_in(mixed, on)
            outcomes.append(city())
            transaction.set_rollback(True)
    assert outcomes[0] == outcomes[1]


@SLOW
@example(  # an address that passes from somebody who leaves to somebody new
    before=["1001;Aydin;Alma;;34;;;;", "1003;Aydin;Alma;a@stadt.example;34;;;;"],
    after=["1001;Aydin;Alma;;34;;;;", "1002;Aydin;Bruno;a@stadt.example;34;;;;"],
)
@example(  # a day of entry ahead for somebody who works here
    before=["1001;Aydin;Alma;;34;01.09.2015;;;"],
    after=["1001;Aydin;Alma;;34;15.11.2026;;;Standesbeamtin"],
)
@given(before=files, after=files)
def test_the_same_file_again_changes_nothing(staff, before, after):
    with transaction.atomic():
        bring_in(before, FIRST)
        bring_in(after, SECOND)
        once = city()
        figures = bring_in(after, SECOND)
        assert city() == once
        transaction.set_rollback(True)
    assert {name: count for name, count in figures.items() if count and name in CHANGING} == {}


CHANGING = {"joined", "returned", "moved", "changed", "left"}
