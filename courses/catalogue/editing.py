"""What the catalogue adds to the editor: topics, and where authors may write."""

from wagtail.snippets.views.snippets import SnippetViewSet

from cms.models import HomePage
from cms.pages.choosing import KeptChooserViewSet
from cms.pages.services import WRITE, allow, allow_pages, editing_group, shelf
from courses.catalogue.models import CourseIndexPage, Topic
from people.directory.roles import Role

AUTHORS_MAY = (
    "courses.view_topic",
    *(f"courses.{action}_question" for action in ("view", "add", "change")),
    *(f"courses.{action}_questioncategory" for action in ("view", "add", "change")),
    "courses.view_glossaryterm",
    "courses.view_certificatetemplate",
)
EDITORS_MAY = (
    *AUTHORS_MAY,
    "courses.add_topic",
    "courses.change_topic",
    "courses.delete_question",
    "courses.delete_questioncategory",
    *(f"courses.{action}_glossaryterm" for action in ("add", "change", "delete")),
    *(f"courses.{action}_certificatetemplate" for action in ("add", "change", "delete")),
    "courses.change_certificatesettings",
)


class TopicViewSet(SnippetViewSet):
    """Topics stand in the editor's own menu."""

    model = Topic
    icon = "folder-open-inverse"
    add_to_admin_menu = True
    menu_order = 320
    chooser_viewset_class = KeptChooserViewSet
    list_display = ("name", "cover", "position")


def set_up(home: HomePage) -> None:
    """The catalogue below the start page; authors write courses there, editors look after topics."""
    catalogue = shelf(home, CourseIndexPage, title="Kurse", slug="kurse")
    allow_pages(editing_group(Role.AUTHOR), catalogue, WRITE)
    allow(editing_group(Role.AUTHOR), AUTHORS_MAY)
    allow(editing_group(Role.EDITOR), EDITORS_MAY)
