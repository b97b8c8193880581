"""Modules: parts of a longer course. A lesson or quiz opens one by naming it; what follows belongs to it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class ModulePartMixin(models.Model):
    """A step of a course that may open a module; moving it moves no evidence, because modules hold none."""

    module = models.CharField(
        _("begins the module"),
        max_length=120,
        blank=True,
        help_text=_(
            "Only where a new module begins: its title. The steps below belong to it until the next module begins."
        ),
    )

    module_panels = [FieldPanel("module")]

    class Meta:
        abstract = True

    def words_from(self, translation: Any, name: str) -> Any:
        """Where modules begin is said by the course; a translation only names them."""
        return super().words_from(translation, name) if name != "module" or self.module else ""  # type: ignore[misc]
