"""The design's components as template tags; templates/design/README.md lists them, `/styleguide/` shows them.

Extra keyword arguments become attributes: `hx_get=url` is written `hx-get="…"`, `True` a bare attribute,
`False` and `None` nothing. Everything given is escaped.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms.utils import flatatt
from django.http import QueryDict
from django.template import loader
from django.templatetags.static import static
from django.utils.formats import date_format, number_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.design import charts, covers, icons, stairs
from people.profiles import photos
from people.profiles.pictures import SIZES

register = template.Library()

ALERT_ICONS = {"info": "info", "success": "check-circle", "warning": "alert", "danger": "overdue"}
CALLOUTS = {
    "merke": (gettext_lazy("Remember"), "bookmark"),
    "tipp": (gettext_lazy("Tip"), "bulb"),
    "beispiel": (gettext_lazy("Example"), "bulb"),
    "achtung": (gettext_lazy("Caution"), "alert"),
}


def _attributes(given: dict[str, Any]) -> SafeString:
    return flatatt({name.rstrip("_").replace("_", "-"): value for name, value in given.items()})


def _classes(*names: str) -> str:
    return " ".join(name for name in names if name)


@register.simple_tag
def styles(*names: str) -> SafeString:
    """The feature stylesheets a page needs: `{% block css %}{% styles "learning" "pages" %}{% endblock %}`."""
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(f"css/features/{name}.css"),) for name in names)
    )


# Writing ----------------------------------------------------------------------------------------

COMPOUND = re.compile(r"(?<![\w-])([A-ZÄÖÜ])-(?=[A-ZÄÖÜ][a-zäöüß])(?![^<>]*>)")


@register.filter
def unbroken(text: Any) -> str:
    """Keeps “E-Akte” and “E-Mail” on one line: a word joiner after the hyphen, tags left alone."""
    return mark_safe(COMPOUND.sub("\\1-\N{WORD JOINER}", conditional_escape(text)))


# Small marks ------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, size: str = "", css: str = "") -> SafeString:
    """A decorative icon; `size` is "lg" or "xl". Words always stand beside it: `{% icon "clock" %} 45 Min.`"""
    return _drawn(name, size, css)


@lru_cache(maxsize=1000)
def _drawn(name: str, size: str, css: str) -> SafeString:
    if name not in icons.names():
        raise ValueError(f"There is no icon named {name!r}.")
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>',
        _classes("c-icon", size and f"c-icon--{size}", css),
        static("icons.svg"),
        name,
    )


@register.simple_tag
def badge(label: str, kind: str = "", icon: str = "") -> SafeString:
    """A status in words: kind is "danger", "warning", "success", "info", "ink" or nothing."""
    return format_html(
        '<span class="{}">{}<span class="kern-label">{}</span></span>',
        _classes("kern-badge", kind and f"kern-badge--{kind}"),
        _icon(icon),
        label,
    )


@register.simple_tag
def visibility(text: str, icon: str = "lock") -> SafeString:
    """Who sees this: "lock" for only you, "eye" when others see it too."""
    return format_html('<span class="c-visibility">{}{}</span>', _icon(icon), text)


@register.simple_tag
def chip(label: str, href: str, *, current: bool = False, removes: bool = False, **attributes: Any) -> SafeString:
    """A filter as a link; `current` marks the chosen one, `removes` takes the filter away again."""
    return format_html(
        '<a class="c-chip" href="{}"{}{}>{}{}</a>',
        href,
        _attributes({"aria-current": "true" if current else None}),
        _attributes(attributes),
        label,
        format_html(' {}<span class="sr-only">{}</span>', _icon("x"), _("remove")) if removes else "",
    )


@register.simple_tag
def datebox(day: date | datetime) -> SafeString:
    """A calendar leaf with day and month; decorative, the sentence beside it carries the date."""
    if isinstance(day, datetime) and is_aware(day):
        day = localtime(day)
    return format_html(
        '<span class="c-date" aria-hidden="true"><b>{}</b>{}</span>', date_format(day, "j"), date_format(day, "N")
    )


@register.simple_tag
def num(value: float | None, decimals: int | None = None) -> str:
    """A number with the language's thousands separator: 1.284."""
    return "" if value is None else number_format(value, decimal_pos=decimals, force_grouping=True)


def _icon(name: str, size: str = "") -> SafeString:
    return icon(name, size) if name else SafeString("")


# Buttons ----------------------------------------------------------------------------------------


