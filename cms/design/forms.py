"""How forms look: Django's own rendering with KERN markup, and the widgets the site adds."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.safestring import SafeString

StrOrPromise = str | Promise


class DayInput(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A time of day."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class MomentInput(forms.DateTimeInput):
    """A day and a time."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class Switch(forms.CheckboxInput):
    """A setting that is on or off."""


class Tiles(forms.RadioSelect):
    """One of a few choices, each a large area; `notes` explains a choice, by its value."""

    def __init__(self, *args: Any, notes: Mapping[str, StrOrPromise] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notes = notes or {}


class TilesMultiple(forms.CheckboxSelectMultiple):
    """Several of a few choices, each a large area."""

    notes: Mapping[str, StrOrPromise] = {}


class KernFormRenderer(TemplatesSetting):
    """Gives every field its label, optional mark, hint, error and control in KERN markup."""

    form_template_name = "design/form.html"
    field_template_name = "design/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        """The template's text; a field's template also learns how its control looks."""
        if template_name == self.field_template_name:
            context = {**context, **look(context["field"]), "optional": says_optional(context["field"])}
        return super().render(template_name, context, request)


def look(field: BoundField) -> dict[str, Any]:
    """The kind of the field's control, and the control itself or its choices, with KERN classes."""
    widget = field.field.widget
    match widget:
        case Tiles() | TilesMultiple():
            return {"kind": "tiles", "choices": _choices(field), "control": ""}
        case forms.RadioSelect():  # several checkboxes are a kind of it
            return {"kind": "choices", "choices": _choices(field), "control": ""}
        case forms.MultiWidget():
            return {"kind": "choices", "choices": [], "control": field.as_widget()}
        case Switch():
            return {"kind": "switch", "control": _control(field, role="switch")}
        case forms.CheckboxInput():
            return {"kind": "checkbox", "control": _control(field, css="kern-form-check__checkbox")}
        case forms.Select():
            return {"kind": "select", "control": _control(field, css="kern-form-input__select")}
        case _:
            return {"kind": "input", "control": _control(field, css=_input_class(field))}


def says_optional(field: BoundField) -> bool:
    """Whether the label says so; in a filter, where everything may stay empty, nothing needs to."""
    return not field.field.required and any(other.required for other in field.form.fields.values())


def _input_class(field: BoundField) -> str:
    return "kern-form-input__input" + (" kern-form-input__input--error" if field.errors else "")


def _control(field: BoundField, *, css: str = "", **attributes: str) -> SafeString:
    classes = f"{css} {field.field.widget.attrs.get('class', '')}".strip()
    return field.as_widget(attrs=attributes | ({"class": classes} if classes else {}))


def _choices(field: BoundField) -> list[dict[str, Any]]:
    notes = getattr(field.field.widget, "notes", {})
    choices = []
    for option in field.subwidgets:
        option.data["attrs"]["class"] = f"kern-form-check__{option.data['type']}"
        note = notes.get(str(option.data["value"]), "")
        choices.append(
            {"control": option.tag(), "id": option.id_for_label, "label": option.data["label"], "note": note}
        )
    return choices
