from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    """What can be learnt, and when it takes place."""

    name = "courses"
    verbose_name = _("Courses")
