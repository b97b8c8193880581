"""Stairs, covers and charts: what they show and that nothing given to them can break out."""

import pytest
from django.utils.translation import override

from cms.design import charts, covers, stairs

ANGLE = '<b>"'


def states(svg: str) -> list[str]:
    return [part.split('"')[0] for part in svg.split('data-state="')[1:]]


@pytest.mark.parametrize("draw", [stairs.stairs, stairs.strip])
class TestSteps:
    def test_done_current_and_open_steps_follow_each_other(self, draw):
        assert states(draw(5, 2)) == ["done", "done", "current", "todo", "todo"]

    def test_when_all_is_done_no_step_is_current(self, draw):
        assert states(draw(3, 3)) == ["done"] * 3

    def test_a_course_without_lessons_has_no_steps(self, draw):
        assert states(draw(0, 0)) == []

    def test_the_drawing_is_read_as_a_sentence(self, draw):
        with override("de"):
            assert 'aria-label="3 von 8 abgeschlossen"' in draw(8, 3)

    def test_a_label_is_escaped(self, draw):
        assert ANGLE not in draw(2, 1, label=ANGLE)


def test_steps_rise_to_the_full_height():
    assert stairs.stairs(4, 0, height=100).count('height="100.0"') == 1


def test_a_cover_belongs_to_its_topic_and_variants_differ():
    first, second = covers.cover("ki", 0), covers.cover("ki", 1)
    assert 'data-topic="ki"' in first
    assert first != second
    assert covers.cover("ki", 3) == first


def test_every_topic_has_three_covers_with_one_gold_thing():
    for drawings in covers.COVERS.values():
        assert len(drawings) == 3
        assert all('"tg"' in drawing or '"sg"' in drawing for drawing in drawings)


def test_an_unknown_topic_still_has_a_cover_and_is_escaped():
    assert "<path" in covers.cover(ANGLE)
    assert ANGLE not in covers.cover(ANGLE)


class TestTrend:
    def trend(self, **options):
        line = charts.Series(name=ANGLE, css="is-open", values=[1200, 800, 400])
        return charts.trend(
            ["KW 1", "KW 2", "KW 3"], [line], highest=1600, step=400, title=ANGLE, description="falls", **options
        )

    def test_names_and_titles_are_escaped(self):
        assert ANGLE not in self.trend()

    def test_numbers_are_written_in_german(self):
        with override("de"):
            assert "1.600" in self.trend()

    def test_every_value_has_a_marker_and_the_last_its_label(self):
        assert self.trend().count("<circle") == 3
        assert 'class="c-chart__num">400<' in self.trend()

    def test_a_line_without_values_is_left_out(self):
        drawn = charts.trend([], [charts.Series("x", "", [])], highest=1, step=1, title="t", description="d")
        assert "<polyline" not in drawn


def test_a_stacked_bar_shares_its_width():
    bar = charts.stack(50, 30, 20, width=100)
    assert 'class="v-done" width="50.0"' in bar
    assert 'class="v-over" x="80.0" width="20.0"' in bar


def test_a_bar_of_nobody_is_empty():
    assert 'class="v-done" width="0.0"' in charts.stack(0, 0, 0)
