"""What quizzes add to the editor: the bank of questions and its categories."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from cms.pages.choosing import KeptChooserViewSet
from courses.quizzes.models import Question, QuestionCategory


class QuestionList(IndexView):
    """The bank, with the way to other systems in its menu."""

    @property
    def header_more_buttons(self) -> list[Any]:
        exchange = Button(_("Import and export"), reverse("courses_exchange"), icon_name="resubmit", priority=80)
        return [*super().header_more_buttons, exchange]


class QuestionViewSet(SnippetViewSet):
    """Questions stand in the editor's own menu."""

    model = Question
    icon = "help"
    index_view_class = QuestionList
    add_to_admin_menu = True
    menu_order = 330
    chooser_viewset_class = KeptChooserViewSet
    list_display = ("text", "kind", "category")
    list_filter = ("kind", "category")


class CategoryViewSet(SnippetViewSet):
    """Categories stand beside the topics."""

    model = QuestionCategory
    icon = "folder-open-1"
    add_to_admin_menu = False
    chooser_viewset_class = KeptChooserViewSet
