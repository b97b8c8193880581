"""Files with questions that somebody brought: looked at first, then taken into the bank, then forgotten."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.exchange.report import is_new
from courses.quizzes.models import QuestionCategory
from people.directory.models import User


class QuestionImportQuerySet(models.QuerySet["QuestionImport"]):
    """Ways to find imports."""

    def of(self, user: User) -> "QuestionImportQuerySet":
        """What the person brought; nobody else sees it."""
        return self.filter(by=user)


class QuestionImport(models.Model):
    """A file of questions on its way into the bank."""

    class State(models.TextChoices):
        CHECKING = "checking", _("Being read")
        CHECKED = "checked", _("Read, nothing taken yet")
        RUNNING = "running", _("Being taken into the bank")
        DONE = "done", _("Taken into the bank")
        DISCARDED = "discarded", _("Discarded")
        FAILED = "failed", _("Failed")

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="question_imports", verbose_name=_("brought by")
    )
    file_name = models.CharField(_("file name"), max_length=200)
    file = models.FileField(_("file"), upload_to="question-imports", blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CHECKING)
    report = models.JSONField(_("report"), default=dict)
    category = models.ForeignKey(
        QuestionCategory, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("category")
    )
    as_in_file = models.BooleanField(_("categories as in the file"), default=False)
    taken = models.PositiveIntegerField(_("questions taken"), default=0)
    brought_at = models.DateTimeField(_("brought at"), auto_now_add=True)

    objects = QuestionImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of questions")
        verbose_name_plural = _("imports of questions")
        ordering = ["-brought_at", "-pk"]

    class PersonalData:
        holds = True
        subject = "by"
        purpose = _("Looking at a file of questions before it is taken into the bank")
        basis = "§ 15 LDSG BW"
        roles = _("only who brought it")
        keep = _("seven days")

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_at_work(self) -> bool:
        """Whether a worker has it."""
        return self.state in {self.State.CHECKING, self.State.RUNNING}

    @property
    def new(self) -> list[dict[str, Any]]:
        """The questions that would be taken."""
        return [line for line in self.report.get("questions", []) if is_new(line)]

    @property
    def can_be_taken(self) -> bool:
        return self.state == self.State.CHECKED and bool(self.new)
