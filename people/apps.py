from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Who we are: staff, offices, roles, what reaches us, our data."""

    name = "people"
    verbose_name = _("People")
