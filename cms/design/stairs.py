"""The staircase: progress is drawn as steps, done, where you are, and ahead."""

from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def stairs(
    total: int,
    done: int,
    *,
    current: int | None = None,
    label: str = "",
    width: int = 320,
    height: int = 96,
    base: int = 10,
    gap: int = 2,
    animate: bool = False,
    stretch: bool = False,
    css: str = "",
) -> SafeString:
    """Rising steps; `current` counts from 0 and is the next open step unless given, -1 for none."""
    step = _step_width(total, width, gap)
    heights = [base + (height - base) * (index + 1) / max(total, 1) for index in range(total)]
    rects = format_html_join(
        "",
        '<rect data-state="{}" x="{}" y="{}" width="{}" height="{}"/>',
        (
            (state, _px(index * (step + gap)), _px(height - heights[index]), _px(step), _px(heights[index]))
            for index, state in enumerate(_states(total, done, current))
        ),
    )
    return format_html(
        '<svg class="{}" viewBox="{}" role="img" aria-label="{}"{}{}{}>{}</svg>',
        f"c-stairs {css}".strip(),
        f"0 0 {width} {height}" if gap == 0 else f"-1 -1 {width + 2} {height + 2}",
        label or progress_label(total, done),
        mark_safe(" data-animate") if animate else "",
        mark_safe(' shape-rendering="crispEdges"') if gap == 0 else "",
        mark_safe(' preserveAspectRatio="none"') if stretch else "",
        rects,
    )


def strip(
    total: int, done: int, *, current: int | None = None, label: str = "", width: int = 240, height: int = 10
) -> SafeString:
    """The same steps lying flat, for rows and bars."""
    gap = 3
    step = _step_width(total, width, gap)
    rects = format_html_join(
        "",
        '<rect data-state="{}" x="{}" y="0" width="{}" height="{}" rx="1.5"/>',
        (
            (state, _px(index * (step + gap)), _px(step), height)
            for index, state in enumerate(_states(total, done, current))
        ),
    )
    return format_html(
        '<svg class="c-stairs" viewBox="-1 -1 {} {}" role="img" aria-label="{}">{}</svg>',
        width + 2,
        height + 2,
        label or progress_label(total, done),
        rects,
    )


def progress_label(total: int, done: int) -> str:
    """The sentence read aloud in place of the drawing."""
    return _("%(done)s of %(total)s completed") % {"done": done, "total": total}


def stairway() -> SafeString:
    """The sign-in picture: three flights of public stairs, pure decoration."""
    flights = (
        ("s-back", _flight(0, 356, steps=9, tread=76, rise=30, direction=1, edge=800)),
        ("s-mid", _flight(800, 644, steps=8, tread=84, rise=36, direction=-1, edge=0)),
        ("s-front", _flight(0, 916, steps=8, tread=84, rise=34, direction=1, edge=800)),
    )
    return format_html(
        '<svg class="c-stairway" viewBox="0 0 800 900" preserveAspectRatio="xMidYMax slice"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        format_html_join("", '<path class="{}" d="{}"/>', flights),
    )


def broken_stairs() -> SafeString:
    """The error-page picture: a staircase with one step missing."""
    return mark_safe(
        '<svg class="c-brokenstairs" viewBox="0 0 120 60" aria-hidden="true" focusable="false">'
        '<path class="e1" d="M0 60V48h24V36h24v24zM72 60V24h24V12h24v48z"/>'
        '<path class="e2" d="M48 60V30h24v30z"/></svg>'
    )


def brand_mark() -> SafeString:
    """The product's mark, three gold steps; a city may put its own logo in its place."""
    return mark_safe(
        '<svg class="c-brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
        '<path d="M2 30V22h9v-9h9V4h10v26z"/></svg>'
    )


def _states(total: int, done: int, current: int | None) -> Iterator[str]:
    here = done if current is None else current
    for index in range(total):
        yield "done" if index < done else "current" if index == here else "todo"


def _step_width(total: int, width: int, gap: int) -> float:
    step = (width - gap * (total - 1)) / max(total, 1)
    return round(step) if gap == 0 else min(step, width / 4)


def _px(value: float) -> str:
    return f"{value:.1f}"


def _flight(x: int, y: int, *, steps: int, tread: int, rise: int, direction: int, edge: int) -> str:
    floor = 900
    points = [(x, floor), (x, y)]
    for _step in range(steps):
        y -= rise
        points.append((x, y))
        x += direction * tread
        points.append((x, y))
    points[-1] = (edge, y)
    points.append((edge, floor))
    return "M" + "L".join(f"{px} {py}" for px, py in points) + "z"
