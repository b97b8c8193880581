"""The bank: questions with their answers, sorted into categories."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from courses.quizzes.forms import QuestionForm
from courses.quizzes.kinds import FrozenQuestion
from courses.quizzes.kinds.shapes import FrozenAnswer
from courses.quizzes.words import in_other_words
from people.directory.languages import NAMES


class QuestionCategory(models.Model):
    """What questions of the bank are about; a quiz can draw some of a category."""

    name = models.CharField(_("name"), max_length=100, unique=True)

    class Meta:
        verbose_name = _("category of questions")
        verbose_name_plural = _("categories of questions")
        ordering = ["name"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.name


class Question(index.Indexed, ClusterableModel):
    """A question of the bank with its possible answers."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("One answer is right")
        MULTIPLE = "multiple", _("Several answers are right")
        ORDERING = "ordering", _("Bring into order")
        MATCHING = "matching", _("Find what belongs together")
        CLOZE = "cloze", _("Text with gaps")
        TEXT = "text", _("Short answer in words")
        NUMBER = "number", _("A number")
        HOTSPOT = "hotspot", _("Places in a picture")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SINGLE)
    category = models.ForeignKey(
        QuestionCategory, models.SET_NULL, null=True, blank=True, related_name="questions", verbose_name=_("category")
    )
    text = models.TextField(_("question"), max_length=2000)
    picture = models.ForeignKey(
        "cms.SiteImage", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    picture_text = models.CharField(
        _("what the picture shows"),
        max_length=300,
        blank=True,
        help_text=_("For people who do not see it. Give away no more than the picture does."),
    )
    gaps = models.TextField(
        _("text with gaps"),
        blank=True,
        max_length=2000,
        help_text=_(
            "Gaps stand in double brackets, several right answers with a stroke: Within [[72|seventy-two]] hours."
        ),
    )
    explanation = models.TextField(_("explanation"), blank=True, max_length=2000)
    lesson = models.ForeignKey(
        "courses.LessonPage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("read again in")
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("category")]),
        FieldPanel("text"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_text")], _("Picture")),
        FieldPanel("gaps"),
        InlinePanel("answers", heading=_("Answers"), max_num=12),
        FieldPanel("explanation"),
        FieldPanel("lesson"),
        InlinePanel(
            "translations",
            heading=_("In other languages"),
            help_text=_("Quizzes ask in the language of the reader, where the words are here."),
        ),
    ]
    base_form_class = QuestionForm
    search_fields = [
        index.SearchField("text"),
        index.AutocompleteField("text"),
        index.FilterField("kind"),
        index.FilterField("category_id"),
    ]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["-pk"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.text[:80]

    def frozen(self, language: str = "") -> FrozenQuestion:
        """The question as it is now, in this language if it has been translated; later edits do not reach it."""
        words = next((words for words in self.translations.all() if words.language == language), None)
        return in_other_words(self._frozen(), vars(words)) if words and language else self._frozen()

    def _frozen(self) -> FrozenQuestion:
        question: FrozenQuestion = {
            "id": self.pk,
            "kind": self.kind,
            "text": self.text,
            "explanation": self.explanation,
            "lesson": self.lesson_id,
            "answers": [answer.frozen(place) for place, answer in enumerate(self.answers.all(), start=1)],
        }
        if self.picture_id:
            question["picture"], question["picture_text"] = self.picture_id, self.picture_text
        if self.kind == self.Kind.CLOZE:
            question["gaps"] = self.gaps
        return question


PER_CENT = [MinValueValidator(0), MaxValueValidator(100)]


def per_cent(name: Any) -> models.PositiveSmallIntegerField:
    """A measure of an area in per cent of the picture."""
    return models.PositiveSmallIntegerField(name, null=True, blank=True, validators=PER_CENT)


class Answer(Orderable):
    """A possible answer of a question: a choice, a step, an item, a spelling, a number or a place in the picture."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="answers")
    text = models.CharField(_("answer"), max_length=400)
    counterpart = models.CharField(_("belongs to it"), max_length=400, blank=True)
    is_correct = models.BooleanField(_("correct"), default=False)
    tolerance = models.DecimalField(
        _("may be off by"), max_digits=12, decimal_places=4, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    left = per_cent(_("left edge in per cent"))
    top = per_cent(_("upper edge in per cent"))
    width = per_cent(_("width in per cent"))
    height = per_cent(_("height in per cent"))
    feedback = models.CharField(_("feedback"), max_length=500, blank=True)

    panels = [
        FieldPanel("text"),
        FieldPanel("counterpart"),
        FieldPanel("is_correct"),
        FieldPanel("tolerance"),
        FieldRowPanel([FieldPanel(side) for side in ("left", "top", "width", "height")]),
        FieldPanel("feedback"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.text

    def frozen(self, place: int) -> FrozenAnswer:
        """The answer as it is now, at this place of its question."""
        answer: FrozenAnswer = {
            "id": self.pk,
            "text": self.text,
            "is_correct": self.is_correct,
            "feedback": self.feedback,
        }
        match self.question.kind:
            case Question.Kind.ORDERING:
                answer["place"] = place
            case Question.Kind.MATCHING:
                answer["counterpart"] = self.counterpart
            case Question.Kind.NUMBER:
                answer["tolerance"] = str(self.tolerance or 0)
            case Question.Kind.HOTSPOT:
                answer["area"] = [self.left, self.top, self.width, self.height]
        return answer


OTHER_LANGUAGES = [(code, name) for code, name in NAMES.items() if code != settings.LANGUAGE_CODE]


class QuestionWords(models.Model):
    """A question in another language; who gives which answer counts as before."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=12, choices=OTHER_LANGUAGES)
    text = models.TextField(_("question"), max_length=600)
    picture_text = models.CharField(_("what the picture shows"), max_length=300, blank=True)
    gaps = models.TextField(_("text with gaps"), blank=True, max_length=2000)
    answers = models.TextField(
        _("answers"), blank=True, help_text=_("One line for each answer, in their order; a dash keeps the original.")
    )
    counterparts = models.TextField(_("what belongs to them"), blank=True, help_text=_("One line for each answer."))
    feedbacks = models.TextField(_("feedback"), blank=True, help_text=_("One line for each answer."))
    explanation = models.TextField(_("explanation"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("question in another language")
        verbose_name_plural = _("questions in other languages")
        constraints = [models.UniqueConstraint(name="courses_question_words_once", fields=["question", "language"])]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.text[:80]
