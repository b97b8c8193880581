"""Questions of colleagues to the Digital Movers of their office."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from cms.search.analyser import stems
from cms.search.vocabulary import vocabulary
from community.movers.appointments import reach_of
from community.movers.offices import homes_of, in_offices
from people.directory.models import User
from people.directory.models.users import within
from people.directory.roles import Role


class QuestionQuerySet(models.QuerySet["Question"]):
    """Ways to find questions."""

    def visible_to(self, user: User | AnonymousUser) -> "QuestionQuerySet":
        """The asker's own, those of the person's office, and for Movers and the programme those of their branch."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        scope = user.scope_of(Role.PROGRAMME, Role.MODERATOR)
        if scope is None:
            return self
        return self.filter(
            Q(asker=user) | of_own_offices(user) | within(scope, "office") | in_offices(reach_of(user) or [], "office")
        )

    def of_own_offices(self, user: User) -> "QuestionQuerySet":
        """Questions to the office the person works for."""
        return self.filter(of_own_offices(user))

    def to_answer_by(self, user: User) -> "QuestionQuerySet":
        """Open questions to the offices for which the person is a Digital Mover; one's own wait for somebody else."""
        mine = in_offices(reach_of(user) or [], "office")
        return self.filter(mine, state=Question.State.OPEN).exclude(asker=user)

    def with_reply_count(self) -> "QuestionQuerySet":
        """Each question with the number of its answers, the newest question first."""
        return self.annotate(reply_count=Count("replies")).order_by("-asked_at", "-pk")

    def older_than(self, question: int) -> "QuestionQuerySet":
        """What comes after this question (by id) in a list that begins with the newest."""
        moment = Question.objects.filter(pk=question).values("asked_at")
        return self.filter(Q(asked_at__lt=Subquery(moment)) | Q(asked_at=Subquery(moment), pk__lt=question))


def of_own_offices(user: User) -> Q:
    """The filter “asked to the office the person works for”."""
    return in_offices(homes_of(user), "office")


class Question(index.Indexed, models.Model):
    """A question to the Digital Movers of an office."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ANSWERED = "answered", _("Answered")
        SOLVED = "solved", _("Solved")

    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="questions", verbose_name=_("asked by")
    )
    office = models.ForeignKey("people.Office", models.PROTECT, related_name="questions", verbose_name=_("office"))
    title = models.CharField(_("question in one sentence"), max_length=160)
    text = models.TextField(_("more about it"), max_length=4000, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("about the page")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now, editable=False)

    search_fields = [index.SearchField("title", boost=2), index.SearchField("text"), index.SearchField("german_stems")]
    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["office", "state", "-asked_at"], name="community_question_queue")]

    class PersonalData:
        holds = True
        subject = "asker"
        purpose = _("Help from colleagues")
        basis = "§ 15 LDSG BW"
        roles = _("colleagues of the office, its Digital Movers, programme team")
        keep = _("name removed when the person leaves")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("community:question", args=[self.pk])

    def german_stems(self) -> str:
        """The words of question and answers reduced to their stems and parts."""
        replies = self.replies.values_list("text", flat=True) if self.pk else []
        return " ".join(stems(" ".join([self.title, self.text, *replies]), vocabulary()))


class ReplyQuerySet(models.QuerySet["Reply"]):
    """Ways to find answers."""

    def visible_to(self, user: User | AnonymousUser) -> "ReplyQuerySet":
        """Answers to questions the person may see."""
        return self.filter(question__in=Question.objects.visible_to(user))


class Reply(models.Model):
    """An answer to a question."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="replies")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="replies", verbose_name=_("answered by")
    )
    text = models.TextField(_("answer"), max_length=8000)
    written_at = models.DateTimeField(_("written at"), default=timezone.now, editable=False)
    is_accepted = models.BooleanField(_("solved the question"), default=False)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["-is_accepted", "written_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="community_reply_one_accepted", fields=["question"], condition=Q(is_accepted=True)
            )
        ]

    class PersonalData:
        holds = True
        subject = "author"
        purpose = _("Help for colleagues")
        basis = "§ 15 LDSG BW"
        roles = _("colleagues of the office, its Digital Movers, programme team")
        keep = _("name removed when the person leaves")

    def __str__(self) -> str:
        return f"{self.question_id}, {self.pk}"
