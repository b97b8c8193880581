"""A page and everything the checks say about it."""

from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.checks.findings import Finding
from cms.checks.parts import Activity, Heading, Part, Prose, Recording
from cms.checks.reading import Ease, ease_of, words_in
from cms.checks.rules import findings_in
from cms.checks.text_rules import check_duration, check_ease
from cms.checks.walking import parts_of
from people.hooks import plugged

WORDS_PER_MINUTE = 180  # on a screen, with understanding


@dataclass(frozen=True)
class Report:
    """What the checks found on a page."""

    findings: list[Finding]
    ease: Ease
    minutes: int  # how long the page probably takes

    @property
    def blocking(self) -> list[Finding]:
        """What must be put right before anything is published."""
        return [finding for finding in self.findings if finding.blocks]

    @property
    def hints(self) -> list[Finding]:
        """What deserves a second thought."""
        return [finding for finding in self.findings if not finding.blocks]

    @property
    def hardest(self) -> list[str]:
        """The sentences to begin with."""
        return self.ease.hardest()

    @property
    def grade(self) -> int:
        """The school grade from which the text is understood."""
        return round(self.ease.grade)

    @property
    def grade_in_words(self) -> str:
        """What the grade means."""
        if self.grade <= 7:
            return _("easy, as in a leaflet for everybody")
        if self.grade <= 9:
            return _("clear, as in a daily newspaper")
        if self.grade <= 11:
            return _("demanding, as in a specialist article")
        return _("hard, as in a legal text")


def report_on(page: Page) -> Report:
    """Everything the checks say about the page as it is in memory, published or not."""
    parts = content_of(page)
    lead = getattr(page, "lead", "")
    prose = [lead, *(part.text for part in parts if isinstance(part, Prose))]
    ease = ease_of(filter(None, prose), language_of(page))
    minutes = minutes_for(parts)
    findings = [*findings_in(parts), *check_ease(ease)]
    if hasattr(page, "body") and not parts:
        findings.append(Finding(_("There is no content yet."), _("Add at least one block.")))
    if parts and (stated := getattr(page, "minutes", 0)):
        findings += check_duration(stated, minutes)
    for check in plugged("register_page_check"):
        findings += check(page)
    return Report(sorted(findings, key=lambda finding: not finding.blocks), ease, minutes)


def content_of(page: Page) -> list[Part]:
    """The parts of all stream fields of the page, in the order of its fields."""
    streams = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return [part for name in streams for part in parts_of(getattr(page, name))]


def language_of(page: Page) -> str:
    """The language the page is written in."""
    return page.locale.language_code if page.locale_id else "de"


def minutes_for(parts: list[Part]) -> int:
    """How many minutes the page takes: reading, watching and trying out."""
    words = sum(len(words_in(part.text)) for part in parts if isinstance(part, Prose | Heading))
    seconds = sum(part.seconds for part in parts if isinstance(part, Recording | Activity))
    return ceil(words / WORDS_PER_MINUTE + seconds / 60)
