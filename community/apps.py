from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunityConfig(AppConfig):
    """What colleagues tell each other."""

    name = "community"
    verbose_name = _("Community")
