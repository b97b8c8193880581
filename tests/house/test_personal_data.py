"""Every model says whether it holds personal data, whose, what for, and how long."""

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.translation import override

from people.models import User
from people.privacy.borrowed import HOLDING, HOLDING_NOTHING
from people.privacy.catalogue import said

STOREYS = ["people", "cms", "courses", "community", "lms"]
MODELS = [model for storey in STOREYS for model in apps.get_app_config(storey).get_models()]
LAWS = ("§", "Art.")
ANSWERS = ["subject", "purpose", "basis", "roles", "keep"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_model_is_classified(model: type[Model]) -> None:
    declaration = vars(model).get("PersonalData")
    assert declaration is not None, f"{model._meta.label} needs a class PersonalData"
    if declaration.holds:
        missing = [answer for answer in ANSWERS if not getattr(declaration, answer, "")]
        assert not missing, f"{model._meta.label} does not say: {', '.join(missing)}"


@pytest.mark.parametrize(
    "model",
    [model for model in MODELS if model.PersonalData.holds and model.PersonalData.subject not in {"self", "actor"}],
    ids=lambda model: model._meta.label,
)
def test_the_subject_is_a_path_to_a_person(model: type[Model]) -> None:
    """So that export and erasure find everything that belongs to somebody."""
    place = model
    for step in model.PersonalData.subject.split("__"):
        try:
            place = place._meta.get_field(step).related_model
        except FieldDoesNotExist:
            pytest.fail(f"{model._meta.label}: {model.PersonalData.subject} leads nowhere")
    assert place is User


def test_a_model_with_a_person_does_not_claim_to_hold_nothing() -> None:
    """Pages know their editors through Wagtail; every other link to a person is personal data."""
    from wagtail.models import Page

    guilty = [
        f"{model._meta.label}.{field.name}"
        for model in MODELS
        if not model.PersonalData.holds
        for field in model._meta.local_fields
        if field.related_model is User and not issubclass(model, Page) and field.name != "uploaded_by_user"
    ]
    assert guilty == []


def test_models_of_others_are_classified_too() -> None:
    """Whoever installs another app says what it stores about people, in `people/privacy/borrowed.py`."""
    theirs = {model._meta.label for model in apps.get_models() if model._meta.app_label not in STOREYS}
    assert theirs - set(HOLDING) - HOLDING_NOTHING == set(), "not classified"
    assert set(HOLDING) & HOLDING_NOTHING == set()


def test_models_of_others_that_name_a_person_do_not_count_as_empty() -> None:
    guilty = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.label in HOLDING_NOTHING
        for field in model._meta.local_fields
        if field.related_model is User
    ]
    assert guilty == []


@pytest.mark.parametrize(
    "declaration",
    [*(model.PersonalData for model in MODELS if model.PersonalData.holds), *HOLDING.values()],
    ids=lambda declaration: str(getattr(declaration, "purpose", "")),
)
def test_the_catalogue_speaks_german(declaration: object) -> None:
    """Texts stand in `_( … )` and are translated; a basis may be nothing but a law."""
    for name in ("purpose", "basis", "roles", "keep"):
        words = getattr(declaration, name)
        is_law = name == "basis" and str(words).startswith(LAWS)
        assert is_law or said(words) != _in_english(words), f"{name} is not translated: {words}"


def _in_english(words: object) -> str:
    with override("en"):
        return str(words)