@register.simple_tag
def button(
    label: str,
    kind: str = "secondary",
    *,
    href: str = "",
    icon: str = "",
    icon_end: str = "",
    type: str = "button",
    size: str = "",
    block: bool = False,
    css: str = "",
    **attributes: Any,
) -> SafeString:
    """A button, or a link that looks like one when `href` is given.

    kind: "primary" (one per view), "secondary", "tertiary", "danger"; size: "sm" or "lg"; in forms `type="submit"`.
    """
    sizes = {"sm": "kern-btn--sm", "lg": "c-btn-lg", "": ""}
    classes = _classes("kern-btn", f"kern-btn--{kind}", sizes[size], "kern-btn--block" if block else "", css)
    inside = format_html('{}<span class="kern-label">{}</span>{}', _icon(icon), label, _icon(icon_end))
    if href:
        return format_html('<a class="{}" href="{}"{}>{}</a>', classes, href, _attributes(attributes), inside)
    return format_html('<button type="{}" class="{}"{}>{}</button>', type, classes, _attributes(attributes), inside)


@register.simple_tag
def iconbutton(
    label: str, icon: str, *, href: str = "", type: str = "button", css: str = "", **attributes: Any
) -> SafeString:
    """A button showing only an icon; the label is read aloud."""
    classes = _classes("c-iconbtn", css)
    inside = format_html('{}<span class="sr-only">{}</span>', _icon(icon), label)
    if href:
        return format_html('<a class="{}" href="{}"{}>{}</a>', classes, href, _attributes(attributes), inside)
    return format_html('<button type="{}" class="{}"{}>{}</button>', type, classes, _attributes(attributes), inside)


# People -----------------------------------------------------------------------------------------


@register.simple_tag
def avatar(person: Any, size: str = "", mover: bool = False) -> SafeString:
    """The person's photo if one is shown, else the initials; the name always stands beside it and is what is read out.

    `size` is "sm", "lg" or "xl"; a Digital Mover wears the gold step.
    """
    shown = getattr(person, "photo", "")
    return format_html(
        '<span class="{}"{} aria-hidden="true">{}</span>',
        _classes("c-avatar", size and f"c-avatar--{size}"),
        _attributes({"data-mover": mover}),
        _photo(shown, size) if shown else initials(_name(person)),
    )


def _photo(photo: str, size: str) -> SafeString:
    """The photo in the sizes that this place needs on plain, sharp and very sharp screens."""
    needed = {"lg": SIZES[:2], "xl": SIZES}.get(size, SIZES[:1])
    sources = [(photos.address(photo, side), side) for side in needed]
    sharper = ", ".join(f"{source} {side // needed[0]}x" for source, side in sources) if sources[1:] else None
    return format_html(
        '<img src="{}"{} width="{}" height="{}" alt="" loading="lazy" decoding="async">',
        sources[0][0],
        _attributes({"srcset": sharper}),
        needed[0],
        needed[0],
    )


@register.inclusion_tag("design/person.html")
def person(person: Any, role: str = "", *, href: str = "", size: str = "", mover: bool = False) -> dict[str, Any]:
    """A person with photo or initials, name and a second line; `person` is a user or a name."""
    return {"person": person, "name": _name(person), "role": role, "href": href, "size": size, "mover": mover}


@register.simple_tag
def moverbadge() -> SafeString:
    """The words that mark a Digital Mover."""
    return format_html('<span class="c-mover">{}</span>', _("Digital Mover"))


def initials(name: str) -> str:
    """First letters of first and last name, titles left out."""
    words = [word for word in name.split() if word[0].isalpha() and not word.endswith(".")]
    return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper() if words else ""


def _name(person: Any) -> str:
    return person.get_full_name() if hasattr(person, "get_full_name") else str(person)


# Progress and pictures --------------------------------------------------------------------------


@register.simple_tag(name="stairs")
def stairs_tag(total: int, done: int, **options: Any) -> SafeString:
    """Progress as rising steps: `{% stairs 8 3 label="…" %}`; options see cms.design.stairs.stairs."""
    return stairs.stairs(total, done, **options)


@register.simple_tag
def strip(total: int, done: int, **options: Any) -> SafeString:
    """Progress as flat steps, for rows and cards."""
    return stairs.strip(total, done, **options)


@register.simple_tag
def progress(label: str, value: float, maximum: float = 100, *, id: str, note: str = "") -> SafeString:
    """A bar for things that run, such as an upload; learning progress uses the stairs."""
    return format_html(
        '<div class="kern-progress"><label class="kern-label" for="{}"><span>{}</span>{}</label>'
        '<progress id="{}" value="{}" max="{}">{}</progress></div>',
        id,
        label,
        format_html('<span class="num">{}</span>', note) if note else "",
        id,
        value,
        maximum,
        stairs.progress_label(maximum, value),
    )


@register.simple_tag
def cover(topic: str, variant: int = 0) -> SafeString:
    """A topic's picture; pass the course id as variant so that neighbours differ."""
    return covers.cover(topic, variant)


