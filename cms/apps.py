from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """The site: pages, media, navigation, search."""

    name = "cms"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Steps of an approval are told to those they concern."""
        from cms.pages.approval import listen

        listen()
