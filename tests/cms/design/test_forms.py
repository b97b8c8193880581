"""How forms look and what they tell people who cannot see them."""

import pytest
from django import forms
from django.template.loader import render_to_string

from cms.design.forms import DayInput, Switch, Tiles


class Proof(forms.Form):
    title = forms.CharField(label="Titel", help_text="Wie auf der Bescheinigung")
    day = forms.DateField(label="Tag", widget=DayInput, required=False)
    office = forms.ChoiceField(label="Amt", choices=[("1", "Standesamt")])
    format = forms.ChoiceField(
        label="Format", choices=[("on", "Online"), ("off", "Präsenz")], widget=Tiles(notes={"on": "jederzeit"})
    )
    topics = forms.MultipleChoiceField(
        label="Themen", choices=[("ki", "KI")], widget=forms.CheckboxSelectMultiple, required=False
    )
    mails = forms.BooleanField(label="E-Mail", widget=Switch, required=False)


@pytest.fixture
def empty() -> str:
    return str(Proof())


@pytest.fixture
def refused() -> str:
    return str(Proof({"office": "1", "day": "gestern"}))


def test_hint_and_error_are_tied_to_the_field(refused):
    assert 'aria-describedby="id_title_helptext id_title_error"' in refused
    assert 'id="id_title_error"' in refused
    assert 'aria-invalid="true"' in refused


def test_a_field_that_may_stay_empty_says_so(empty):
    assert empty.count("kern-label__optional") == 2


def test_a_filter_does_not_call_everything_optional():
    class Filter(forms.Form):
        words = forms.CharField(required=False)

    assert "kern-label__optional" not in str(Filter())


def test_groups_are_fieldsets_with_a_legend(empty):
    assert empty.count("<fieldset") == 2
    assert empty.count("<legend") == 2


def test_a_group_with_a_mistake_is_described_by_it(refused):
    assert 'aria-describedby="id_format_error"' in refused


def test_radios_and_checkboxes_wear_their_own_class(empty):
    assert empty.count("kern-form-check__radio") == 2
    assert empty.count("kern-form-check__checkbox") == 1


def test_a_tile_carries_its_explanation(empty):
    assert "<small>jederzeit</small>" in empty


def test_a_switch_says_that_it_is_one(empty):
    assert 'role="switch"' in empty


def test_a_select_has_its_arrow(empty):
    assert "kern-form-input__select-wrapper" in empty


def test_a_day_keeps_its_value_in_the_browsers_format():
    assert 'value="2026-09-24"' in str(Proof(initial={"day": "2026-09-24"}))
    assert 'type="date"' in str(Proof())


def test_the_summary_leads_to_every_mistake(refused):
    assert refused.count("c-errorsummary") == 1
    assert 'href="#id_title"' in refused
    assert 'href="#id_format"' in refused
    assert 'id="id_format"' in refused
    assert "Bitte prüfen Sie 3 Angaben" in refused


def test_without_mistakes_there_is_no_summary(empty):
    assert "c-errorsummary" not in empty
    assert render_to_string("design/error_summary.html", {"form": Proof()}).strip() == ""
