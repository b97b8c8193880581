"""The audience of a rule as a form: conditions in groups, with buttons that add and remove them."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.design.forms import DayInput
from lms.assignments.models import DutyAudience
from lms.rules.conditions import Condition, Expression, Group, Groups, groups_of
from people.directory.models import Office, StaffGroup
from people.directory.roles import Role

KINDS: dict[str, str | Promise] = {
    "office": gettext_lazy("Office, with everything below it"),
    "job": gettext_lazy("Job"),
    "hazard": gettext_lazy("Hazard group"),
    "attribute": gettext_lazy("Further entry from HR"),
    "role": gettext_lazy("Role on the platform"),
    "supervises": gettext_lazy("Leads a team"),
    "entered_from": gettext_lazy("Entered on or after"),
    "entered_before": gettext_lazy("Entered before"),
    "younger_than": gettext_lazy("Younger than (years)"),
    "audience": gettext_lazy("Audience with a name"),
    "everybody": gettext_lazy("All staff"),
}
BARE = ("supervises", "everybody")  # say everything without a value
DAYS = ("entered_from", "entered_before")
JOINS = [("all", gettext_lazy("all of these apply")), ("any", gettext_lazy("at least one of these applies"))]
PLACE = re.compile(r"gruppe-(\d+)-(\d+)-art")
MOST = 40


class ConditionForm(forms.Form):
    """One condition; what can be entered depends on its kind, which does not change."""

    art = forms.CharField(widget=forms.HiddenInput)
    ist = forms.ChoiceField(
        label=gettext_lazy("Comparison"),
        choices=[("ja", gettext_lazy("applies")), ("nein", gettext_lazy("does not apply"))],
    )
    use_required_attribute = False

    def __init__(self, *args: Any, kind: str, values: "Values", kept: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind not in BARE:
            self.fields["wert"] = field_for(kind, values, kept)
            self.fields["wert"].label = str(KINDS[kind])
        for field in self.fields.values():
            look = "select" if isinstance(field, forms.ChoiceField) else "input"
            field.widget.attrs["class"] = f"kern-form-input__{look}"

    @property
    def heading(self) -> str | Promise:
        return KINDS[self.kind]

    @property
    def has_value(self) -> bool:
        return "wert" in self.fields

    @property
    def is_chosen(self) -> bool:
        """Whether the value is chosen from a list."""
        return isinstance(self.fields["wert"], forms.ChoiceField)

    @property
    def removal(self) -> str:
        """What the button says that removes the condition."""
        _group, place, line = (self.prefix or "").split("-")
        return f"weg:{place}:{line}"

    @property
    def condition(self) -> Condition:
        """The condition as far as it is entered; days and numbers as the expression keeps them."""
        entered = getattr(self, "cleaned_data", {})
        return Condition(self.kind, kept_value(self.kind, entered.get("wert")), entered.get("ist") == "nein")


class Values:
    """What can be chosen in conditions, read once for all of them."""

    def __init__(self, but: int | None = None) -> None:
        self.groups: dict[str, list[StaffGroup]] = {}
        for group in StaffGroup.objects.all():
            self.groups.setdefault(group.kind, []).append(group)
        self.offices = [(office.key, indented(office)) for office in Office.objects.all()]
        self.audiences = list(DutyAudience.objects.exclude(pk=but or 0).values_list("pk", "name"))

    def of(self, kind: str) -> list[tuple[Any, str]]:
        """The choices of a kind of condition."""
        match kind:
            case "office":
                return self.offices
            case "role":
                return [(value, str(label)) for value, label in Role.choices]
            case "audience":
                return self.audiences
            case "attribute":
                return [
                    (attribute(group.heading, group.value), f"{group.heading}: {group.value}")
                    for group in self.groups.get("attribute", [])
                ]
            case _:
                return [(group.value, group.value) for group in self.groups.get(kind, [])]


def field_for(kind: str, values: Values, kept: Any) -> forms.Field:
    """The control of a condition: a day, a number, or a choice that also knows what is kept and nobody has any more."""
    if kind in DAYS:
        return forms.DateField(widget=DayInput)
    if kind == "younger_than":
        return forms.IntegerField(min_value=14, max_value=99)
    offered = [(str(value), label) for value, label in values.of(kind)]
    known = {value for value, _label in offered}
    former = [] if kept in (None, "") or str(kept) in known else [(str(kept), str(kept))]
    return forms.ChoiceField(choices=[("", _("Please choose")), *offered, *former])


def indented(office: Office) -> str:
    """The office as it stands in the tree."""
    return "\N{NO-BREAK SPACE}" * 3 * (office.depth - 1) + office.name


def attribute(heading: str, value: str) -> str:
    return f"{heading}|{value}"


def kept_value(kind: str, entered: Any) -> Any:
    """A value of the form as the expression keeps it."""
    if kind in BARE:
        return True
    if kind in DAYS:
        return entered.isoformat() if entered else ""
    if kind == "audience":
        return int(entered) if entered else None
    if kind == "attribute":
        return (entered or "|").split("|", 1)
    return entered


def shown_value(kind: str, kept: Any) -> Any:
    """A value of an expression as the form shows it."""
    return attribute(*kept) if kind == "attribute" and kept else kept


class GroupForm:
    """One group as the page shows it: how its conditions are joined, the conditions, and the list to add one."""

    def __init__(self, place: int, join: str, conditions: list[ConditionForm]) -> None:
        self.place, self.join, self.conditions = place, join, conditions
        self.prefix = f"gruppe-{place}"
        self.joins = JOINS
        self.kinds = KINDS.items()
        self.addition, self.removal = f"hinzu:{place}", f"gruppe-weg:{place}"  # what the buttons say

    @property
    def joint(self) -> str:
        """The word between two conditions."""
        return _("and") if self.join == "all" else _("or")


class AudienceForm:
    """All groups; from what was sent, or from an expression."""

    def __init__(
        self, data: Mapping[str, str] | None = None, expression: Expression | None = None, but: int | None = None
    ) -> None:
        self.values = Values(but)
        self.is_bound = data is not None
        self.joins = JOINS
        self.problem = ""
        if data is None:
            self.show(groups_of(expression or {}))
        else:
            self._read(data)

    def show(self, wanted: Groups) -> None:
        """Show these groups, whatever was entered before."""
        self.join = wanted.join
        self.groups = [
            GroupForm(place, group.join, [self._filled(place, line, one) for line, one in enumerate(group.conditions)])
            for place, group in enumerate(wanted.groups)
        ]

    def _filled(self, place: int, line: int, one: Condition) -> ConditionForm:
        shown = shown_value(one.kind, one.value)
        initial = {"art": one.kind, "ist": "nein" if one.negated else "ja", "wert": shown}
        prefix = f"gruppe-{place}-{line}"
        return ConditionForm(kind=one.kind, values=self.values, kept=shown, initial=initial, prefix=prefix)

    def _read(self, data: Mapping[str, str]) -> None:
        found = sorted((int(at[1]), int(at[2])) for name in data if (at := PLACE.fullmatch(name)))[:MOST]
        number = max([place for place, _line in found] + [counted(data.get("gruppen"))], default=0)
        self.join = chosen_join(data.get("verbindung"))
        self.groups = []
        for place in range(number + 1):
            lines = [line for at, line in found if at == place]
            sent = [self._sent(data, f"gruppe-{place}-{line}") for line in lines]
            join = chosen_join(data.get(f"gruppe-{place}-verbindung"))
            self.groups.append(GroupForm(place, join, [one for one in sent if one]))

    def _sent(self, data: Mapping[str, str], prefix: str) -> ConditionForm | None:
        kind = data.get(f"{prefix}-art", "")
        if kind not in KINDS:
            return None
        return ConditionForm(data, kind=kind, values=self.values, kept=data.get(f"{prefix}-wert"), prefix=prefix)

    def is_valid(self) -> bool:
        """Whether every condition is complete and there is at least one."""
        complete = [one.is_valid() for group in self.groups for one in group.conditions]
        self.problem = "" if complete else _("Say who it is about: add at least one condition.")
        return bool(complete) and all(complete)

    @property
    def entered(self) -> Groups:
        """What is entered so far, also where a condition still lacks its value."""
        for group in self.groups:
            for one in group.conditions:
                one.is_valid()
        told = tuple(Group(group.join, tuple(one.condition for one in group.conditions)) for group in self.groups)
        return Groups(self.join, told)

    @property
    def expression(self) -> Expression:
        """The audience as a rule keeps it."""
        return self.entered.expression

    @property
    def joint(self) -> str:
        """The word between two groups."""
        return _("and") if self.join == "all" else _("or")

    def change(self, button: str, data: Mapping[str, str]) -> bool:
        """Do what a button of the audience says; whether there was one."""
        what, *places = button.split(":")
        numbers = [int(place) for place in places if place.isdecimal()]
        entered = self.entered
        match what, numbers:
            case "hinzu", [place] if place < len(entered.groups):
                kind = data.get(f"gruppe-{place}-neu", "")
                changed = entered.with_condition(place, Condition(kind)) if kind in KINDS else entered
            case "weg", [place, line] if place < len(entered.groups):
                changed = entered.without_condition(place, line)
            case "gruppe", []:
                changed = entered.with_group()
            case "gruppe-weg", [place]:
                changed = entered.without_group(place)
            case _:
                return False
        self.show(changed)
        return True


def chosen_join(sent: str | None) -> str:
    return "any" if sent == "any" else "all"


def counted(sent: str | None) -> int:
    """The place of the last group the page showed."""
    return min(int(sent), MOST) - 1 if sent and sent.isdecimal() and len(sent) < 4 else 0
