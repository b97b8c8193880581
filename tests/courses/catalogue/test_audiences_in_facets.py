"""Filters and counts under audiences: nobody learns of a course that is not meant for her, not even as a number."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.catalogue.facets import LABELS
from courses.models import CoursePage
from tests.factories.courses import make_course, make_topic

pytestmark = pytest.mark.django_db

wishes_ = st.lists(
    st.sampled_from(
        ["thema=eakte", "thema=ki", "stufe=advanced", "dauer=kurz", "pflicht=pflicht", "fuer=mein", "format=blended"]
    ),
    max_size=3,
    unique=True,
)
TEXTS = ["", "q=Kurs", "q=Nummer+3"]


@pytest.fixture
def city(world, alma, cem, gero, emil, sign_in) -> dict:
    """Eighteen courses: for all, for the Standesamt, for Digital Movers; Alma, Cem, Gero and Emil look at them."""
    topics = [make_topic("eakte", "Digitale Akte"), make_topic("ki", "Daten und KI")]
    for number in range(18):
        audience = ["city", "offices", "movers"][number % 3]
        course = make_course(
            f"Kurs Nummer {number}",
            lessons=0,
            topic=topics[number % 2],
            level=["basic", "advanced"][number % 4 // 2],
            format=["self_study", "blended"][number % 5 // 3],
            minutes=[20, 60][number % 7 // 4],
            mandatory_for=["", "alle"][number % 3 // 2],
            audience=audience,
            audience_offices=[world.registry] if audience == "offices" else [],
        )
        if number % 4 == 0:
            course.relevant_offices = [world.roads]
            course.save()
    return {person: sign_in(person) for person in (alma, cem, gero, emil)}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes=wishes_, text=st.sampled_from(TEXTS), who=st.integers(0, 3))
def test_counts_are_what_one_would_see(city, wishes, text, who) -> None:
    person, browser = list(city.items())[who]
    allowed = set(CoursePage.objects.visible_to(person).values_list("pk", flat=True))

    def listed(*parts: str) -> tuple[set[int], object]:
        catalogue = browser.get("/kurse/?" + "&".join(filter(None, parts))).context["catalogue"]
        assert catalogue.page.paginator.count == len(catalogue.courses)
        return {course.pk for course, _state in catalogue.courses}, catalogue

    shown, catalogue = listed(text, *wishes)
    assert shown <= allowed
    facet = catalogue.facets[len(wishes) % len(catalogue.facets)] if catalogue.facets else None
    for option in [*facet.options, *facet.more][:3] if facet else []:
        others = [wish for wish in wishes if not wish.startswith(f"{facet.name}=")]
        alone, _listing = listed(text, *others, f"{facet.name}={option.value}")
        assert option.count == len(alone), (facet.name, option.value)
    assert {facet.name for facet in catalogue.facets} <= LABELS.keys()
