"""Charts drawn on the server: a line chart with direct labels and a stacked bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

LEFT, TOP, BOTTOM = 48, 14, 34


@dataclass(frozen=True)
class Series:
    """One line of a trend: its name, its CSS class, the shape of its markers (round or square), its values."""

    name: str
    css: str
    values: Sequence[int]
    marker: str = "round"


@dataclass(frozen=True)
class Scale:
    """Where a value lands on the drawing."""

    points: int
    highest: int
    width: int
    height: int
    right: int

    def x(self, index: int) -> str:
        return f"{LEFT + (self.width - LEFT - self.right) * index / max(self.points - 1, 1):.1f}"

    def y(self, value: float, shift: float = 0) -> str:
        return f"{TOP + (self.height - TOP - BOTTOM) * (1 - value / max(self.highest, 1)) + shift:.1f}"


def trend(
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    highest: int,
    step: int,
    title: str,
    description: str,
    key: str = "trend",
    width: int = 640,
    height: int = 260,
    right: int = 128,
    every: int = 2,
    css: str = "",
) -> SafeString:
    """Lines that differ by marker and dash and carry their own label; put the same figures in a table beside it."""
    scale = Scale(len(labels), highest, width, height, right)
    return format_html(
        '<svg class="{}" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-t {}-d">'
        '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}{}{}</svg>',
        f"c-chart {css}".strip(),
        width,
        height,
        *(key, key, key, title, key, description),
        _grid(scale, range(0, highest + 1, step)),
        _ticks(scale, labels, every),
        format_html_join("", "{}", ((_line(scale, line),) for line in series)),
    )


def stack(done: int, remaining: int, overdue: int, *, width: int = 260, height: int = 16) -> SafeString:
    """A bar split into done, open and overdue (overdue is hatched too); decorative, the numbers stand beside it."""
    total = max(done + remaining + overdue, 1)
    done_width, overdue_width = width * done / total, width * overdue / total
    gap = '<rect class="v-gap" x="{}" width="2" height="{}"/>'
    return format_html(
        '<svg class="c-bar" viewBox="0 0 {0} {1}" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="v-open" width="{0}" height="{1}"/><rect class="v-done" width="{2}" height="{1}"/>'
        '<rect class="v-over" x="{3}" width="{4}" height="{1}"/>{5}{6}</svg>',
        width,
        height,
        f"{done_width:.1f}",
        f"{width - overdue_width:.1f}",
        f"{overdue_width:.1f}",
        format_html(gap, f"{done_width:.1f}", height),
        format_html(gap, f"{width - overdue_width - 2:.1f}", height) if overdue else "",
    )


def _grid(scale: Scale, values: range) -> SafeString:
    return format_html_join(
        "",
        '<line class="c-chart__grid" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text class="c-chart__tick" x="{}" y="{}" text-anchor="end">{}</text>',
        (
            (
                LEFT,
                scale.width - scale.right,
                scale.y(value),
                scale.y(value),
                LEFT - 10,
                scale.y(value, 4.5),
                _number(value),
            )
            for value in values
        ),
    )


def _ticks(scale: Scale, labels: Sequence[str], every: int) -> SafeString:
    return format_html_join(
        "",
        '<text class="c-chart__tick" x="{}" y="{}" text-anchor="middle">{}</text>',
        ((scale.x(i), scale.height - 10, label) for i, label in enumerate(labels) if i % every == 0),
    )


def _line(scale: Scale, line: Series) -> SafeString:
    if not line.values:
        return SafeString("")
    last = len(line.values) - 1
    x_end, value_end = float(scale.x(last)) + 12, line.values[-1]
    return format_html(
        '<polyline class="c-chart__line {}" points="{}"/>{}'
        '<text class="c-chart__label {}" x="{}" y="{}"><tspan class="c-chart__num">{}</tspan></text>'
        '<text class="c-chart__label c-chart__label--sub" x="{}" y="{}">{}</text>',
        line.css,
        " ".join(f"{scale.x(i)},{scale.y(value)}" for i, value in enumerate(line.values)),
        format_html_join("", "{}", ((_marker(scale, line, i, value),) for i, value in enumerate(line.values))),
        line.css,
        f"{x_end:.1f}",
        scale.y(value_end, -2),
        _number(value_end),
        f"{x_end:.1f}",
        scale.y(value_end, 14),
        line.name,
    )


def _marker(scale: Scale, line: Series, index: int, value: int) -> SafeString:
    x, y = float(scale.x(index)), float(scale.y(value))
    if line.marker == "round":
        return format_html('<circle class="c-chart__dot {}" cx="{}" cy="{}" r="4"/>', line.css, f"{x:.1f}", f"{y:.1f}")
    return format_html(
        '<rect class="c-chart__dot {}" x="{}" y="{}" width="8" height="8"/>', line.css, f"{x - 4:.1f}", f"{y - 4:.1f}"
    )


def _number(value: int) -> str:
    return number_format(value, force_grouping=True)
