"""The glossary: words of the administration, explained once for all lessons."""

from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.navigation.memory import forget, remembered
from cms.search.analyser import stems
from cms.search.vocabulary import vocabulary


class GlossaryTerm(index.Indexed, models.Model):
    """A word with its explanation; lessons explain it where it first occurs."""

    name = models.CharField(_("term"), max_length=80, unique=True)
    explanation = models.TextField(_("explanation"), max_length=600, help_text=_("One to three plain sentences"))
    spellings = models.CharField(
        _("other forms"),
        max_length=300,
        blank=True,
        help_text=_("Separated by commas, such as plural or abbreviation: files, case files"),
    )

    panels = [FieldPanel("name"), FieldPanel("explanation"), FieldPanel("spellings")]
    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("german_stems"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")
        ordering = ["name"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Lessons explain the word anew."""
        super().save(*args, **kwargs)
        forget()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Lessons no longer explain the word."""
        forget()
        return super().delete(*args, **kwargs)

    @property
    def anchor(self) -> str:
        """The address of the explanation on a page."""
        return f"begriff-{slugify(self.name) or self.pk}"

    @property
    def forms(self) -> list[str]:
        """Every way of writing it that is recognised in lessons."""
        return [self.name, *(form.strip() for form in self.spellings.split(",") if form.strip())]

    def german_stems(self) -> str:
        """The words reduced to their stems and parts, so that German word forms find each other."""
        return " ".join(stems(f"{self.name} {self.spellings} {self.explanation}", vocabulary()))


def glossary() -> list[GlossaryTerm]:
    """All terms by name; remembered, because every lesson asks for them."""
    return remembered("glossary", lambda: list(GlossaryTerm.objects.all()))
