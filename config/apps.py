from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The wiring: settings, addresses, the embedded server. Holds no facts about people."""

    name = "config"
    label = "config"
    verbose_name = "Stadtcampus"

    def ready(self) -> None:
        from config import checks  # noqa: F401
