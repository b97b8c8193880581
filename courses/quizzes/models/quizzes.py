"""Quizzes: the pages that ask questions of the bank."""

from collections.abc import Collection
from random import Random

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from cms.pages.models import BasePage, PartMixin
from courses.modules.models import ModulePartMixin
from courses.quizzes.forms import QuizForm
from courses.quizzes.kinds import FrozenQuestion, kind_of
from courses.quizzes.models.bank import Question, QuestionCategory
from courses.versions.editing import CHANGE_PANEL
from courses.versions.pages import VersionedMixin

ALWAYS_ARRANGED = {Question.Kind.ORDERING, Question.Kind.MATCHING}  # their order would give the answer away


class QuizPage(VersionedMixin, PartMixin, ModulePartMixin, BasePage):
    """A quiz of a course: at its end, or before it to show that one knows its lessons already."""

    template = "courses/quiz_page.html"
    parent_page_types = ["courses.CoursePage"]
    subpage_types: list[str] = []
    section = "courses"
    can_be_translated = True
    translated_fields = (*BasePage.translated_fields, "module", "used_up_text")

    class ShowAnswers(models.TextChoices):
        """When people learn which answers were right."""

        AT_ONCE = "at_once", _("After each question; the answer then stands")
        AT_END = "at_end", _("After handing in; answers can be changed until then")
        NEVER = "never", _("Not at all; only the result is told")

    minutes = models.PositiveSmallIntegerField(_("duration in minutes"), default=10, validators=[MinValueValidator(1)])
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark in per cent"), default=75, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    max_attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, help_text=_("0: as many as needed"))
    wait_hours = models.PositiveSmallIntegerField(
        _("hours between two attempts"), default=0, validators=[MaxValueValidator(24 * 30)]
    )
    time_limit = models.PositiveSmallIntegerField(
        _("time limit in minutes"),
        default=0,
        help_text=_("0: no limit. When the time is over, what was saved is graded. Who is granted extra time gets it."),
    )
    closes_at = models.DateTimeField(
        _("open until"), null=True, blank=True, help_text=_("Empty: always. Running attempts end then, too.")
    )
    show_answers = models.CharField(
        _("right answers are shown"), max_length=8, choices=ShowAnswers, default=ShowAnswers.AT_ONCE
    )
    shuffle_questions = models.BooleanField(_("mix the questions"), default=False)
    shuffle_answers = models.BooleanField(_("mix the answers"), default=False)
    is_pre_check = models.BooleanField(
        _("pre-check"),
        default=False,
        help_text=_("Whoever passes it need not do the lessons it covers. It opens at once and nobody has to take it."),
    )
    covers = ParentalManyToManyField(
        "courses.LessonPage",
        related_name="+",
        blank=True,
        verbose_name=_("lessons it covers"),
        help_text=_("Nothing chosen: all lessons of the course."),
    )
    used_up_text = models.CharField(
        _("when all attempts are used"),
        max_length=400,
        blank=True,
        help_text=_("What people can do then, for example whom to ask."),
    )

    content_panels = [
        *BasePage.content_panels,
        *ModulePartMixin.module_panels,
        MultiFieldPanel([FieldPanel("minutes"), FieldPanel("pass_mark"), FieldPanel("show_answers")], _("Rules")),
        MultiFieldPanel(
            [FieldPanel("max_attempts"), FieldPanel("wait_hours"), FieldPanel("used_up_text")], _("Attempts")
        ),
        MultiFieldPanel([FieldPanel("time_limit"), FieldPanel("closes_at")], _("Time limits")),
        MultiFieldPanel(
            [FieldPanel("is_pre_check"), FieldPanel("covers", widget=CheckboxSelectMultiple)], _("Knowing it already")
        ),
        MultiFieldPanel([FieldPanel("shuffle_questions"), FieldPanel("shuffle_answers")], _("Order")),
        InlinePanel("quiz_questions", heading=_("Questions asked of everybody")),
        InlinePanel(
            "draws", heading=_("Questions drawn at random"), help_text=_("Everybody gets others of the category.")
        ),
        CHANGE_PANEL,
    ]
    base_form_class = QuizForm

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")

    class PersonalData:
        holds = False

    def asked_questions(self, chance: Random, language: str = "") -> list[FrozenQuestion]:
        """The questions of one attempt as they are now: those for everybody, those drawn, in the order wished for."""
        questions = [question.frozen(language) for question in self.fixed_questions()]
        known = {question["id"] for question in questions}
        for draw in self.draws.select_related("category"):
            drawn = draw.draw(chance, leaving_out=known)
            known |= {question.pk for question in drawn}
            questions += [question.frozen(language) for question in drawn]
        if self.shuffle_questions:
            questions = chance.sample(questions, len(questions))
        return [
            kind_of(question).arranged(question, chance)
            if self.shuffle_answers or question["kind"] in ALWAYS_ARRANGED
            else question
            for question in questions
        ]

    def fixed_questions(self) -> "list[Question]":
        """The questions asked of everybody, in their order."""
        rows = self.quiz_questions.select_related("question")
        rows = rows.prefetch_related("question__answers", "question__translations")
        return [row.question for row in rows.order_by("sort_order", "pk")]

    def number_of_questions(self) -> int:
        """How many questions an attempt asks."""
        return self.quiz_questions.count() + sum(draw.number for draw in self.draws.all())


class QuizQuestion(Orderable):
    """A question of the bank, asked in a quiz."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="quiz_questions")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+", verbose_name=_("question"))

    panels = [FieldPanel("question")]

    class Meta(Orderable.Meta):
        verbose_name = _("question of the quiz")
        verbose_name_plural = _("questions of the quiz")
        constraints = [models.UniqueConstraint(name="courses_quiz_question_once", fields=["quiz", "question"])]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return str(self.question)


class QuizDraw(Orderable):
    """So many questions of a category, drawn anew for every attempt."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="draws")
    category = models.ForeignKey(QuestionCategory, models.PROTECT, related_name="+", verbose_name=_("category"))
    number = models.PositiveSmallIntegerField(_("number of questions"), default=5, validators=[MinValueValidator(1)])

    panels = [FieldPanel("category"), FieldPanel("number")]

    class Meta(Orderable.Meta):
        verbose_name = _("drawn questions")
        verbose_name_plural = _("drawn questions")
        constraints = [models.UniqueConstraint(name="courses_quiz_draw_once", fields=["quiz", "category"])]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return f"{self.number} × {self.category}"

    def draw(self, chance: Random, *, leaving_out: Collection[int]) -> list[Question]:
        """Questions of the category, each as likely as the others; fewer if there are not as many any more."""
        offered = self.category.questions.exclude(pk__in=leaving_out).order_by("pk").values_list("pk", flat=True)
        ids = list(offered)
        drawn = chance.sample(ids, min(self.number, len(ids)))
        found = Question.objects.prefetch_related("answers", "translations").in_bulk(drawn)
        return [found[pk] for pk in drawn]
