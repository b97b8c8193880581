"""Which pages travel, and with what: words that differ by language, and facts that do not."""

import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext as _
from wagtail.fields import StreamField

from courses.catalogue.models import CoursePage
from courses.lessons.models import LessonPage
from courses.quizzes.models import QuizPage
from courses.transfer.bodies import Carrier, NotABodyError, carried


@dataclass(frozen=True)
class PageKind:
    """A kind of page with the names of its fields that travel; whatever belongs to one city stays there."""

    model: Any
    further: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.model.translated_fields)

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(name for name in ("search_description", *self.further) if name not in self.words)


STEP = ("module", "minutes")
ATTEMPTS = ("pass_mark", "max_attempts", "wait_hours", "time_limit", "show_answers")
KINDS = {
    "course": PageKind(CoursePage, ("level", "minutes", "format", "certificate_valid_months")),
    "lesson": PageKind(LessonPage, (*STEP, "estimates_minutes")),
    "quiz": PageKind(QuizPage, (*STEP, *ATTEMPTS, "shuffle_questions", "shuffle_answers", "is_pre_check")),
}


def kind_of(page: Any) -> str:
    """The name under which this kind of page travels."""
    return next(name for name, kind in KINDS.items() if isinstance(page, kind.model))


def field_of(kind: str, name: str) -> Any:
    return KINDS[kind].model._meta.get_field(name)


def words_of(page: Any, by: Carrier) -> dict[str, Any]:
    """The words of a page on their way out."""
    kind = kind_of(page)
    return {name: out(field_of(kind, name), getattr(page, name), by) for name in KINDS[kind].words}


def out(field: Any, value: Any, by: Carrier) -> Any:
    if isinstance(field, StreamField):
        list(value)  # Wagtail keeps unread blocks as they were once written, in whatever older form
        kept = json.loads(json.dumps(field.stream_block.get_prep_value(value), cls=DjangoJSONEncoder))
        return carried(field.stream_block, kept, by)
    return value


def facts_of(page: Any) -> dict[str, Any]:
    """What does not depend on the language."""
    return {name: getattr(page, name) for name in KINDS[kind_of(page)].facts}


def brought(kind: str, name: str, told: Any, by: Carrier) -> Any:
    """A field of a page on its way in, checked as the editor would; what is empty is completed there."""
    field = field_of(kind, name)
    if isinstance(field, StreamField):
        try:
            return carried(field.stream_block, told, by)
        except NotABodyError as problem:
            words = _("“%(field)s” is not as we know it: %(place)s") % {"field": field.verbose_name, "place": problem}
            raise ValidationError(words) from problem
    if not fits(field, told):
        raise ValidationError(_("“%(field)s” has a value of another kind.") % {"field": field.verbose_name})
    if told != "":
        field.clean(told, None)
    if field.max_length and len(told) > field.max_length:
        raise ValidationError(_("“%(field)s” is too long.") % {"field": field.verbose_name})
    return told


def may_be_empty(kind: str, name: str) -> bool:
    """Whether a page of this kind can do without these words."""
    return bool(field_of(kind, name).blank)


def fits(field: Any, told: Any) -> bool:
    """Whether the value is of the kind the field keeps; JSON knows the difference between 1 and “1”."""
    if isinstance(field, models.BooleanField):
        return isinstance(told, bool)
    if isinstance(field, models.IntegerField):
        return isinstance(told, int) and not isinstance(told, bool)
    return isinstance(told, str)
