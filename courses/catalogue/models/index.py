"""The catalogue's own page."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from cms.languages.speaking import speak_all, wished
from cms.pages.models import BasePage
from courses.catalogue.listing import listing
from courses.catalogue.models.course import CoursePage
from courses.catalogue.panels import parts_for


class CourseIndexPage(BasePage):
    """The catalogue."""

    template = "courses/course_index_page.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["courses.CoursePage", "courses.ProgrammePage"]
    max_count_per_parent = 1
    section = "courses"

    class Meta:
        verbose_name = _("course catalogue")

    class PersonalData:
        holds = False

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Finds a course with everything its page shows in one query."""
        if len(path_components) != 1:
            return super().route(request, path_components)
        courses = CoursePage.objects.child_of(self).live().select_related("topic", "contact_office", "contact_person")
        course = courses.filter(slug=path_components[0]).first()
        if course is None:
            return super().route(request, path_components)
        course.index = self
        return RouteResult(course)

    def get_template(self, request: HttpRequest, *args: object, **kwargs: object) -> str:
        """The whole page, or only its results when a filter changed."""
        return f"{self.template}#results" if getattr(request, "htmx", False) else self.template

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        catalogue = listing(request)
        speak_all([course for course, _state in catalogue.courses], wished(request))
        context = super().get_context(request, *args, **kwargs)
        return context | {"catalogue": catalogue, "parts": parts_for(request) if catalogue.is_whole else []}
