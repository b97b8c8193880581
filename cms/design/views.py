"""The styleguide: every component in every state, with the code that makes it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from cms.design.charts import Series
from cms.design.covers import COVERS
from cms.design.forms import DayInput, Switch, Tiles
from cms.design.icons import names

PARTS = {
    "styleguide/parts/colours.html": _("Colour roles"),
    "styleguide/parts/type.html": _("Typography"),
    "styleguide/parts/buttons.html": _("Buttons"),
    "styleguide/parts/status.html": _("Status"),
    "styleguide/parts/progress.html": _("Progress"),
    "styleguide/parts/people.html": _("People"),
    "styleguide/parts/alerts.html": _("Messages"),
    "styleguide/parts/callouts.html": _("Callouts in reading text"),
    "styleguide/parts/lesson.html": _("What lessons are made of"),
    "styleguide/parts/cards.html": _("Cards"),
    "styleguide/parts/due.html": _("Due rows"),
    "styleguide/parts/lists.html": _("Lists and navigation"),
    "styleguide/parts/table.html": _("Table"),
    "styleguide/parts/disclosures.html": _("Things that open"),
    "styleguide/parts/dialogs.html": _("Dialog, banner, toast"),
    "styleguide/parts/empty.html": _("Empty and waiting"),
    "styleguide/parts/charts.html": _("Charts"),
    "styleguide/parts/covers.html": _("Covers of the topics"),
    "styleguide/parts/icons.html": _("Icons"),
    "styleguide/parts/form.html": _("Form"),
}
COLOURS = {
    "canvas": _("Page"),
    "tint": _("Calm area"),
    "tint-2": _("Selection"),
    "ink": _("Ink"),
    "text": _("Text"),
    "muted": _("Secondary text"),
    "link": _("Link"),
    "action": _("Action"),
    "line": _("Hairline"),
    "line-strong": _("Line of controls"),
    "danger": _("Danger"),
    "warning": _("Warning"),
    "success": _("Success"),
    "info": _("Information"),
    "signal": _("Signal"),
}


class ExampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label=_("Title"), help_text=_("As it stands on the certificate"))
    day = forms.DateField(label=_("Attended on"), widget=DayInput, required=False)
    office = forms.ChoiceField(label=_("Office"), choices=[("1", "Standesamt"), ("2", "Jugendamt")])
    words = forms.CharField(label=_("Remark"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    file = forms.FileField(label=_("Certificate"), help_text=_("PDF or photo, up to 10 MB"), required=False)
    format = forms.ChoiceField(
        label=_("Format"), choices=[("1", _("Online")), ("2", _("In a room"))], widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("1", _("Course")), ("2", _("Event"))],
        widget=Tiles(notes={"1": _("with lessons and a test"), "2": _("on one day")}),
    )
    topics = forms.MultipleChoiceField(
        label=_("Topics"),
        choices=[("1", "Digitale Akte"), ("2", "Barrierefreiheit")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label=_("I have read the rules"))
    mails = forms.BooleanField(label=_("Tell me by e-mail"), widget=Switch, required=False)
    locked = forms.CharField(
        label=_("Personnel number"),
        help_text=_("Comes from HR and cannot be changed here"),
        disabled=True,
        initial="4711",
    )


@dataclass(frozen=True)
class Part:
    """A section of the styleguide: its components and the code that makes them."""

    key: str
    title: str | Promise
    code: str
    shown: SafeString


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show all components; `?theme=dark` or `?theme=light` chooses the appearance."""
    theme = request.GET.get("theme", "")
    facts = _example_facts()
    return render(
        request,
        "styleguide/styleguide.html",
        {
            "parts": [_part(request, name, title, facts) for name, title in PARTS.items()],
            "theme": theme if theme in {"light", "dark"} else "",
        },
    )


def _part(request: HttpRequest, name: str, title: str | Promise, facts: dict) -> Part:
    template = get_template(name)
    code = template.template.source.split("\n", 1)[1]
    return Part(key=Path(name).stem, title=title, code=code, shown=template.render(facts, request))


def _example_facts() -> dict:
    weeks = [f"KW {week}" for week in range(26, 38)]
    return {
        "colours": COLOURS.items(),
        "icon_names": names(),
        "topics": list(COVERS),
        "day": date(2026, 9, 24),
        "facts": [("clock", "60 Min."), ("screen", "Online")],
        "page": Paginator(range(190), 10).page(4),
        "weeks": weeks,
        "series": [
            Series(str(_("Open")), "is-open", [1480, 1390, 1320, 1270, 1150, 1090, 1010, 960, 900, 830, 770, 700]),
            Series(
                str(_("Overdue")), "is-over", [310, 300, 320, 290, 260, 250, 240, 200, 190, 170, 160, 140], "square"
            ),
        ],
        "form": ExampleForm(),
        "form_with_mistakes": ExampleForm({"wrong-office": "3"}, prefix="wrong"),
    }