@register.simple_tag
def trend(labels: Sequence[str], series: Sequence[charts.Series], **options: Any) -> SafeString:
    """A line chart; draw it twice (`css="u-wide"`, `css="u-narrow" width=340 …`) and give a table beside it."""
    return charts.trend(labels, series, **options)


@register.simple_tag
def stack(done: int, remaining: int, overdue: int, **options: Any) -> SafeString:
    """A decorative bar of done, open and overdue; the numbers stand beside it."""
    return charts.stack(done, remaining, overdue, **options)


register.simple_tag(stairs.stairway, name="stairway")
register.simple_tag(stairs.broken_stairs, name="brokenstairs")
register.simple_tag(stairs.brand_mark, name="brandmark")


# Page furniture ---------------------------------------------------------------------------------


@register.inclusion_tag("design/crumbs.html")
def crumbs(items: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The way to this page as (title, address) pairs, this page last with an empty address."""
    return {"items": list(items)}


@register.inclusion_tag("design/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page, *, target: str = "", parameter: str = "seite") -> dict[str, Any]:
    """Links to the pages of a list, other query parameters kept; with `target`, htmx swaps only that element."""
    query = context["request"].GET.copy() if "request" in context else QueryDict(mutable=True)

    def address(number: int | str) -> str:
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    elided = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "links": [(number, address(number) if isinstance(number, int) else "") for number in elided],
        "next": address(page.next_page_number()) if page.has_next() else "",
        "target": target,
    }


@register.simple_block_tag
def pagehead(
    content: str, title: str, *, eyebrow: str = "", lead: str = "", id: str = "", lang: str = ""
) -> SafeString:
    """The top of a page: eyebrow, the one h1, lead, and as block content its one or two buttons.

    `lang` is the language of its words where that is not the platform's: `lang=page|foreign`.
    """
    return _render(
        "design/pagehead.html", content=content, title=title, eyebrow=eyebrow, lead=lead, id=id or None, lang=lang
    )


@register.simple_block_tag
def sectionhead(content: str, title: str, *, id: str = "", level: str = "h2", css: str = "") -> SafeString:
    """A section's heading; block content stands at its end: a "more" link, a visibility note, a count."""
    return _render("design/sectionhead.html", content=content, title=title, id=id, level=level, css=css)


@register.simple_block_tag
def alert(content: str, kind: str, *, title: str = "", role: str = "", id: str = "") -> SafeString:
    """A message of the system: kind is "info", "success", "warning" or "danger"."""
    return _render(
        "design/alert.html", content=content, kind=kind, icon=ALERT_ICONS[kind], title=title, role=role, id=id
    )


@register.simple_block_tag
def callout(content: str, kind: str, *, title: str = "") -> SafeString:
    """A box in reading text: kind is "merke", "tipp", "beispiel" or "achtung"."""
    words, icon = CALLOUTS[kind]
    return _render("design/callout.html", content=content, kind=kind, icon=icon, title=title or words)


@register.simple_block_tag
def emptystate(content: str, icon: str, title: str, *, level: str = "h3") -> SafeString:
    """What will appear here, and as block content the way there (named so because `for` owns `empty`)."""
    return _render("design/emptystate.html", content=content, icon=icon, title=title, level=level)


@register.simple_block_tag
def disclosure(content: str, summary: str, *, open: bool = False) -> SafeString:
    """Words that open when asked for."""
    return _render("design/disclosure.html", content=content, summary=summary, open=open)


@register.simple_block_tag
def accordion(content: str, title: str, *, note: str = "", number: str = "", open: bool = False) -> SafeString:
    """One row of an accordion; several in a row stand in `<div class="kern-accordion-group">`."""
    return _render("design/accordion.html", content=content, title=title, note=note, number=number, open=open)


@register.simple_block_tag
def coursecard(
    content: str,
    *,
    title: str,
    href: str,
    topic: str,
    variant: int = 0,
    eyebrow: str = "",
    text: str = "",
    facts: Iterable[tuple[str, str]] = (),
    level: str = "h3",
    lang: str = "",
) -> SafeString:
    """A course as a card: `facts` are (icon, words) pairs, block content is its foot (progress or a badge).

    `lang` is the language of title and text where that is not the platform's: `lang=course|foreign`.
    """
    return _render(
        "design/coursecard.html",
        content=content,
        title=title,
        href=href,
        topic=topic,
        variant=variant,
        eyebrow=eyebrow,
        text=text,
        facts=list(facts),
        level=level,
        lang=lang,
    )


@register.simple_block_tag
def dialog(content: str, title: str, *, id: str) -> SafeString:
    """A window above the page, opened by `data-dialog="id"` on a link that reaches the same thing as a page."""
    return _render("design/dialog.html", content=content, title=title, id=id)


def _render(name: str, *, content: str, **values: Any) -> SafeString:
    return loader.get_template(name).render({**values, "content": mark_safe(content.strip())})
